package fr.jobmarket.warehouse.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The tables of the warehouse. docs/data-model.md explains their columns. */
public final class Schema {

    /** Counts up when a table changes; {@link Migrations} has a step for each change. */
    public static final int VERSION = Migrations.toSchema().version();

    public static final TableSpec VERSIONS =
            TableSpec.of("meta.schema_version", "version bigint", "applied_at timestamp");

    public static final TableSpec RUN = TableSpec.of(
            "meta.run",
            "run_id varchar",
            "kind varchar",
            "status varchar",
            "started_at timestamp",
            "ended_at timestamp",
            "error varchar");

    public static final TableSpec TASK = TableSpec.of(
            "meta.task",
            "run_id varchar",
            "task varchar",
            "source varchar",
            "plan varchar",
            "status varchar",
            "started_at timestamp",
            "ended_at timestamp",
            "counts varchar",
            "error varchar");

    public static final TableSpec STATE = TableSpec.of("meta.state", "name varchar", "value varchar");

    public static final TableSpec OFFER_RAW = TableSpec.of(
            "bronze.offer_raw",
            "source varchar",
            "source_id varchar",
            "payload varchar",
            "payload_sha256 varchar",
            "run_id varchar",
            "harvested_at timestamp");

    public static final TableSpec OFFER_SEEN = TableSpec.of(
            "bronze.offer_seen",
            "run_id varchar",
            "source varchar",
            "plan varchar",
            "source_id varchar",
            "payload_sha256 varchar",
            "ordinal bigint",
            "seen_at timestamp");

    /** What a batch of a harvest looks like before it is spread over the bronze tables. */
    public static final TableSpec LANDING = TableSpec.of(
            "landing",
            "run_id varchar",
            "source varchar",
            "plan varchar",
            "source_id varchar",
            "payload varchar",
            "payload_sha256 varchar",
            "ordinal bigint",
            "seen_at timestamp");

    public static final TableSpec OFFER = TableSpec.of(
            "silver.offer",
            "id varchar",
            "source varchar",
            "source_id varchar",
            "payload_sha256 varchar",
            "title varchar",
            "url varchar",
            "company_name varchar",
            "company_size varchar",
            "rome_code varchar",
            "rome_label varchar",
            "appellation varchar",
            "occupation_confidence double",
            "occupation_predicted boolean",
            "data_role varchar",
            "contract_type varchar",
            "contract_code varchar",
            "contract_months double",
            "apprenticeship boolean",
            "working_time varchar",
            "hours_per_week double",
            "salary_period varchar",
            "salary_min double",
            "salary_max double",
            "salary_months double",
            "salary_annual_min double",
            "salary_annual_max double",
            "salary_full_time_annual_min double",
            "salary_full_time_annual_max double",
            "salary_confidence varchar",
            "salary_origin varchar",
            "experience_requirement varchar",
            "experience_months bigint",
            "place_label varchar",
            "commune_code varchar",
            "commune_name varchar",
            "postal_code varchar",
            "department_code varchar",
            "department_name varchar",
            "region_code varchar",
            "region_name varchar",
            "latitude double",
            "longitude double",
            "place_precision varchar",
            "place_origin varchar",
            "metropolitan boolean",
            "qualification_code varchar",
            "qualification_label varchar",
            "naf_code varchar",
            "industry_label varchar",
            "openings bigint",
            "remote boolean",
            "created_at timestamp",
            "updated_at timestamp",
            "first_seen_at timestamp",
            "last_seen_at timestamp",
            "available boolean",
            "duplicate_of varchar",
            "canonical varchar");

    public static final TableSpec OFFER_SKILL = TableSpec.of(
            "silver.offer_skill",
            "offer_id varchar",
            "ordinal bigint",
            "code varchar",
            "label varchar",
            "level varchar");

    public static final TableSpec OFFER_KEYWORD = labels("silver.offer_keyword");
    public static final TableSpec OFFER_LANGUAGE = labels("silver.offer_language");
    public static final TableSpec OFFER_LICENCE = labels("silver.offer_licence");
    public static final TableSpec OFFER_TRAINING = labels("silver.offer_training");
    public static final TableSpec OFFER_SOFT_SKILL = labels("silver.offer_soft_skill");
    public static final TableSpec OFFER_ISSUE = labels("silver.offer_issue");

    public static final TableSpec REJECTED = TableSpec.of(
            "silver.rejected", "source varchar", "source_id varchar", "payload_sha256 varchar", "reason varchar");

    /** What a search for duplicates found, before it is written to the offers. */
    public static final TableSpec DUPLICATE = TableSpec.of("duplicate_found", "id varchar", "duplicate_of varchar");

    /** Tables whose rows belong to one offer, by {@code offer_id}. */
    public static final List<TableSpec> CHILDREN = List.of(
            OFFER_SKILL, OFFER_KEYWORD, OFFER_LANGUAGE, OFFER_LICENCE, OFFER_TRAINING, OFFER_SOFT_SKILL, OFFER_ISSUE);

    /** Tables that get rows for every offer that is cleaned. */
    static final List<TableSpec> MADE_BY_CLEANING =
            Stream.concat(Stream.of(OFFER, REJECTED), CHILDREN.stream()).toList();

    static final List<String> SCHEMAS = List.of("bronze", "silver", "gold", "meta");

    private Schema() {}

    static List<TableSpec> all() {
        List<TableSpec> tables = new ArrayList<>(List.of(VERSIONS, RUN, TASK, STATE, OFFER_RAW, OFFER_SEEN));
        tables.addAll(MADE_BY_CLEANING);
        return tables;
    }

    private static TableSpec labels(String name) {
        return TableSpec.of(name, "offer_id varchar", "ordinal bigint", "label varchar");
    }
}
