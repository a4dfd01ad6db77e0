package fr.jobmarket;

import fr.jobmarket.house.ArchitectureRules;

/** The way in: nothing but doors to core and search. */
class ArchitectureTest extends ArchitectureRules {

    ArchitectureTest() {
        super("fr.jobmarket");
    }
}
