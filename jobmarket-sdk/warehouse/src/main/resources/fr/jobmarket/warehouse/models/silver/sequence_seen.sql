-- grain: one row per sequence of sightings of a payload that had begun when the run :as_of ended
-- purpose: when the sequence began and how far it had got, in the order in which harvests took place.
select
    p.source,
    p.source_id,
    p.payload_sha256,
    p.ordinal,
    f.plan,
    p.first_harvest,
    l.reached,
    f.position as first_position,
    f.harvested_at as first_seen_at,
    r.position as last_position,
    r.harvested_at as last_seen_at
from bronze.offer_presence p
join harvest_order f on f.harvest_id = p.first_harvest and f.run_id <= :as_of
join harvest_order l on l.harvest_id = p.last_harvest
join harvest_order r on r.harvest_id = l.reached
