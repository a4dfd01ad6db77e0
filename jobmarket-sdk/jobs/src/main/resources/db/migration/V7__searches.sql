-- Searches that people keep, to be told what is new.
create table saved_search (
    id uuid primary key,
    account_id uuid not null references account (id) on delete cascade,
    name varchar(100) not null,
    -- As it stands behind the question mark of a search.
    query varchar(16000) not null,
    daily_mail boolean not null,
    created_at timestamp with time zone not null,
    -- Offers first seen later than this are new to the person; to their messages.
    seen_until timestamp with time zone not null,
    told_until timestamp with time zone not null,
    told_at timestamp with time zone not null,
    -- Whoever knows the token reads the feed; absent while there is none.
    feed_token_hash varchar(64),
    constraint saved_search_feed_unique unique (feed_token_hash)
);
create index saved_search_account on saved_search (account_id, created_at);
create index saved_search_told on saved_search (daily_mail, told_at);

-- What somebody notes about a saved offer, and how far their application is.
alter table saved_offer add column note varchar(2000);
alter table saved_offer add column application varchar(20);
