-- How often offers stood in recommendations, by day, whoever they were for. Days that count no more are removed.
create table exposure (
    offer_id varchar(200) not null,
    shown_on date not null,
    shown bigint not null,
    primary key (offer_id, shown_on)
);
create index exposure_shown_on on exposure (shown_on);
