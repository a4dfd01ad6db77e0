package fr.jobmarket.warehouse;

import fr.jobmarket.house.ArchitectureRules;

/** Bronze, silver and gold over JDBC: of the SDK the core only. */
class ArchitectureTest extends ArchitectureRules {

    ArchitectureTest() {
        super(
                "fr.jobmarket.error",
                "fr.jobmarket.internal",
                "fr.jobmarket.offer",
                "fr.jobmarket.referential",
                "fr.jobmarket.statistics",
                "fr.jobmarket.source",
                "fr.jobmarket.cleaning",
                "fr.jobmarket.warehouse",
                "com.fasterxml.jackson",
                "org.duckdb",
                "org.yaml.snakeyaml",
                "com.sun.management");
    }
}
