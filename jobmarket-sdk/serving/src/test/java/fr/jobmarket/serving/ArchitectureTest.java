package fr.jobmarket.serving;

import fr.jobmarket.house.ArchitectureRules;

/** What is read of a release: with the SDK and DuckDB alone, whatever framework serves it and whatever wrote it. */
class ArchitectureTest extends ArchitectureRules {

    ArchitectureTest() {
        super(
                "fr.jobmarket.error",
                "fr.jobmarket.cleaning",
                "fr.jobmarket.internal",
                "fr.jobmarket.offer",
                "fr.jobmarket.statistics",
                "fr.jobmarket.search",
                "fr.jobmarket.recommendation",
                "fr.jobmarket.serving",
                "com.fasterxml.jackson",
                "org.duckdb");
    }
}
