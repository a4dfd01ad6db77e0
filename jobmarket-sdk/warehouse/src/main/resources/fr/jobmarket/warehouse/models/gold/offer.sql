-- grain: one row per offer of silver
-- purpose: what statistics and the other marts count. Rows are numbered, so that those can refer to them by something
--   smaller than the id. Columns that tell the employer or the commune are empty where the licence of France Travail demands it, which is
--   for offers that it no longer serves. Paris, Lyon and Marseille are one city each, whatever the arrondissement.
with shown as (
    select
        o.*,
        source = 'francetravail' and not available as hidden,
        case
            when commune_code between '13201' and '13216' then '13055'
            when commune_code between '69381' and '69389' then '69123'
            when commune_code between '75101' and '75120' then '75056'
            else commune_code
        end as city_code,
        case
            when commune_code between '13201' and '13216' then 'Marseille'
            when commune_code between '69381' and '69389' then 'Lyon'
            when commune_code between '75101' and '75120' then 'Paris'
            else commune_name
        end as city_name
    from silver.offer o
)
select
    row_number() over (order by id) as offer_key,
    id,
    source,
    title,
    case when not hidden then company_name end as company_name,
    data_role,
    available,
    duplicate_of is not null as duplicate,
    contract_type,
    apprenticeship,
    working_time,
    remote,
    created_at,
    first_seen_at,
    last_seen_at,
    region_code,
    region_name,
    department_code,
    department_name,
    case when not hidden then postal_code end as postal_code,
    case when not hidden then commune_code end as commune_code,
    case when not hidden then commune_name end as commune_name,
    case when not hidden then city_code end as city_code,
    case when not hidden then city_name end as city_name,
    case when not hidden then latitude end as latitude,
    case when not hidden then longitude end as longitude,
    experience_requirement,
    experience_months,
    qualification_code,
    qualification_label,
    naf_code,
    industry_label,
    rome_code,
    rome_label,
    salary_annual_min,
    salary_annual_max,
    salary_full_time_annual_min,
    salary_full_time_annual_max,
    salary_confidence,
    salary_origin
from shown
order by id
