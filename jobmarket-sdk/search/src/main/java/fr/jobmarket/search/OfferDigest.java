package fr.jobmarket.search;

import fr.jobmarket.offer.Contract.Type;
import fr.jobmarket.offer.Experience.Requirement;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.search.internal.DigestMaker;
import fr.jobmarket.search.internal.ExactTerm;
import fr.jobmarket.search.internal.Languages;
import fr.jobmarket.search.internal.Licences;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What matching reads of an offer, normalised once. The index keeps one beside every offer, so that ranking a thousand
 * offers does not mean parsing a thousand texts; training makes the same ones from the offers themselves.
 *
 * <p>"Terms" are words as the index analyses them: without accents, gender or plural. "Names" compare whole codes or
 * labels without case and accents. Numbers that are unknown are {@code NaN}.
 *
 * @param id id of the offer
 * @param romeCode ROME code of its occupation
 * @param titleTerms distinct terms of its title
 * @param skills skills asked for, in the order of the offer
 * @param keywords names of its technology keywords
 * @param latitude degrees north
 * @param longitude degrees east
 * @param departmentCode department it lies in
 * @param contract form of contract
 * @param apprenticeship true for apprenticeship and other alternating contracts
 * @param annualMin lower bound of the salary, gross euros per year of full-time work
 * @param annualMax upper bound of the salary, gross euros per year of full-time work; the lower one when only that is known
 * @param experience whether experience is asked for
 * @param experienceMonths how much; absent when not stated
 * @param remote whether remote work is offered
 * @param languages names of the languages asked for
 * @param licences codes of the driving licences asked for, or names of other licences
 * @param openings number of posts, 1 when not stated
 * @param date when it was published, as far as known
 * @param completeness share of what candidates look for that the offer states, 0 to 1
 * @param company name of the company, empty when unknown
 * @param advertisement the same for offers with the same text, whatever the place
 */
public record OfferDigest(
        String id,
        @Nullable String romeCode,
        List<String> titleTerms,
        List<SkillDigest> skills,
        List<String> keywords,
        double latitude,
        double longitude,
        @Nullable String departmentCode,
        @Nullable Type contract,
        boolean apprenticeship,
        double annualMin,
        double annualMax,
        @Nullable Requirement experience,
        @Nullable Integer experienceMonths,
        @Nullable Boolean remote,
        List<String> languages,
        List<String> licences,
        int openings,
        @Nullable Instant date,
        double completeness,
        String company,
        String advertisement) {

    /** Copies the lists, so the value never changes. */
    public OfferDigest {
        Objects.requireNonNull(advertisement, "advertisement");
        Objects.requireNonNull(company, "company");
        Objects.requireNonNull(id, "id");
        titleTerms = List.copyOf(titleTerms);
        skills = List.copyOf(skills);
        keywords = List.copyOf(keywords);
        languages = List.copyOf(languages);
        licences = List.copyOf(licences);
    }

    /** The digest of an offer; the same one that the index keeps. */
    public static OfferDigest of(Offer offer) {
        return DigestMaker.digest(offer);
    }

    /**
     * A skill asked for.
     *
     * @param names its code, when it has one, and its label
     * @param terms distinct terms of its label
     * @param required true when the offer demands it
     */
    public record SkillDigest(List<String> names, List<String> terms, boolean required) {

        /** Copies the lists, so the value never changes. */
        public SkillDigest {
            names = List.copyOf(names);
            terms = List.copyOf(terms);
        }
    }

    /**
     * Makes what candidates say comparable with what an {@link OfferDigest} holds: the same words, however they are written.
     * Thread-safe.
     */
    public static final class Wording {

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
}
