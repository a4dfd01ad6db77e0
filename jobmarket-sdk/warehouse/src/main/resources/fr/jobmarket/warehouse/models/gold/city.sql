-- grain: one row per city with offers
-- purpose: its name, where it is on the map, and how many offers it has, duplicates apart
select
    city_code as code,
    coalesce(max(city_name), city_code) as label,
    max(department_code) as department_code,
    max(region_code) as region_code,
    avg(latitude) as latitude,
    avg(longitude) as longitude,
    count(*) as offers,
    cast(sum(case when available then 1 else 0 end) as bigint) as available_offers
from gold.offer
where city_code is not null and not duplicate
group by city_code
order by offers desc, code
