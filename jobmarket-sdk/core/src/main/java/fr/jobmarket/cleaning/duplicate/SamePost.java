package fr.jobmarket.cleaning.duplicate;

import fr.jobmarket.cleaning.duplicate.DuplicatePair.Evidence;
import fr.jobmarket.cleaning.duplicate.DuplicatePair.PlaceAgreement;
import org.jspecify.annotations.Nullable;

/** The rule that decides whether two sketches advertise the same post; {@link DuplicateFinder} states it in words. */
final class SamePost {

    private static final double WHOLE_ALIKE = 0.8;
    private static final double WHOLE_IDENTICAL = 0.95;
    private static final double BEGINNING_ALIKE = 0.75;
    private static final double TITLE_AGREES = 0.5;
    private static final double TITLE_AGREES_WHEN_CUT = 0.66;
    private static final int LONG_TEXT_WORDS = 60;
    private static final int SHORT_TEXT_WORDS = 25;
    private static final int ANONYMOUS_TEXT_WORDS = 12;

    private SamePost() {}

    /** What shows that the two are the same post; null when nothing does. */
    static @Nullable Evidence evidence(Sketch a, Sketch b) {
        PlaceAgreement place = a.where().agreement(b.where());
        if (place == null) {
            return null;
        }
        boolean bothNamed = a.namesCompany() && b.namesCompany();
        boolean sameCompany = bothNamed && a.sharesCompanyWord(b);
        if (bothNamed && !sameCompany) {
            return null;
        }
        boolean cut = (a.cut() || b.cut()) && a.text() != b.text();
        double text = cut ? a.beginningSimilarity(b) : a.wholeSimilarity(b, WHOLE_ALIKE);
        double title = a.titleSimilarity(b);
        return textsAgree(a, b, cut, text, title, sameCompany)
                ? new Evidence(text, title, cut, place, sameCompany)
                : null;
    }

    /** How well an offer fits among several that are the same post; more is better. */
    static double strength(Sketch a, Sketch b, Evidence evidence) {
        return (evidence.place() == PlaceAgreement.SAME_COMMUNE ? 4 : 0)
                + (a.sameTitle(b) ? 2 : 0)
                + evidence.textSimilarity()
                + evidence.titleSimilarity();
    }

    private static boolean textsAgree(Sketch a, Sketch b, boolean cut, double text, double title, boolean sameCompany) {
        if (Math.min(a.words(), b.words()) < SHORT_TEXT_WORDS) {
            boolean longEnough = a.words() >= ANONYMOUS_TEXT_WORDS && !a.namesCompany() && !b.namesCompany();
            return text >= WHOLE_IDENTICAL && a.sameTitle(b) && (sameCompany || longEnough);
        }
        if (cut) {
            return text >= BEGINNING_ALIKE && title >= TITLE_AGREES_WHEN_CUT;
        }
        boolean sameOccupation = a.occupation() != 0 && a.occupation() == b.occupation();
        boolean identical = text >= WHOLE_IDENTICAL && Math.min(a.words(), b.words()) >= LONG_TEXT_WORDS;
        boolean contradicted = a.occupation() != 0 && b.occupation() != 0 && !sameOccupation && title < TITLE_AGREES;
        return (text >= WHOLE_ALIKE && (title >= TITLE_AGREES || sameOccupation)) || (identical && !contradicted);
    }
}
