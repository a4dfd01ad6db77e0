create table account (
    id uuid primary key,
    email varchar(254) not null,
    display_name varchar(100),
    password_hash varchar(255) not null,
    created_at timestamp with time zone not null,
    constraint account_email_unique unique (email)
);

-- One row per sign-in: the family of all refresh tokens that descend from it.
create table login_session (
    id uuid primary key,
    account_id uuid not null references account (id) on delete cascade,
    created_at timestamp with time zone not null,
    expires_at timestamp with time zone not null,
    revoked_at timestamp with time zone
);
create index login_session_account on login_session (account_id);
create index login_session_expiry on login_session (expires_at);

-- Only hashes are kept: a copy of this table signs nobody in.
create table refresh_token (
    token_hash varchar(64) primary key,
    session_id uuid not null references login_session (id) on delete cascade,
    issued_at timestamp with time zone not null,
    used_at timestamp with time zone
);
create index refresh_token_session on refresh_token (session_id);

create table profile (
    account_id uuid primary key references account (id) on delete cascade,
    content varchar(100000) not null,
    updated_at timestamp with time zone not null
);
