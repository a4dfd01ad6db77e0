-- grain: one row per offer that bronze had received when the run :as_of ended
-- purpose: which payload of it counts, when it was seen first and last, and whether its source still has it. An offer is
--   gone when a plan that had brought it was harvested completely after any harvest saw it last.
with seen as (
    select run_id, source, plan, source_id, payload_sha256, ordinal, seen_at
    from bronze.offer_seen
    where run_id <= :as_of
),
latest as (
    select source, source_id, payload_sha256
    from seen
    qualify row_number() over (partition by source, source_id order by run_id desc, ordinal desc) = 1
),
life as (
    select source, source_id, min(seen_at) as first_seen_at, max(seen_at) as last_seen_at, max(run_id) as last_run
    from seen
    group by source, source_id
),
finished as (
    select source, plan, max(run_id) as run_id
    from meta.task
    where status = 'COMPLETE' and plan is not null and run_id <= :as_of
    group by source, plan
),
gone as (
    select distinct s.source, s.source_id
    from seen s
    join finished f on f.source = s.source and f.plan = s.plan
    join life l on l.source = s.source and l.source_id = s.source_id
    where f.run_id > l.last_run
)
select
    t.source,
    t.source_id,
    t.payload_sha256,
    l.first_seen_at,
    l.last_seen_at,
    g.source_id is null as available
from latest t
join life l on l.source = t.source and l.source_id = t.source_id
left join gone g on g.source = t.source and g.source_id = t.source_id
