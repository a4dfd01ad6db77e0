-- grain: one row per offer that bronze had received when the run :as_of ended
-- purpose: which payload of it counts, when it was seen first and last, and whether its source still has it. What is newer is
--   decided by when harvests took place, so that an archive may be imported after newer ones. An offer is gone when a plan
--   that had brought it was harvested completely after any harvest saw it last.
with latest as (
    select source, source_id, payload_sha256
    from sequence_seen
    qualify row_number() over (
        partition by source, source_id order by last_position desc, first_position desc, ordinal desc
    ) = 1
),
life as (
    select
        source,
        source_id,
        min(first_seen_at) as first_seen_at,
        max(last_seen_at) as last_seen_at,
        max(last_position) as last_position
    from sequence_seen
    group by source, source_id
),
finished as (
    select h.source, h.plan, max(h.position) as position
    from harvest_order h
    join meta.task t on t.run_id = h.run_id and t.source = h.source and t.plan = h.plan
    where t.status = 'COMPLETE' and h.run_id <= :as_of
    group by h.source, h.plan
),
gone as (
    select distinct s.source, s.source_id
    from sequence_seen s
    join finished f on f.source = s.source and f.plan = s.plan
    join life l on l.source = s.source and l.source_id = s.source_id
    where f.position > l.last_position
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
