-- grain: one row per harvest
-- purpose: the order in which harvests of a source took place, whatever the order they came to the warehouse in; and how far
--   each series had got when the run :as_of ended.
select
    harvest_id,
    run_id,
    source,
    plan,
    harvested_at,
    row_number() over (partition by source order by harvested_at, run_id, harvest_id) as position,
    max(case when run_id <= :as_of then harvest_id end) over (
        partition by source, plan order by harvest_id rows between unbounded preceding and current row
    ) as reached
from bronze.harvest
