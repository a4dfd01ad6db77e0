-- What counts against limits, over all gateways: who attempted what as a hash, and when, in milliseconds since 1970.
create table attempt (
    key_hash char(64) primary key,
    times varchar(20000) not null,
    until_at timestamp with time zone not null
);
create index attempt_until_at on attempt (until_at);

-- From where somebody has signed in: account and place as a hash.
create table known_place (
    place_hash char(64) primary key,
    account_id uuid not null references account (id) on delete cascade,
    used_at timestamp with time zone not null
);
create index known_place_account_id on known_place (account_id);
create index known_place_used_at on known_place (used_at);
