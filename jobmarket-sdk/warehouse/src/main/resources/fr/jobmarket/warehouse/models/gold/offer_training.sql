-- grain: one row per offer and value
-- purpose: levels and fields of education it asks for, each once
select distinct o.offer_key, s.label
from silver.offer_training s
join gold.offer o on o.id = s.offer_id
order by o.offer_key
