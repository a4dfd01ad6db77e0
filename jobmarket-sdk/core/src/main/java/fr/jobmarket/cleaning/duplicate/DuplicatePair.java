package fr.jobmarket.cleaning.duplicate;

/**
 * Two offers that advertise the same post, and what shows it.
 *
 * @param duplicateId id of the offer that repeats
 * @param keptId id of the offer kept; never itself a duplicate
 * @param evidence what the decision rests on
 */
public record DuplicatePair(String duplicateId, String keptId, Evidence evidence) {

    /**
     * What was compared.
     *
     * @param textSimilarity 0 to 1: Jaccard similarity of the word triples of the descriptions, or of their beginnings
     *     when one of them is cut
     * @param titleSimilarity 0 to 1: share of the shorter title's words that the longer one has too
     * @param cut true when one description was cut by its source, so only the beginnings could be compared
     * @param place how the places agree
     * @param sameCompany true when both name the same company, false when at least one names none
     */
    public record Evidence(
            double textSimilarity, double titleSimilarity, boolean cut, PlaceAgreement place, boolean sameCompany) {}

    /** How the places of two duplicates agree. Two different communes never agree. */
    public enum PlaceAgreement {
        /** The same commune; the districts of Paris, Lyon and Marseille count as their city. */
        SAME_COMMUNE,
        /** The same label, where no commune is known. */
        SAME_LABEL,
        /** One is known less exactly than the other, and contains it. */
        CONTAINED
    }
}
