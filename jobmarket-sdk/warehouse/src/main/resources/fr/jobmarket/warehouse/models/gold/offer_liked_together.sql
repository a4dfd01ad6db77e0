-- grain: one row per offer and another that candidates who like it like too, at most 20 for each offer
-- purpose: what may interest whoever likes an offer, as recommendations bring it in. Liked is what is saved or applied to and not
--   dismissed since. No row is about fewer than three candidates, and none says who they are. The similarity is the cosine of who
--   likes the two, damped by 10 in the denominator, so that few candidates say less than many (Sarwar et al. 2001). Of each candidate
--   the 50 offers liked last count: that bounds the pairs, and nobody outweighs others by liking everything. Likes of a duplicate are
--   likes of the offer it duplicates, and what is alike to one is alike to the other. What can no longer be recommended is not worth
--   keeping as the other one.
with liked as (
    select f.candidate, coalesce(o.duplicate_of, o.id) as offer_id, max(f.last_at) as last_at
    from silver.feedback f
    join silver.offer o on o.id = f.offer_id
    where (f.saved or f.applied) and not f.dismissed
    group by f.candidate, coalesce(o.duplicate_of, o.id)
),
latest as (
    select candidate, offer_id
    from liked
    qualify row_number() over (partition by candidate order by last_at desc, offer_id) <= 50
),
likers as (
    select offer_id, count(*) as candidates
    from latest
    group by offer_id
    having count(*) >= 3
),
known as (
    select l.candidate, g.offer_key, k.candidates
    from latest l
    join likers k on k.offer_id = l.offer_id
    join gold.offer g on g.id = l.offer_id
),
pairs as (
    select
        one.offer_key,
        other.offer_key as other_offer_key,
        count(*) as candidates,
        count(*) / (sqrt(cast(max(one.candidates) as double) * max(other.candidates)) + 10) as similarity
    from known one
    join known other on other.candidate = one.candidate and other.offer_key > one.offer_key
    group by one.offer_key, other.offer_key
    having count(*) >= 3
),
both_ways as (
    select offer_key, other_offer_key, candidates, similarity
    from pairs
    union all
    select other_offer_key, offer_key, candidates, similarity
    from pairs
),
alike as (
    select b.offer_key, b.other_offer_key, b.candidates, b.similarity
    from both_ways b
    join gold.offer o on o.offer_key = b.other_offer_key
    where o.available and not o.duplicate
    qualify row_number() over (partition by b.offer_key order by b.similarity desc, b.other_offer_key) <= 20
)
select g.offer_key, a.other_offer_key, a.candidates, a.similarity
from alike a
join gold.offer kept on kept.offer_key = a.offer_key
join silver.offer o on coalesce(o.duplicate_of, o.id) = kept.id
join gold.offer g on g.id = o.id
order by g.offer_key, a.similarity desc, a.other_offer_key
