package fr.jobmarket.search.internal;

import java.util.Set;

/** Names of the fields of an offer in the index. */
public final class OfferFields {

    /** Counts up whenever a program of before could misread an index written now. */
    public static final String FORMAT = "7";

    /** What this program reads: also what the one before published, which it serves until it publishes itself. */
    static final Set<String> READABLE = Set.of(FORMAT, "6", "5");

    /** Key of {@link #FORMAT} in the commit's user data. */
    public static final String FORMAT_KEY = "jobmarket.format";

    /** Key of what tells the program that wrote the index from another, in the commit's user data. */
    public static final String BUILD_KEY = "jobmarket.build";

    /** The offer's id: exact term and sort key. */
    public static final String ID = "id";

    /** The offer as JSON but for {@link #LAST_SEEN}, see {@link StoredOffers}. */
    public static final String JSON = "json";

    /** When the offer was seen last, see {@link IndexedOffer}. */
    static final String LAST_SEEN = "last_seen";

    /** What tells one content of an offer from another: exact term. */
    static final String FINGERPRINT = "fingerprint";

    // Full text.
    static final String TITLE = "title";
    static final String COMPANY = "company";
    static final String OCCUPATION_TEXT = "occupation_text";
    static final String SKILL_TEXT = "skill_text";
    static final String PLACE_TEXT = "place_text";
    static final String DESCRIPTION = "description";

    // Exact terms.
    static final String SOURCE = "source";
    static final String OCCUPATION = "occupation";
    static final String DATA_ROLE = "data_role";
    static final String SKILL = "skill";
    static final String KEYWORD = "keyword";
    static final String REGION = "region";
    static final String DEPARTMENT = "department";
    static final String COMMUNE = "commune";
    static final String POSTAL_CODE = "postal_code";
    static final String CONTRACT = "contract";
    static final String EXPERIENCE = "experience";
    static final String WORKING_TIME = "working_time";
    static final String APPRENTICESHIP = "apprenticeship";
    static final String INTERNSHIP = "internship";
    static final String REMOTE = "remote";
    static final String COMPANY_NAME = "company_name";
    static final String LANGUAGE = "language";
    static final String LICENCE = "licence";
    static final String AVAILABLE = "available";
    static final String DUPLICATE = "duplicate";
    static final String YES = "true";
    static final String NO = "false";

    /** What matching reads, see {@code OfferDigest}. */
    static final String DIGEST = "digest";

    // Numbers, for ranges and sorting.
    static final String DATE = "date";
    static final String SALARY = "salary";
    static final String EXPERIENCE_MONTHS = "experience_months";
    static final String LOCATION = "location";

    private OfferFields() {}
}
