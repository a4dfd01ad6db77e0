package fr.jobmarket.pipeline;

import fr.jobmarket.house.ArchitectureRules;

/** The pipeline composes every other room but the simulator: what runs every day carries none. */
class ArchitectureTest extends ArchitectureRules {

    ArchitectureTest() {
        super(
                "fr.jobmarket.error",
                "fr.jobmarket.internal",
                "fr.jobmarket.offer",
                "fr.jobmarket.candidate",
                "fr.jobmarket.referential",
                "fr.jobmarket.statistics",
                "fr.jobmarket.source",
                "fr.jobmarket.cleaning",
                "fr.jobmarket.search",
                "fr.jobmarket.recommendation",
                "fr.jobmarket.serving",
                "fr.jobmarket.bucket",
                "fr.jobmarket.warehouse",
                "fr.jobmarket.registry",
                "fr.jobmarket.training",
                "fr.jobmarket.jobs",
                "fr.jobmarket.pipeline",
                "com.fasterxml.jackson",
                "me.tongfei.progressbar",
                "org.yaml.snakeyaml",
                "picocli");
    }
}
