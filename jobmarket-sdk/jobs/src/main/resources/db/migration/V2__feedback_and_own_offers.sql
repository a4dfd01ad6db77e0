-- What people did with offers; training reads it.
create table feedback (
    id uuid primary key,
    account_id uuid not null references account (id) on delete cascade,
    offer_id varchar(200) not null,
    action varchar(10) not null,
    offer_rank integer,
    release_id varchar(100),
    created_at timestamp with time zone not null
);
create index feedback_account on feedback (account_id, created_at);

create table saved_offer (
    account_id uuid not null references account (id) on delete cascade,
    offer_id varchar(200) not null,
    saved_at timestamp with time zone not null,
    primary key (account_id, offer_id)
);

-- Offers entered by hand, as canonical JSON; the pipeline takes them into bronze.
create table own_offer (
    source_id varchar(36) primary key,
    account_id uuid not null references account (id) on delete cascade,
    content varchar(100000) not null,
    created_at timestamp with time zone not null
);
create index own_offer_account on own_offer (account_id, created_at);
