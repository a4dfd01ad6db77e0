-- What a request that may be repeated made, kept for a day: the id is a hash of account and key.
create table idempotency_key (
    id varchar(64) primary key,
    account_id uuid not null references account (id) on delete cascade,
    request_hash varchar(64) not null,
    made varchar(36) not null,
    created_at timestamp with time zone not null
);
create index idempotency_key_account on idempotency_key (account_id, created_at);
