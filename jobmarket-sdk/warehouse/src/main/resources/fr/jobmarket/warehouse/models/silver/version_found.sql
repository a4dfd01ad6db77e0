-- grain: one row per version of an offer of which bronze had several when the run :as_of ended
-- purpose: which payload was seen from when to when. The beginning and the end of each sequence of sightings are put in the
--   order in which harvests took place; neighbours with the same payload are one version. A sequence that an archive of a
--   day between interrupts with another payload counts with all its harvests.
with changed as (
    select source, source_id
    from sequence_seen
    group by source, source_id
    having min(payload_sha256) <> max(payload_sha256)
),
interrupted as (
    select distinct s.*
    from sequence_seen s
    join changed c on c.source = s.source and c.source_id = s.source_id
    join sequence_seen o on o.source = s.source and o.source_id = s.source_id and o.payload_sha256 <> s.payload_sha256
    where (o.first_position > s.first_position and o.first_position < s.last_position)
        or (o.last_position > s.first_position and o.last_position < s.last_position)
),
sightings as (
    select s.source, s.source_id, payload_sha256, ordinal, first_position, first_position as position, first_seen_at as seen_at
    from sequence_seen s
    join changed c on c.source = s.source and c.source_id = s.source_id
    union
    select s.source, s.source_id, payload_sha256, ordinal, first_position, last_position as position, last_seen_at as seen_at
    from sequence_seen s
    join changed c on c.source = s.source and c.source_id = s.source_id
    union
    select s.source, s.source_id, payload_sha256, ordinal, first_position, h.position, h.harvested_at as seen_at
    from interrupted s
    join harvest_order h on h.source = s.source and coalesce(h.plan, '') = coalesce(s.plan, '')
        and h.harvest_id between s.first_harvest and s.reached
),
with_previous as (
    select
        *,
        lag(payload_sha256) over (
            partition by source, source_id order by position, first_position, ordinal
        ) as previous_sha256
    from sightings
),
numbered as (
    select
        *,
        sum(case when coalesce(previous_sha256, '') <> payload_sha256 then 1 else 0 end) over (
            partition by source, source_id
            order by position, first_position, ordinal
            rows between unbounded preceding and current row
        ) as number
    from with_previous
)
select
    source || ':' || source_id as offer_id,
    source,
    source_id,
    cast(number as bigint) as number,
    payload_sha256,
    max(case when previous_sha256 <> payload_sha256 then previous_sha256 end) as previous_sha256,
    min(seen_at) as first_seen_at,
    max(seen_at) as last_seen_at
from numbered
group by source, source_id, number, payload_sha256
