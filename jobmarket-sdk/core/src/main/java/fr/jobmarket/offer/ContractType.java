package fr.jobmarket.offer;

/** The legal form of the work offered. */
public enum ContractType {
    /** CDI. */
    PERMANENT,
    /** CDD and its special forms. */
    FIXED_TERM,
    /** Agency work (intérim). */
    TEMPORARY,
    /** Seasonal work. */
    SEASONAL,
    /** Self-employed, liberal profession. */
    FREELANCE,
    /** Franchise. */
    FRANCHISE,
    /** Any other form. */
    OTHER
}
