package fr.jobmarket.offer;

/** Where a salary was found. */
public enum SalaryOrigin {
    /** The structured label of the source. */
    LABEL,
    /** The free comment beside the label. */
    COMMENT,
    /** The text of the advertisement. */
    DESCRIPTION,
    /** Numeric fields of the source. */
    FIELDS,
    /** Predicted, by the source or by a model. */
    PREDICTED
}
