package fr.jobmarket.offer;

/** The period the advertised amounts are for. */
public enum SalaryPeriod {
    /** Per hour. */
    HOURLY,
    /** Per month. */
    MONTHLY,
    /** Per year. */
    ANNUAL
}
