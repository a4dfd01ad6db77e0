-- What a valid body may hold: 31,400 characters, each up to six as JSON, and what the gateway adds.
alter table own_offer alter column content set data type varchar(200000);
