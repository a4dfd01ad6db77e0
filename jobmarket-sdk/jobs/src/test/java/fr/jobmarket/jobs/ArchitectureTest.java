package fr.jobmarket.jobs;

import fr.jobmarket.house.ArchitectureRules;

/** What two processes share knows the database and nothing of either. */
class ArchitectureTest extends ArchitectureRules {

    ArchitectureTest() {
        super(
                "fr.jobmarket.error",
                "fr.jobmarket.internal",
                "fr.jobmarket.jobs",
                "com.fasterxml.jackson",
                "org.flywaydb.core");
    }
}
