package fr.jobmarket.offer;

/** The period the advertised amounts are for. */
public enum SalaryPeriod {
    /** Per hour. */
    HOURLY,
    /** Per day; what freelancers ask for is no gross pay and has no annual value. */
    DAILY,
    /** Per month. */
    MONTHLY,
    /** Per year. */
    ANNUAL
}
