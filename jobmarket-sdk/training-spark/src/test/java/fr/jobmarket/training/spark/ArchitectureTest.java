package fr.jobmarket.training.spark;

import fr.jobmarket.house.ArchitectureRules;

/** Spark stays in this module; what needs a newer Jackson than a cluster has stays out of it. */
class ArchitectureTest extends ArchitectureRules {

    ArchitectureTest() {
        super(
                "fr.jobmarket.error",
                "fr.jobmarket.training",
                "ml.dmlc.xgboost4j",
                "org.apache.spark",
                "picocli",
                "scala");
    }
}
