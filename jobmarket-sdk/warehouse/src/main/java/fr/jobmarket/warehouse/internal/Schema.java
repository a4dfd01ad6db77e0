package fr.jobmarket.warehouse.internal;

import java.util.List;
import java.util.stream.Stream;

/** The tables that programs write; the models say what their columns are. */
public final class Schema {

    /** Counts up when a table that keeps its rows changes; {@link Migrations} has a step for each change. */
    public static final int VERSION = Migrations.toSchema().version();

    static final TableSpec VERSIONS = table("meta.schema_version");

    /** What a batch of a harvest looks like before it is spread over the bronze tables. */
    static final TableSpec LANDING = table("bronze.landing");

    static final TableSpec OFFER = table("silver.offer");
    static final TableSpec OFFER_SKILL = table("silver.offer_skill");
    static final TableSpec OFFER_KEYWORD = table("silver.offer_keyword");
    static final TableSpec OFFER_LANGUAGE = table("silver.offer_language");
    static final TableSpec OFFER_LICENCE = table("silver.offer_licence");
    static final TableSpec OFFER_TRAINING = table("silver.offer_training");
    static final TableSpec OFFER_SOFT_SKILL = table("silver.offer_soft_skill");
    static final TableSpec OFFER_ISSUE = table("silver.offer_issue");
    static final TableSpec OFFER_SKETCH = table("silver.offer_sketch");
    static final TableSpec REJECTED = table("silver.rejected");

    static final TableSpec OFFER_MATCH = table("silver.offer_match");

    /** What a search for duplicates found, before it is written to the offers. */
    static final TableSpec DUPLICATE = table("silver.duplicate_found");

    /** Tables whose rows belong to one offer, by {@code offer_id}. */
    static final List<TableSpec> CHILDREN = List.of(
            OFFER_SKILL,
            OFFER_KEYWORD,
            OFFER_LANGUAGE,
            OFFER_LICENCE,
            OFFER_TRAINING,
            OFFER_SOFT_SKILL,
            OFFER_ISSUE,
            OFFER_SKETCH);

    /** Tables that get rows for every offer that is cleaned. */
    static final List<TableSpec> MADE_BY_CLEANING =
            Stream.concat(Stream.of(OFFER, REJECTED), CHILDREN.stream()).toList();

    private Schema() {}

    /** Tables that are there as long as the warehouse and are not made anew. */
    static List<TableSpec> kept() {
        return Models.ofWarehouse().all().stream()
                .filter(model -> !model.isTemporary() && model.query().isEmpty())
                .map(Model::table)
                .toList();
    }

    private static TableSpec table(String name) {
        return Models.ofWarehouse().get(name).table();
    }
}
