-- Links that let somebody choose a new password: only hashes are kept, as of refresh tokens.
create table password_reset (
    token_hash varchar(64) primary key,
    account_id uuid not null references account (id) on delete cascade,
    expires_at timestamp with time zone not null
);
create index password_reset_account on password_reset (account_id);
create index password_reset_expiry on password_reset (expires_at);

-- Registrations whose address is not confirmed yet.
create table pending_registration (
    token_hash varchar(64) primary key,
    email varchar(254) not null,
    display_name varchar(100),
    password_hash varchar(255) not null,
    expires_at timestamp with time zone not null
);
create index pending_registration_email on pending_registration (email);
create index pending_registration_expiry on pending_registration (expires_at);
