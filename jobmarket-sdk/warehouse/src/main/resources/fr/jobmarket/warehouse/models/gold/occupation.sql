-- grain: one row per ROME code with offers
-- purpose: the dictionary of occupations, and how many offers each has, duplicates apart
select
    rome_code as code,
    coalesce(max(rome_label), rome_code) as label,
    count(*) as offers,
    cast(sum(case when available then 1 else 0 end) as bigint) as available_offers
from gold.offer
where rome_code is not null and not duplicate
group by rome_code
order by offers desc, code
