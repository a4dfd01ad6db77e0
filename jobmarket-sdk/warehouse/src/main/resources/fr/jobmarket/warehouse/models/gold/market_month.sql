-- grain: one row per month of publication, occupation and department with offers
-- purpose: demand and salaries over time. An offer counts in the month it was published in, whenever it was harvested, so
--   that a first harvest is no peak; duplicates count nowhere. A salary is the middle of what an offer states, gross
--   euros a year at full time. Where occupation or department is not known, its columns are empty.
with published as (
    select
        date_trunc('month', created_at) as month,
        rome_code,
        rome_label,
        department_code,
        department_name,
        available,
        (coalesce(salary_full_time_annual_min, salary_full_time_annual_max)
            + coalesce(salary_full_time_annual_max, salary_full_time_annual_min)) / 2 as salary
    from gold.offer
    where created_at is not null and not duplicate
)
select
    month,
    rome_code,
    max(rome_label) as rome_label,
    department_code,
    max(department_name) as department_name,
    count(*) as offers,
    cast(sum(case when available then 1 else 0 end) as bigint) as available_offers,
    count(salary) as salaries,
    min(salary) as lowest_salary,
    median(salary) as median_salary,
    max(salary) as highest_salary
from published
group by month, rome_code, department_code
order by month, rome_code, department_code
