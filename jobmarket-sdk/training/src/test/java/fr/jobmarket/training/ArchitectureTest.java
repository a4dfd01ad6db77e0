package fr.jobmarket.training;

import fr.jobmarket.house.ArchitectureRules;

/** Learning and judging models: of the SDK core and search, no database. */
class ArchitectureTest extends ArchitectureRules {

    ArchitectureTest() {
        super(
                "fr.jobmarket.error",
                "fr.jobmarket.internal",
                "fr.jobmarket.offer",
                "fr.jobmarket.candidate",
                "fr.jobmarket.referential",
                "fr.jobmarket.cleaning",
                "fr.jobmarket.search",
                "fr.jobmarket.recommendation",
                "fr.jobmarket.training",
                "com.fasterxml.jackson",
                "ml.dmlc.xgboost4j",
                "org.apache.commons.statistics");
    }
}
