package fr.jobmarket.search;

import fr.jobmarket.search.internal.DigestMaker;
import fr.jobmarket.search.internal.ExactTerm;
import fr.jobmarket.search.internal.Languages;
import fr.jobmarket.search.internal.Licences;
import java.util.List;

/**
 * Makes what candidates say comparable with what an {@link OfferDigest} holds: the same words, however they are written.
 * Thread-safe.
 */
public final class Wording {

    private Wording() {}

    /** The words of a text as the index analyses them, in order: without stop words, accents, gender or plural. */
    public static List<String> terms(String text) {
        return DigestMaker.allTerms(text);
    }

    /** A code or label as a whole: without case, accents or surplus spaces. */
    public static String name(String label) {
        return ExactTerm.of(label);
    }

    /** A language without its level: "Anglais courant" and "anglais (B2)" are both {@code anglais}. */
    public static String language(String worded) {
        return Languages.key(worded);
    }

    /** The code of a driving licence ("Permis B" is {@code b}), or the name of any other. */
    public static String licence(String worded) {
        return Licences.key(worded);
    }

    /** Whether a text names an apprenticeship or another alternating contract. */
    public static boolean speaksOfApprenticeship(String text) {
        return DigestMaker.speaksOfApprenticeship(text);
    }
}
