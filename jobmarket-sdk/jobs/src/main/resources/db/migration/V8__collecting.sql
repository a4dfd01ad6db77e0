-- What the warehouse knows people by: leads back to an account only here, and to nobody once the account is gone.
alter table account add column pseudonym uuid default gen_random_uuid() not null;

-- One row: what tells this database from another, so that accounts of one are not taken for deleted in the other.
create table database_identity (id uuid not null);
insert into database_identity values (gen_random_uuid());

create index feedback_created on feedback (created_at);
