-- grain: one row per department with offers
-- purpose: its name, where it is on the map, and how many offers it has, duplicates apart
select
    department_code as code,
    coalesce(max(department_name), department_code) as label,
    max(region_code) as region_code,
    avg(latitude) as latitude,
    avg(longitude) as longitude,
    count(*) as offers,
    cast(sum(case when available then 1 else 0 end) as bigint) as available_offers
from gold.offer
where department_code is not null and not duplicate
group by department_code
order by offers desc, code
