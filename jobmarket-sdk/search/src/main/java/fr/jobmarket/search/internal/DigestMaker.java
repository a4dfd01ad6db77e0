package fr.jobmarket.search.internal;

import fr.jobmarket.internal.Sha256;
import fr.jobmarket.offer.Company;
import fr.jobmarket.offer.Experience;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Place;
import fr.jobmarket.offer.Salary;
import fr.jobmarket.offer.Skill;
import fr.jobmarket.search.OfferDigest;
import fr.jobmarket.search.OfferDigest.SkillDigest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes the digest of an offer. */
public final class DigestMaker {

    private static final OfferAnalyzer ANALYZER = new OfferAnalyzer();

    private static final Pattern APPRENTICESHIP =
            Pattern.compile("\\b(alternance|alternante?|apprentie?s?|apprentissage)\\b");

    /** A description below this says too little to be recognised by, or to inform anybody. */
    private static final int SHORTEST_DESCRIPTION = 200;

    /** No offer asks for more; what claims to is broken. */
    private static final int MOST_VALUES = 200;

    private static final int HASH_BYTES = 12;

    private DigestMaker() {}

    /** The digest of this offer. */
    public static OfferDigest digest(Offer offer) {
        Place place = offer.place();
        boolean located = hasCoordinates(place);
        Salary salary = offer.salary();
        Experience experience = offer.experience();
        return new OfferDigest(
                offer.id(),
                offer.occupation() == null ? null : offer.occupation().romeCode(),
                terms(offer.title()),
                skills(offer).stream()
                        .map(skill -> skill(skill.code(), skill.label(), skill.level() == Skill.Level.REQUIRED))
                        .toList(),
                names(offer.keywords(), ExactTerm::of),
                located ? number(place.latitude()) : Double.NaN,
                located ? number(place.longitude()) : Double.NaN,
                place.departmentCode(),
                offer.contract() == null ? null : offer.contract().type(),
                isApprenticeship(offer),
                salary == null ? Double.NaN : number(salary.fullTimeAnnualMin()),
                number(upperBound(salary)),
                experience == null ? null : experience.requirement(),
                experience == null ? null : experience.months(),
                offer.remote(),
                names(offer.languages(), Languages::key),
                names(offer.licences(), Licences::key),
                offer.openings() == null ? 1 : Math.max(1, offer.openings()),
                date(offer),
                completeness(offer),
                companyName(offer),
                advertisement(offer));
    }

    /** The skills of an offer that its digest has. */
    static List<Skill> skills(Offer offer) {
        return offer.skills().stream().limit(MOST_VALUES).toList();
    }

    static SkillDigest skill(@Nullable String code, String label, boolean required) {
        SkillLabel read = SkillLabel.of(label);
        return new SkillDigest(
                code == null || code.isBlank() ? List.of(read.name()) : List.of(ExactTerm.of(code), read.name()),
                read.terms(),
                required);
    }

    /** Distinct terms of a text, in order. */
    public static List<String> terms(String text) {
        return ANALYZER.terms(text).stream().distinct().limit(MOST_VALUES).toList();
    }

    /** All terms of a text, in order. */
    public static List<String> allTerms(String text) {
        return ANALYZER.terms(text);
    }

    static boolean hasCoordinates(Place place) {
        return Math.abs(number(place.latitude())) <= 90 && Math.abs(number(place.longitude())) <= 180;
    }

    static @Nullable Instant date(Offer offer) {
        if (offer.createdAt() != null) {
            return offer.createdAt();
        }
        return offer.firstSeenAt() != null ? offer.firstSeenAt() : offer.updatedAt();
    }

    static @Nullable Double upperBound(@Nullable Salary salary) {
        if (salary == null) {
            return null;
        }
        return salary.fullTimeAnnualMax() != null ? salary.fullTimeAnnualMax() : salary.fullTimeAnnualMin();
    }

    private static double number(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }

    private static List<String> names(List<String> values, UnaryOperator<String> name) {
        return values.stream().limit(MOST_VALUES).map(name).distinct().toList();
    }

    private static double completeness(Offer offer) {
        boolean[] stated = {
            offer.salary() != null,
            !companyName(offer).isEmpty(),
            !offer.skills().isEmpty() || !offer.keywords().isEmpty(),
            offer.place().communeCode() != null,
            offer.contract() != null,
            offer.experience() != null,
            offer.description().length() >= SHORTEST_DESCRIPTION
        };
        int count = 0;
        for (boolean one : stated) {
            count += one ? 1 : 0;
        }
        return (double) count / stated.length;
    }

    private static boolean isApprenticeship(Offer offer) {
        return (offer.contract() != null && offer.contract().apprenticeship()) || speaksOfApprenticeship(offer.title());
    }

    /** Whether a text names an alternating contract; many offers do so in the title alone. */
    public static boolean speaksOfApprenticeship(String text) {
        return APPRENTICESHIP.matcher(ExactTerm.of(text)).find();
    }

    private static String companyName(Offer offer) {
        Company company = offer.company();
        return company == null ? "" : ExactTerm.of(Objects.requireNonNullElse(company.name(), ""));
    }

    private static String advertisement(Offer offer) {
        String text = offer.description().length() >= SHORTEST_DESCRIPTION
                ? offer.description()
                : offer.title() + " " + companyName(offer) + " " + offer.description();
        byte[] hash = Sha256.digest().digest(lettersOf(text).getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(Arrays.copyOf(hash, HASH_BYTES));
    }

    /** Spaces, signs and case differ between copies of one text. A loop, because this reads every description. */
    private static String lettersOf(String text) {
        char[] letters = new char[text.length()];
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                letters[count++] = Character.toLowerCase(c);
            }
        }
        return new String(letters, 0, count);
    }
}
