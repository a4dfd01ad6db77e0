-- grain: one row per candidate and offer they had done something with when the run :as_of ended
-- purpose: how matters stand between the two. A dismissal holds until the offer is restored, saved or applied to, at the
--   same moment or later, as it does for the gateway.
with per_pair as (
    select
        candidate,
        offer_id,
        cast(sum(case when action = 'VIEW' then 1 else 0 end) as bigint) as views,
        max(case when action = 'SAVE' then 1 else 0 end) as saved,
        max(case when action = 'APPLY' then 1 else 0 end) as applied,
        max(case when action = 'DISMISS' then acted_at end) as dismissed_at,
        max(case when action in ('SAVE', 'APPLY', 'RESTORE') then acted_at end) as taken_back_at,
        min(offer_rank) as best_rank,
        min(acted_at) as first_at,
        max(acted_at) as last_at
    from bronze.feedback
    where run_id <= :as_of
    group by candidate, offer_id
)
select
    candidate,
    offer_id,
    views,
    saved = 1 as saved,
    applied = 1 as applied,
    dismissed_at is not null and (taken_back_at is null or taken_back_at < dismissed_at) as dismissed,
    best_rank,
    first_at,
    last_at
from per_pair
