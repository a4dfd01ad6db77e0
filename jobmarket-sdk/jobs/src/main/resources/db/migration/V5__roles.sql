alter table account add column role varchar(10) default 'CANDIDATE' not null;
