package fr.jobmarket.simulator;

import fr.jobmarket.house.ArchitectureRules;

/** The simulator stands for what is not ours: it knows nothing of the SDK. */
class ArchitectureTest extends ArchitectureRules {

    ArchitectureTest() {
        super("fr.jobmarket.simulator", "com.fasterxml.jackson", "com.sun.net.httpserver", "org.junit.jupiter.api");
    }
}
