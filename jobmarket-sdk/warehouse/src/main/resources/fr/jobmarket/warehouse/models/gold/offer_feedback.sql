-- grain: one row per offer that candidates did something with
-- purpose: how an offer is received. Candidates are counted, and none can be told from another.
select
    o.offer_key,
    count(*) as candidates,
    cast(sum(case when f.views > 0 then 1 else 0 end) as bigint) as viewed,
    cast(sum(case when f.saved then 1 else 0 end) as bigint) as saved,
    cast(sum(case when f.applied then 1 else 0 end) as bigint) as applied,
    cast(sum(case when f.dismissed then 1 else 0 end) as bigint) as dismissed,
    max(f.last_at) as last_at
from silver.feedback f
join gold.offer o on o.id = f.offer_id
group by o.offer_key
