package fr.jobmarket.warehouse.internal;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Silver to gold: the marts people read, and their Parquet files. */
public final class GoldBuilder {

    /** The cities that INSEE codes by arrondissement, as (first, last, code of the city, name). */
    private static final String[][] SPLIT_CITIES = {
        {"13201", "13216", "13055", "Marseille"},
        {"69381", "69389", "69123", "Lyon"},
        {"75101", "75120", "75056", "Paris"},
    };

    private final Database database;

    /** A builder on this database. */
    public GoldBuilder(Database database) {
        this.database = database;
    }

    /** Makes every gold table anew from silver. */
    public void build() {
        definitions()
                .forEach((table, query) -> database.update("create or replace table gold." + table + " as " + query));
    }

    /** Writes every gold table to {@code table.parquet} in a folder. */
    public void export(Path folder) {
        definitions()
                .keySet()
                .forEach(table ->
                        database.exportParquet("select * from gold." + table, folder.resolve(table + ".parquet")));
    }

    /** The gold tables in the order they build on each other. */
    private static Map<String, String> definitions() {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("offer", offer());
        tables.put("offer_skill", skill());
        tables.put("offer_keyword", labels("silver.offer_keyword"));
        tables.put("offer_language", labels("silver.offer_language"));
        tables.put("offer_licence", labels("silver.offer_licence"));
        tables.put("offer_training", labels("silver.offer_training"));
        tables.put("offer_soft_skill", labels("silver.offer_soft_skill"));
        tables.put("region", place("region_code", "region_name", ""));
        tables.put("department", place("department_code", "department_name", "max(region_code) as region_code,"));
        tables.put("city", place("city_code", "city_name", CITY_PARENTS));
        tables.put("commune", place("commune_code", "commune_name", CITY_PARENTS));
        tables.put("occupation", dictionary("gold.offer", "rome_code", "rome_label"));
        tables.put(
                "skill",
                dictionary("gold.offer_skill s join gold.offer o on o.offer_key = s.offer_key", "s.code", "s.label"));
        return tables;
    }

    private static final String CITY_PARENTS =
            "max(department_code) as department_code, max(region_code) as region_code,";

    /** Rows are numbered so that the other marts can refer to them by something smaller than the id. */
    private static String offer() {
        return "select row_number() over (order by id) as offer_key, id, source, data_role, available, "
                + "duplicate_of is not null as duplicate, contract_type, apprenticeship, working_time, remote, "
                + "created_at, first_seen_at, last_seen_at, "
                + "region_code, region_name, department_code, department_name, "
                + shown("postal_code", "postal_code") + shown("commune_code", "commune_code")
                + shown("commune_name", "commune_name") + shown(city(2, "commune_code"), "city_code")
                + shown(city(3, "commune_name"), "city_name")
                + shown("latitude", "latitude") + shown("longitude", "longitude")
                + "experience_requirement, experience_months, qualification_code, "
                + "qualification_label, naf_code, industry_label, rome_code, rome_label, "
                + "salary_annual_min, salary_annual_max, salary_full_time_annual_min, salary_full_time_annual_max, "
                + "salary_confidence, salary_origin from silver.offer order by id";
    }

    private static String shown(String expression, String name) {
        return "case when not " + VanishedOffer.HIDDEN + " then " + expression + " end as " + name + ", ";
    }

    private static String city(int part, String otherwise) {
        StringBuilder expression = new StringBuilder("case");
        for (String[] city : SPLIT_CITIES) {
            expression.append(
                    " when commune_code between '%s' and '%s' then '%s'".formatted(city[0], city[1], city[part]));
        }
        return expression.append(" else ").append(otherwise).append(" end").toString();
    }

    /**
     * A skill that its offer names twice counts once. One without a code gets that of the same label elsewhere, or is
     * known by its label.
     */
    private static String skill() {
        return "with known as (select label, max(code) as code from silver.offer_skill where code is not null "
                + "group by label), coded as (select s.offer_id, coalesce(s.code, k.code, s.label) as code, s.label, "
                + "s.level from silver.offer_skill s left join known k on k.label = s.label) "
                + "select o.offer_key, c.code, min(c.label) as label, max(c.level) as level "
                + "from coded c join gold.offer o on o.id = c.offer_id "
                + "group by o.offer_key, c.code order by o.offer_key";
    }

    private static String labels(String table) {
        return "select distinct o.offer_key, s.label from " + table + " s join gold.offer o on o.id = s.offer_id "
                + "order by o.offer_key";
    }

    private static String place(String code, String label, String parents) {
        return "select " + code + " as code, coalesce(max(" + label + "), " + code + ") as label, " + parents
                + " avg(latitude) as latitude, avg(longitude) as longitude, " + COUNTS
                + " from gold.offer where " + code + " is not null and not duplicate group by " + code
                + " order by offers desc, code";
    }

    private static String dictionary(String from, String code, String label) {
        return "select " + code + " as code, coalesce(max(" + label + "), " + code + ") as label, " + COUNTS
                + " from " + from + " where " + code + " is not null and not duplicate group by " + code
                + " order by offers desc, code";
    }

    private static final String COUNTS =
            "count(*) as offers, cast(sum(case when available then 1 else 0 end) as bigint) as available_offers";
}
