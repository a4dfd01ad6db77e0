package fr.jobmarket.cleaning.internal.duplicate;

import fr.jobmarket.cleaning.DuplicateFinder;
import fr.jobmarket.cleaning.DuplicateFinder.Pair.Evidence;
import fr.jobmarket.cleaning.DuplicateFinder.Pair.PlaceAgreement;
import fr.jobmarket.cleaning.internal.duplicate.Sketch.Cut;
import org.jspecify.annotations.Nullable;

/** The rule that decides whether two sketches advertise the same post; {@link DuplicateFinder} states it in words. */
final class SamePost {

    private static final double WHOLE_ALIKE = 0.8;
    private static final double WHOLE_IDENTICAL = 0.95;
    private static final double BEGINNING_ALIKE = 0.75;
    /** Where a text may as well be whole: what differs in it is then no accident. */
    private static final double BEGINNING_IDENTICAL = 0.9;

    /** The similarity of a text to one that contains it is the share it is of that one, give or take the estimate's error. */
    private static final double CONTAINED = 0.85;
    /** The share of a text that is left when its introduction is taken away, at least. */
    private static final double LARGEST_INTRODUCTION = 0.4;

    private static final double TITLE_AGREES = 0.5;
    private static final int LONG_TEXT_WORDS = 60;
    private static final int SHORT_TEXT_WORDS = 25;
    private static final int ANONYMOUS_TEXT_WORDS = 12;

    private SamePost() {}

    /** What shows that the two are the same post; null when nothing does. */
    static @Nullable Evidence evidence(Sketch a, Sketch b) {
        PlaceAgreement place = a.place().agreement(b.place());
        if (place == null || a.terms().contradict(b.terms()) || a.otherEmployer(b)) {
            return null;
        }
        boolean sameCompany = a.sharesCompanyWord(b);
        Cut cut = a.sameText(b) && a.isLongerThanCut() ? Cut.NO : worse(a.cut(), b.cut());
        double text = cut == Cut.YES ? a.beginningSimilarity(b) : a.wholeSimilarity(b, leastAlike(a, b));
        boolean agree = textsAgree(a, b, cut == Cut.YES, text, sameCompany);
        if (!agree && cut == Cut.PERHAPS) {
            text = a.beginningSimilarity(b);
            agree = text >= BEGINNING_IDENTICAL && textsAgree(a, b, true, text, sameCompany);
            cut = Cut.YES;
        }
        return agree ? new Evidence(text, a.title().similarity(b.title()), cut == Cut.YES, place, sameCompany) : null;
    }

    private static Cut worse(Cut a, Cut b) {
        return a.compareTo(b) > 0 ? a : b;
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
        if (text < leastAlike(a, b) || (a.writtenBeside(b) && !wordForWord(a, b))) {
            return false;
        }
        double title = a.title().similarity(b.title());
        boolean sameOccupation = a.statesOccupation() && a.occupation() == b.occupation();
        boolean identical = text >= WHOLE_IDENTICAL;
        if (a.title().contradicts(b.title())) {
            boolean oneGeneric = a.title().generic() != b.title().generic();
            return a.sameText(b) && a.title().mayRename(b.title())
                    || identical && oneGeneric && (sameOccupation || title >= TITLE_AGREES);
        }
        boolean untitledButIdentical =
                identical && !otherOccupation(a, b) && Math.min(a.words(), b.words()) >= LONG_TEXT_WORDS;
        return title > 0 || sameOccupation || untitledButIdentical;
    }

    /**
     * How alike whole texts must be. One may be the other with an introduction, an agency's say, when their titles are the
     * same: then nearly all of the shorter one must be in the longer one.
     */
    private static double leastAlike(Sketch a, Sketch b) {
        int shorter = Math.min(a.words(), b.words());
        double share = (double) shorter / Math.max(a.words(), b.words());
        boolean mayIntroduce = shorter >= LONG_TEXT_WORDS
                && share >= LARGEST_INTRODUCTION
                && !a.title().isEmpty()
                && a.title().same(b.title())
                && !otherOccupation(a, b)
                && !a.writtenBeside(b);
        return mayIntroduce ? Math.min(WHOLE_ALIKE, CONTAINED * share) : WHOLE_ALIKE;
    }

    private static boolean wordForWord(Sketch a, Sketch b) {
        return a.sameText(b) && !a.title().contradicts(b.title()) && a.terms().sameFigures(b.terms());
    }

    private static boolean otherOccupation(Sketch a, Sketch b) {
        return a.statesOccupation() && b.statesOccupation() && a.occupation() != b.occupation();
    }
}
