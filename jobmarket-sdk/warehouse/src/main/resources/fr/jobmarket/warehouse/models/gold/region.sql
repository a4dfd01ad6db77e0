-- grain: one row per region with offers
-- purpose: its name, where it is on the map, and how many offers it has, duplicates apart
select
    region_code as code,
    coalesce(max(region_name), region_code) as label,
    avg(latitude) as latitude,
    avg(longitude) as longitude,
    count(*) as offers,
    cast(sum(case when available then 1 else 0 end) as bigint) as available_offers
from gold.offer
where region_code is not null and not duplicate
group by region_code
order by offers desc, code
