package fr.jobmarket.dash;

import fr.jobmarket.house.ArchitectureRules;

/** Figures, grids and options from values of the core. */
class ArchitectureTest extends ArchitectureRules {

    ArchitectureTest() {
        super(
                "fr.jobmarket.error",
                "fr.jobmarket.offer",
                "fr.jobmarket.referential",
                "fr.jobmarket.statistics",
                "fr.jobmarket.dash",
                "com.fasterxml.jackson");
    }
}
