-- grain: one row per skill that offers ask for
-- purpose: the dictionary of skills, and how many offers ask for each, duplicates apart
select
    s.code,
    coalesce(max(s.label), s.code) as label,
    count(*) as offers,
    cast(sum(case when o.available then 1 else 0 end) as bigint) as available_offers
from gold.offer_skill s
join gold.offer o on o.offer_key = s.offer_key
where s.code is not null and not o.duplicate
group by s.code
order by offers desc, s.code
