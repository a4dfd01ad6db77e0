-- What was recommended to whom, by which model and why. Old pages are removed; with the account go all.
create table shown_page (
    id uuid primary key,
    account_id uuid not null references account (id) on delete cascade,
    shown_at timestamp with time zone not null,
    release_id varchar(100) not null,
    model varchar(300) not null,
    content varchar(200000) not null
);
create index shown_page_account on shown_page (account_id, shown_at);
create index shown_page_shown_at on shown_page (shown_at);
