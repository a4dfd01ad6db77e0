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
    private static final int LONG_TEXT_WORDS = 60;
    private static final int SHORT_TEXT_WORDS = 25;
    private static final int ANONYMOUS_TEXT_WORDS = 12;

    /** A text of more words is no result of a cut at 500 characters, however it ends. */
    private static final int LONGER_THAN_CUT_WORDS = 110;

    private SamePost() {}

    /** What shows that the two are the same post; null when nothing does. */
    static @Nullable Evidence evidence(Sketch a, Sketch b) {
        PlaceAgreement place = a.where().agreement(b.where());
        if (place == null || a.conditions().contradict(b.conditions())) {
            return null;
        }
        boolean bothNamed = a.namesCompany() && b.namesCompany();
        boolean sameCompany = bothNamed && a.sharesCompanyWord(b);
        if (bothNamed && !sameCompany) {
            return null;
        }
        boolean cut = (a.cut() || b.cut()) && !(a.sameText(b) && a.words() > LONGER_THAN_CUT_WORDS);
        double text = cut ? a.beginningSimilarity(b) : a.wholeSimilarity(b, WHOLE_ALIKE);
        return textsAgree(a, b, cut, text, sameCompany)
                ? new Evidence(text, a.title().similarity(b.title()), cut, place, sameCompany)
                : null;
    }

    /** How well an offer fits among several that are the same post; more is better. */
    static double strength(Sketch a, Sketch b, Evidence evidence) {
        return (evidence.place() == PlaceAgreement.SAME_COMMUNE ? 4 : 0)
                + (a.title().same(b.title()) ? 2 : 0)
                + evidence.textSimilarity()
                + evidence.titleSimilarity();
    }

    private static boolean textsAgree(Sketch a, Sketch b, boolean cut, double text, boolean sameCompany) {
        if (Math.min(a.words(), b.words()) < SHORT_TEXT_WORDS) {
            boolean longEnough = a.words() >= ANONYMOUS_TEXT_WORDS && !a.namesCompany() && !b.namesCompany();
            return text >= WHOLE_IDENTICAL && a.title().same(b.title()) && (sameCompany || longEnough);
        }
        return cut ? beginningsAgree(a, b, text) : wholesAgree(a, b, text);
    }

    /** A beginning is often the employer's presentation, so that only titles and occupations tell the posts apart. */
    private static boolean beginningsAgree(Sketch a, Sketch b, double text) {
        if (text < BEGINNING_ALIKE
                || a.title().contradicts(b.title())
                || a.title().differsInLevel(b.title())) {
            return false;
        }
        return a.title().same(b.title())
                ? !a.title().isEmpty()
                : a.title().similarity(b.title()) > 0 && !otherOccupation(a, b);
    }

    private static boolean wholesAgree(Sketch a, Sketch b, double text) {
        if (text < WHOLE_ALIKE || (a.writtenBeside(b) && !wordForWord(a, b))) {
            return false;
        }
        double title = a.title().similarity(b.title());
        boolean sameOccupation = a.statesOccupation() && a.occupation() == b.occupation();
        boolean identical = text >= WHOLE_IDENTICAL;
        if (a.title().contradicts(b.title())) {
            boolean oneRenamed = a.title().generic() != b.title().generic();
            return identical && oneRenamed && (sameOccupation || title >= TITLE_AGREES);
        }
        boolean untitledButIdentical =
                identical && !otherOccupation(a, b) && Math.min(a.words(), b.words()) >= LONG_TEXT_WORDS;
        return title > 0 || sameOccupation || untitledButIdentical;
    }

    private static boolean wordForWord(Sketch a, Sketch b) {
        return a.sameText(b)
                && !a.title().contradicts(b.title())
                && a.conditions().sameFigures(b.conditions());
    }

    private static boolean otherOccupation(Sketch a, Sketch b) {
        return a.statesOccupation() && b.statesOccupation() && a.occupation() != b.occupation();
    }
}
