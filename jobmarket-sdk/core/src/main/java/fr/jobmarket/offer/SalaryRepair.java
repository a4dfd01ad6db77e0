package fr.jobmarket.offer;

/** A correction that was needed to make sense of an advertised salary. */
public enum SalaryRepair {
    /** The stated period could not be right and was replaced. */
    PERIOD,
    /** Minimum and maximum were the wrong way round. */
    SWAPPED_BOUNDS,
    /** A bound had one zero too many. */
    EXTRA_ZERO,
    /** An amount was given in thousands. */
    THOUSANDS
}
