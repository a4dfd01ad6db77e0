package fr.jobmarket.registry;

import fr.jobmarket.house.ArchitectureRules;

/** The registry opens where no native code can: a server lists and fetches models without XGBoost. */
class ArchitectureTest extends ArchitectureRules {

    ArchitectureTest() {
        super(
                "fr.jobmarket.error",
                "fr.jobmarket.offer",
                "fr.jobmarket.registry",
                "com.fasterxml.jackson",
                "org.mlflow");
    }
}
