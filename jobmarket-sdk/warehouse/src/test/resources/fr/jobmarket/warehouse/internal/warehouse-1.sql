-- The tables of a warehouse of version 1, and what is in one after a harvest and a transformation.
create schema bronze;
create schema silver;
create schema gold;
create schema meta;
create table meta.schema_version (
    version bigint,
    applied_at timestamp
);
create table meta.run (
    run_id varchar,
    kind varchar,
    status varchar,
    started_at timestamp,
    ended_at timestamp,
    error varchar
);
create table meta.task (
    run_id varchar,
    task varchar,
    source varchar,
    plan varchar,
    status varchar,
    started_at timestamp,
    ended_at timestamp,
    counts varchar,
    error varchar
);
create table meta.state (
    name varchar,
    value varchar
);
create table bronze.offer_raw (
    source varchar,
    source_id varchar,
    payload varchar,
    payload_sha256 varchar,
    run_id varchar,
    harvested_at timestamp
);
create table bronze.offer_seen (
    run_id varchar,
    source varchar,
    plan varchar,
    source_id varchar,
    payload_sha256 varchar,
    ordinal bigint,
    seen_at timestamp
);
create table silver.offer (
    id varchar,
    source varchar,
    source_id varchar,
    payload_sha256 varchar,
    title varchar,
    url varchar,
    company_name varchar,
    company_size varchar,
    rome_code varchar,
    rome_label varchar,
    appellation varchar,
    occupation_confidence double,
    occupation_predicted boolean,
    data_role varchar,
    contract_type varchar,
    contract_code varchar,
    contract_months double,
    apprenticeship boolean,
    working_time varchar,
    hours_per_week double,
    salary_period varchar,
    salary_min double,
    salary_max double,
    salary_months double,
    salary_annual_min double,
    salary_annual_max double,
    salary_confidence varchar,
    salary_origin varchar,
    experience_requirement varchar,
    experience_months bigint,
    place_label varchar,
    commune_code varchar,
    commune_name varchar,
    postal_code varchar,
    department_code varchar,
    department_name varchar,
    region_code varchar,
    region_name varchar,
    latitude double,
    longitude double,
    place_precision varchar,
    place_origin varchar,
    metropolitan boolean,
    qualification_code varchar,
    qualification_label varchar,
    naf_code varchar,
    industry_label varchar,
    openings bigint,
    remote boolean,
    created_at timestamp,
    updated_at timestamp,
    first_seen_at timestamp,
    last_seen_at timestamp,
    available boolean,
    duplicate_of varchar,
    canonical varchar
);
create table silver.offer_skill (
    offer_id varchar,
    ordinal bigint,
    code varchar,
    label varchar,
    level varchar
);
create table silver.rejected (
    source varchar,
    source_id varchar,
    payload_sha256 varchar,
    reason varchar
);
create table silver.offer_keyword (
    offer_id varchar,
    ordinal bigint,
    label varchar
);
create table silver.offer_language (
    offer_id varchar,
    ordinal bigint,
    label varchar
);
create table silver.offer_licence (
    offer_id varchar,
    ordinal bigint,
    label varchar
);
create table silver.offer_training (
    offer_id varchar,
    ordinal bigint,
    label varchar
);
create table silver.offer_soft_skill (
    offer_id varchar,
    ordinal bigint,
    label varchar
);
create table silver.offer_issue (
    offer_id varchar,
    ordinal bigint,
    label varchar
);
insert into meta.schema_version values (1, timestamp '2026-11-20 06:00:00');
insert into meta.run values
    ('20261120-060000-000', 'harvest', 'COMPLETE', timestamp '2026-11-20 06:00:00', timestamp '2026-11-20 06:05:00', null);
insert into meta.task values
    ('20261120-060000-000', 'harvest-francetravail', 'francetravail', 'everything', 'COMPLETE',
     timestamp '2026-11-20 06:00:01', timestamp '2026-11-20 06:04:59', '{"received":2}', null);
insert into meta.state values ('silver.as_of', '20261120-060000-000'), ('silver.cleaner_version', '0');
insert into bronze.offer_raw values
    ('francetravail', 'a', '{"id": "a", "title": "Ingénieur"}', 'sha-a', '20261120-060000-000', timestamp '2026-11-20 06:01:00'),
    ('francetravail', 'b', '{"id": "b", "title": "bad"}', 'sha-b', '20261120-060000-000', timestamp '2026-11-20 06:01:00');
insert into bronze.offer_seen values
    ('20261120-060000-000', 'francetravail', 'everything', 'a', 'sha-a', 1, timestamp '2026-11-20 06:01:00'),
    ('20261120-060000-000', 'francetravail', 'everything', 'b', 'sha-b', 2, timestamp '2026-11-20 06:01:00');
insert into silver.offer (id, source, source_id, payload_sha256, title, available, canonical) values
    ('francetravail:a', 'francetravail', 'a', 'sha-a', 'Ingénieur', true, '{}');
insert into silver.offer_keyword values ('francetravail:a', 0, 'Ingénieur');
insert into silver.rejected values ('francetravail', 'b', 'sha-b', 'a bad title');
