package fr.jobmarket.simulator;

/** The two job boards the simulator plays. */
public enum SimulatedSource {
    /** France Travail, "Offres d'emploi v2". */
    FRANCE_TRAVAIL,
    /** Adzuna, country {@code fr}. */
    ADZUNA
}
