-- grain: one row per commune with offers
-- purpose: its name, where it is on the map, and how many offers it has, duplicates apart
select
    commune_code as code,
    coalesce(max(commune_name), commune_code) as label,
    max(department_code) as department_code,
    max(region_code) as region_code,
    avg(latitude) as latitude,
    avg(longitude) as longitude,
    count(*) as offers,
    cast(sum(case when available then 1 else 0 end) as bigint) as available_offers
from gold.offer
where commune_code is not null and not duplicate
group by commune_code
order by offers desc, code
