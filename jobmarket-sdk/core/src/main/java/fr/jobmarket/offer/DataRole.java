package fr.jobmarket.offer;

/** The three data professions the site has views of its own for. */
public enum DataRole {
    /** Builds and runs data platforms and pipelines. */
    DATA_ENGINEER,
    /** Turns data into answers for an organisation. */
    DATA_ANALYST,
    /** Builds statistical and learning models. */
    DATA_SCIENTIST
}
