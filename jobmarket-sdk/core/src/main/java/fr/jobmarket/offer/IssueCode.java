package fr.jobmarket.offer;

/**
 * What was found wrong with an offer while cleaning it. The names are the values of {@code issues} in the canonical
 * JSON; docs/data-quality.md describes each with its cause and what readers should make of it.
 */
public enum IssueCode {
    /** The source gave no title. */
    TITLE_MISSING,
    /** The source gave no description. */
    DESCRIPTION_MISSING,
    /** The source cut the description. */
    DESCRIPTION_CUT,
    /** Markup or entities were taken out of title or description. */
    TEXT_MARKUP,
    /** A broken character encoding was repaired. */
    TEXT_MOJIBAKE,
    /** Control or zero-width characters were removed. */
    TEXT_CONTROL_CHARACTERS,
    /** Title or description lack characters that a wrong encoding lost for good. */
    TEXT_CHARACTERS_LOST,
    /** Title and description are in English. */
    LANGUAGE_ENGLISH,
    /** Title and description are in neither French nor English. */
    LANGUAGE_OTHER,
    /** The source gave no date of publication. */
    DATE_MISSING,
    /** A date could not be read. */
    DATE_UNREADABLE,
    /** A date lies more than a day after the harvest. */
    DATE_IN_FUTURE,
    /** A date before 2000 or more than a year after the harvest; it was not used. */
    DATE_IMPOSSIBLE,
    /** A link is no absolute http or https link with a host; it was not used. */
    LINK_UNUSABLE,
    /** The offer names no place at all. */
    PLACE_MISSING,
    /** What the offer names as its place was not understood. */
    PLACE_UNRESOLVED,
    /** The commune code is that of a merged commune and was replaced by the one of today. */
    PLACE_CODE_OUTDATED,
    /** The commune code is in no referential. */
    PLACE_CODE_UNKNOWN,
    /** Latitude and longitude were the wrong way round. */
    PLACE_COORDINATES_SWAPPED,
    /** The coordinates lie nowhere near France or near the place named. */
    PLACE_COORDINATES_INVALID,
    /** Label and commune code name different places; the one that postal code or coordinates confirm is believed, else the code. */
    PLACE_CONFLICT,
    /** The label names several places. */
    PLACE_SEVERAL,
    /** There is a salary text with figures, but no amount could be read from it. */
    SALARY_UNREADABLE,
    /** The salary needed a repair; {@code salary.repairs} names it. */
    SALARY_REPAIRED,
    /** The salary was worded net; it was converted to gross, roughly. */
    SALARY_NET,
    /** The salary is a daily rate; it has no annual value. */
    SALARY_DAILY,
    /** Pay is stated in another currency than the euro; it was not read. */
    SALARY_CURRENCY,
    /** The amounts cannot be pay under a contract of this form; they are kept, without figures for full-time work. */
    SALARY_IMPLAUSIBLE,
    /** The pay of an employee, or its lower bound, is below the minimum wage of the day of the offer. */
    SALARY_BELOW_MINIMUM,
    /** The experience asked for was not understood. */
    EXPERIENCE_UNREADABLE,
    /** The contract was not understood. */
    CONTRACT_UNKNOWN,
    /** The source gave no occupation, and none is likely enough from title and description. */
    OCCUPATION_UNCERTAIN,
    /** The source gave an occupation code that ROME does not have. */
    OCCUPATION_CODE_UNKNOWN,
    /** At least one skill has no code of the nomenclature. */
    SKILL_WITHOUT_CODE,
    /** A member of the payload has another shape than its source documents and was left out. */
    FIELD_SHAPE
}
