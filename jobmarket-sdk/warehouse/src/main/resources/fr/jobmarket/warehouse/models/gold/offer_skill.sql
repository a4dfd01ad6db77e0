-- grain: one row per offer and skill
-- purpose: what offers ask for. A skill that its offer names twice counts once. One without a code gets that of the same
--   label elsewhere, or is known by its label.
with known as (
    select label, max(code) as code
    from silver.offer_skill
    where code is not null
    group by label
),
coded as (
    select s.offer_id, coalesce(s.code, k.code, s.label) as code, s.label, s.level
    from silver.offer_skill s
    left join known k on k.label = s.label
)
select o.offer_key, c.code, min(c.label) as label, max(c.level) as level
from coded c
join gold.offer o on o.id = c.offer_id
group by o.offer_key, c.code
order by o.offer_key
