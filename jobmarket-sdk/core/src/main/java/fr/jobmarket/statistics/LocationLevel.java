package fr.jobmarket.statistics;

/** The kinds of places offers are counted by. */
public enum LocationLevel {
    /** Regions. */
    REGION,
    /** Departments. */
    DEPARTMENT,
    /** Communes, with Paris, Lyon and Marseille as one city each. */
    CITY,
    /** Communes, with each arrondissement of Paris, Lyon and Marseille on its own. */
    COMMUNE
}
