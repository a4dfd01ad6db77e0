package fr.jobmarket.cleaning.internal.duplicate;

import fr.jobmarket.offer.Company;
import fr.jobmarket.offer.Occupation;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.source.internal.adapter.SourceAdapters;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one offer: about 800 bytes, whatever the length of its text.
 *
 * <p>The description is seen as the set of its word triples. {@code whole} is a one-permutation MinHash of all of them
 * (Li, Owen, Zhang 2012), {@code beginning} the exact set of those among the first words, which survive when a source
 * cuts the text.
 */
public record Sketch(
        String id,
        int text,
        int[] whole,
        int[] beginning,
        int words,
        Cut cut,
        Title title,
        int[] company,
        boolean agency,
        int occupation,
        WorkPlace place,
        ContractTerms terms,
        boolean available,
        boolean original,
        long created,
        long updated) {

    /** Slots of the MinHash: an estimate's standard error is at most 0.5 / √64 = 0.06. */
    static final int SLOTS = 64;

    /** Words whose triples make up the beginning; 500 characters, Adzuna's cut, hold about 75. */
    static final int BEGINNING_WORDS = 60;

    private static final int BESIDE_SECONDS = 30 * 60;

    private static final int CUT_LENGTH = 500;
    /** Cleaning takes spaces away, so that a text cut at 500 characters is shorter. */
    private static final int CUT_LENGTH_MIN = 440;

    private static final int CUT_LENGTH_MAX = 505;

    /** A text of more words is no result of a cut at 500 characters, however it ends. */
    private static final int LONGER_THAN_CUT_WORDS = 110;

    /** Whether the source gives the beginning of a text only. */
    enum Cut {
        NO,
        /** It is as long as a cut text. */
        PERHAPS,
        YES
    }

    public static Sketch of(Offer offer) {
        WordHashes words = WordHashes.of(offer.description());
        WordHashes company = company(offer.company());
        return new Sketch(
                offer.id(),
                words.hash(),
                minHash(words),
                triples(words, Math.min(words.count(), BEGINNING_WORDS)),
                words.count(),
                cut(offer.description()),
                Title.of(offer.title(), offer.occupation(), words),
                namesOf(company),
                Intermediaries.isAgency(company),
                occupationOf(offer.occupation()),
                WorkPlace.of(offer.place()),
                ContractTerms.of(offer),
                offer.available(),
                SourceAdapters.of(offer.source())
                        .filter(source -> !source.aggregates())
                        .isPresent(),
                seconds(offer.createdAt()),
                latest(offer.updatedAt(), offer.createdAt()));
    }

    private static Cut cut(String description) {
        String text = description.stripTrailing();
        if (text.endsWith("…") || text.endsWith("...") || Math.abs(text.length() - CUT_LENGTH) <= 1) {
            return Cut.YES;
        }
        return text.length() >= CUT_LENGTH_MIN && text.length() <= CUT_LENGTH_MAX ? Cut.PERHAPS : Cut.NO;
    }

    private static int[] minHash(WordHashes words) {
        int[] slots = new int[SLOTS];
        Arrays.fill(slots, Integer.MAX_VALUE);
        int triples = Math.max(0, words.count() - 2);
        for (int i = 0; i < triples; i++) {
            int hash = words.triple(i);
            int slot = hash >>> 26; // the upper six bits choose one of 64 slots
            int value = hash & 0x03FF_FFFF;
            if (value < slots[slot]) {
                slots[slot] = value;
            }
        }
        return slots;
    }

    private static int[] triples(WordHashes words, int count) {
        int[] hashes = new int[Math.max(0, count - 2)];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = words.triple(i);
        }
        return sortedDistinct(hashes);
    }

    private static int[] sortedDistinct(int[] values) {
        Arrays.sort(values);
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (i == 0 || values[i] != values[i - 1]) {
                values[count++] = values[i];
            }
        }
        return Arrays.copyOf(values, count);
    }

    /** The name of who hires; no words where there is none, or only that of a site. */
    private static WordHashes company(@Nullable Company company) {
        WordHashes name = WordHashes.of(company == null || company.name() == null ? "" : company.name());
        return Intermediaries.isBoard(name) ? WordHashes.of("") : name;
    }

    /** The words of the name and the name in one piece: "Cap Gemini" and "Capgemini" have that in common. */
    private static int[] namesOf(WordHashes company) {
        if (company.count() == 0) {
            return new int[0];
        }
        int[] hashes = new int[company.count() + 1];
        for (int i = 0; i < company.count(); i++) {
            hashes[i] = company.word(i);
        }
        hashes[company.count()] = company.joined();
        return sortedDistinct(hashes);
    }

    private static int occupationOf(@Nullable Occupation occupation) {
        return occupation == null || occupation.romeCode() == null || occupation.predicted()
                ? 0
                : occupation.romeCode().hashCode();
    }

    private static long latest(@Nullable Instant updated, @Nullable Instant created) {
        return seconds(updated != null ? updated : created);
    }

    private static long seconds(@Nullable Instant instant) {
        return instant == null ? Long.MIN_VALUE : instant.getEpochSecond();
    }

    /**
     * Estimated Jaccard similarity of the whole texts; 0 as soon as it cannot reach {@code least}, since almost all
     * pairs that are compared are far from it.
     */
    double wholeSimilarity(Sketch other, double least) {
        if (sameText(other)) {
            return 1;
        }
        int mayDiffer = (int) ((1 - least) * SLOTS);
        int equal = 0;
        int different = 0;
        for (int slot = 0; slot < SLOTS; slot++) {
            int here = whole[slot];
            int there = other.whole[slot];
            if (here != there) {
                if (++different > mayDiffer) {
                    return 0;
                }
            } else if (here != Integer.MAX_VALUE) {
                equal++;
            }
        }
        return equal + different == 0 ? 0 : (double) equal / (equal + different);
    }

    /** Jaccard similarity of the beginnings, each limited to the length of the shorter text. */
    double beginningSimilarity(Sketch other) {
        int shared = shared(beginning, other.beginning);
        int union = Math.min(beginning.length, other.beginning.length) * 2 - shared;
        return union <= 0 ? 0 : Math.min(1, (double) shared / union);
    }

    public boolean isLongerThanCut() {
        return words > LONGER_THAN_CUT_WORDS;
    }

    public boolean isSurelyCut() {
        return cut == Cut.YES;
    }

    boolean statesOccupation() {
        return occupation != 0;
    }

    boolean namesCompany() {
        return company.length > 0;
    }

    boolean sharesCompanyWord(Sketch other) {
        return shared(company, other.company) > 0;
    }

    /** Whether they name two employers; an agency may hire for any. */
    boolean otherEmployer(Sketch other) {
        return namesCompany() && other.namesCompany() && agency == other.agency && !sharesCompanyWord(other);
    }

    /**
     * Whether somebody wrote both for a source that collects nothing from others, within half an hour, one after the other.
     * The same instant is an import, and tells nothing.
     */
    boolean writtenBeside(Sketch other) {
        long apart = Math.abs(created - other.created);
        return original
                && other.original
                && created != Long.MIN_VALUE
                && other.created != Long.MIN_VALUE
                && apart > 0
                && apart <= BESIDE_SECONDS;
    }

    /** Whether both consist of the same words in the same order. */
    boolean sameText(Sketch other) {
        return text == other.text;
    }

    /** How many values two sorted arrays of distinct values share. */
    static int shared(int[] a, int[] b) {
        int i = 0;
        int j = 0;
        int count = 0;
        while (i < a.length && j < b.length) {
            if (a[i] == b[j]) {
                count++;
                i++;
                j++;
            } else if (a[i] < b[j]) {
                i++;
            } else {
                j++;
            }
        }
        return count;
    }
}
