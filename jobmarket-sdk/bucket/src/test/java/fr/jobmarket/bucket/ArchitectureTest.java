package fr.jobmarket.bucket;

import fr.jobmarket.house.ArchitectureRules;

/** Only this module knows the client of object storage. */
class ArchitectureTest extends ArchitectureRules {

    ArchitectureTest() {
        super(
                "fr.jobmarket.bucket",
                "fr.jobmarket.error",
                "fr.jobmarket.internal",
                "fr.jobmarket.serving",
                "software.amazon.awssdk");
    }
}
