-- grain: one row per offer and value
-- purpose: technologies, methods and domains its text names, each once
select distinct o.offer_key, s.label
from silver.offer_keyword s
join gold.offer o on o.id = s.offer_id
order by o.offer_key
