package fr.jobmarket.recommendation;

import static fr.jobmarket.offer.Contract.Type.PERMANENT;

import fr.jobmarket.candidate.CandidateProfile;
import fr.jobmarket.offer.Experience;
import fr.jobmarket.recommendation.internal.CandidateWords;
import fr.jobmarket.search.OfferDigest;
import fr.jobmarket.search.OfferDigest.SkillDigest;
import fr.jobmarket.search.OfferQuery.Near;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.util.SloppyMath;
import org.jspecify.annotations.Nullable;

/**
 * Computes the features of one candidate and any number of offers. The same code serves recommendations and makes
 * training data. Immutable and thread-safe; making one reads the profile once.
 */
public final class FeatureExtractor {

    /** Counting French would weigh where people come from. */
    static final String TAKEN_FOR_GRANTED = "francais";

    private static final double FRESHNESS_HALF_LIFE_DAYS = 21;
    private static final double METRES_PER_KM = 1_000;
    private static final int MONTHS_PER_YEAR = 12;

    /** What "experience required" without a number means in practice. */
    private static final int UNSTATED_MONTHS = 12;

    /** A salary this share below the minimum is as bad as any lower one. */
    private static final double WORST_SALARY_GAP = 0.25;

    /** How much each missing year of experience costs. */
    private static final double COST_OF_MISSING_YEAR = 0.75;

    private static final double LOW_SALARY = 20_000;
    private static final double LOG_HIGH_SALARY = Math.log(4);
    private static final double MOST_MONTHS = 60;
    private static final double LOG_MOST_OPENINGS = Math.log(32);
    private static final double NAMED_TERMS_SHARE = 0.7;
    private static final int SHORT_LIST = 3;
    private static final int LONG_LIST = 10;
    private static final int ROME_DOMAIN_LENGTH = 3;

    private final CandidateProfile profile;
    private final SoughtOccupations sought;
    private final CandidateWords words;
    private final SearchArea area;
    private final @Nullable Instant newest;
    private final Set<String> occupations;
    private final Set<String> domains;
    private final Set<String> languages;
    private final Set<String> licences;

    private FeatureExtractor(
            CandidateProfile profile, SoughtOccupations sought, SearchArea area, @Nullable Instant newest) {
        this.profile = profile;
        this.sought = sought;
        this.words = CandidateWords.of(profile, titles());
        this.area = area;
        this.newest = newest;
        this.occupations = profile.occupations().stream()
                .map(code -> code.toUpperCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        this.domains = occupations.stream().map(FeatureExtractor::domain).collect(Collectors.toUnmodifiableSet());
        this.languages = words.languages();
        this.licences = words.licences();
    }

    /**
     * An extractor for a candidate.
     *
     * @param sought the occupations they look for
     * @param area where they look, see {@link SearchArea#of}
     * @param newest when the newest offer known was published; offers age relative to it, so that the same offers give
     *     the same features on any day
     */
    static FeatureExtractor forCandidate(
            CandidateProfile profile, SoughtOccupations sought, SearchArea area, @Nullable Instant newest) {
        return new FeatureExtractor(profile, sought, area, newest);
    }

    /**
     * The features of an offer for this candidate.
     *
     * @param textSimilarity 0 to 1, {@code NaN} when unknown; see {@link fr.jobmarket.search.OfferMatch}
     */
    public FeatureVector extract(OfferDigest offer, double textSimilarity) {
        float[] values = new float[Feature.values().length];
        for (Feature feature : EnumSet.allOf(Feature.class)) {
            values[feature.ordinal()] = (float) value(feature, offer, textSimilarity);
        }
        return FeatureVector.of(values);
    }

    private double value(Feature feature, OfferDigest offer, double textSimilarity) {
        return switch (feature) {
            case OCCUPATION_EXACT -> occupation(offer, occupations, false);
            case OCCUPATION_NEAR -> occupation(offer, domains, true);
            case TITLE_SIMILARITY -> titleSimilarity(offer.titleTerms());
            case TITLE_IN_TEXT -> titleInText(offer.titleTerms());
            case SKILL_REQUIRED_OVERLAP ->
                skillOverlap(
                        offer.skills().stream().filter(SkillDigest::required).toList());
            case SKILL_OVERLAP -> skillOverlap(offer.skills());
            case SKILL_USE -> skillUse(offer);
            case KEYWORD_OVERLAP -> keywordOverlap(keywordsBesideSkills(offer));
            case TEXT_SIMILARITY -> textSimilarity;
            case DISTANCE -> nearness(offer);
            case SAME_DEPARTMENT -> sameDepartment(offer);
            case CONTRACT_MATCH -> contractMatch(offer);
            case APPRENTICESHIP_FIT -> apprenticeshipFit(offer);
            case SALARY_FIT -> salaryFit(offer);
            case EXPERIENCE_FIT -> experienceFit(offer);
            case LANGUAGE_FIT -> share(languagesAsked(offer), languages);
            case LICENCE_FIT -> share(offer.licences(), licences);
            case REMOTE_FIT -> remoteFit(offer);
            case FRESHNESS -> freshness(offer);
            case COMPLETENESS -> offer.completeness();
            case OPENINGS -> Math.min(1, Math.log(offer.openings()) / LOG_MOST_OPENINGS);
            case OCCUPATION_WANTED -> occupationWanted(offer);
            case CONTRACT_PERMANENT -> offer.contract() == null ? Double.NaN : offer.contract() == PERMANENT ? 1 : 0;
            case SALARY_LEVEL -> salaryLevel(offer);
            case EXPERIENCE_OPEN ->
                offer.experience() == null ? Double.NaN : 1 - Math.min(1, monthsAsked(offer) / MOST_MONTHS);
        };
    }

    /** The candidate as this extractor reads them. */
    CandidateProfile profile() {
        return profile;
    }

    /** Whether an offer of these features meets a wish for work; any does when the candidate utters none. */
    boolean fits(FeatureVector features) {
        return !profile.namesWork() || Relevance.of(features) >= Relevance.FLOOR;
    }

    /**
     * Whether an offer is work one could move to, and shares no word with somebody who gives a title and nothing else:
     * "administrateur réseaux" for a developer.
     */
    boolean isOtherWorkWithoutACommonWord(FeatureVector features) {
        return sought.isOther(features.get(Feature.OCCUPATION_WANTED))
                && features.get(Feature.TITLE_SIMILARITY) == 0
                && Float.isNaN(features.get(Feature.TITLE_IN_TEXT))
                && !(features.get(Feature.KEYWORD_OVERLAP) > 0);
    }

    /** Whether the title asks for an apprenticeship; one that a text mentions may be long over. */
    boolean seeksApprenticeship() {
        String title = profile.jobTitle();
        return title != null && OfferDigest.Wording.speaksOfApprenticeship(title);
    }

    SoughtOccupations sought() {
        return sought;
    }

    /** What the post looked for is called: in the candidate's words, and as the likely occupations are. */
    List<String> titles() {
        return Stream.concat(Stream.of(SoughtOccupations.post(profile)), sought.names().stream())
                .filter(title -> !title.isBlank())
                .distinct()
                .toList();
    }

    SearchArea area() {
        return area;
    }

    CandidateWords words() {
        return words;
    }

    private static double occupation(OfferDigest offer, Set<String> wished, boolean byDomain) {
        String code = offer.romeCode();
        if (code == null || wished.isEmpty()) {
            return Double.NaN;
        }
        return wished.contains(byDomain ? domain(code) : code) ? 1 : 0;
    }

    private double occupationWanted(OfferDigest offer) {
        String code = offer.romeCode();
        return code == null || sought.isEmpty() ? Double.NaN : sought.wanted(code);
    }

    private static String domain(String romeCode) {
        return romeCode.substring(0, Math.min(ROME_DOMAIN_LENGTH, romeCode.length()));
    }

    private double titleSimilarity(List<String> offerTerms) {
        return words.titles().stream()
                .mapToDouble(title -> titleSimilarity(title, offerTerms))
                .max()
                .orElse(Double.NaN);
    }

    static double titleSimilarity(Set<String> named, List<String> offerTerms) {
        if (named.isEmpty() || offerTerms.isEmpty()) {
            return Double.NaN;
        }
        double common = offerTerms.stream().filter(named::contains).count();
        return NAMED_TERMS_SHARE * common / named.size() + (1 - NAMED_TERMS_SHARE) * common / offerTerms.size();
    }

    private double titleInText(List<String> offerTerms) {
        Set<String> said = words.textTerms();
        if (said.isEmpty() || offerTerms.isEmpty()) {
            return Double.NaN;
        }
        return (double) offerTerms.stream().filter(said::contains).count() / offerTerms.size();
    }

    /** One of one is luck and five of thirty is a lot: short lists count as longer ones, long lists as shorter ones. */
    private static double dampedShare(long met, int asked) {
        return Math.min(1, met / (double) Math.max(SHORT_LIST, Math.min(LONG_LIST, asked)));
    }

    private double skillOverlap(List<SkillDigest> skills) {
        if (skills.isEmpty() || !words.hasSkills()) {
            return Double.NaN;
        }
        return dampedShare(skills.stream().filter(words::masters).count(), skills.size());
    }

    private double skillUse(OfferDigest offer) {
        if (!words.hasSkills() || (offer.skills().isEmpty() && offer.keywords().isEmpty())) {
            return Double.NaN;
        }
        return words.shareUsedBy(offer);
    }

    /** Technologies that the offer does not list as skills too, which would count them twice. */
    static List<String> keywordsBesideSkills(OfferDigest offer) {
        return offer.keywords().stream()
                .filter(keyword ->
                        offer.skills().stream().noneMatch(skill -> skill.names().contains(keyword)))
                .toList();
    }

    private double keywordOverlap(List<String> keywords) {
        if (keywords.isEmpty() || words.isSilent()) {
            return Double.NaN;
        }
        return dampedShare(keywords.stream().filter(words::knows).count(), keywords.size());
    }

    private double nearness(OfferDigest offer) {
        Near near = area.near();
        double distanceKm = distanceKm(offer);
        if (near == null || Double.isNaN(distanceKm)) {
            return Double.NaN;
        }
        return Math.pow(0.5, distanceKm / (near.distanceKm() / 2));
    }

    /** Kilometres to the offer as the crow flies; {@code NaN} when either place is unknown. */
    double distanceKm(OfferDigest offer) {
        Near near = area.near();
        if (near == null || Double.isNaN(offer.latitude())) {
            return Double.NaN;
        }
        return SloppyMath.haversinMeters(near.latitude(), near.longitude(), offer.latitude(), offer.longitude())
                / METRES_PER_KM;
    }

    private double sameDepartment(OfferDigest offer) {
        if (area.departmentCode() == null || offer.departmentCode() == null) {
            return Double.NaN;
        }
        return area.departmentCode().equals(offer.departmentCode()) ? 1 : 0;
    }

    private double contractMatch(OfferDigest offer) {
        if (offer.contract() == null || profile.contracts().isEmpty()) {
            return Double.NaN;
        }
        return profile.contracts().contains(offer.contract()) ? 1 : 0;
    }

    private double apprenticeshipFit(OfferDigest offer) {
        boolean wished = words.wantsApprenticeship();
        if (!wished && !offer.apprenticeship()) {
            return Double.NaN;
        }
        return wished && offer.apprenticeship() ? 1 : 0;
    }

    private double salaryFit(OfferDigest offer) {
        Double minimum = profile.minAnnualSalary();
        if (minimum == null || minimum == 0 || Double.isNaN(offer.annualMax())) {
            return Double.NaN;
        }
        double surplus = (offer.annualMax() - minimum) / minimum;
        return surplus >= 0 ? Math.min(1, 0.5 + surplus) : Math.max(-1, surplus / WORST_SALARY_GAP);
    }

    /** By the middle of the range. */
    private static double salaryLevel(OfferDigest offer) {
        double annual =
                Double.isNaN(offer.annualMin()) ? offer.annualMax() : (offer.annualMin() + offer.annualMax()) / 2;
        return Math.max(0, Math.min(1, Math.log(annual / LOW_SALARY) / LOG_HIGH_SALARY));
    }

    private double experienceFit(OfferDigest offer) {
        Double years = profile.experienceYears();
        Experience.Requirement requirement = offer.experience();
        if (years == null || requirement == null) {
            return Double.NaN;
        }
        double missing = monthsAsked(offer) / (double) MONTHS_PER_YEAR - years;
        if (missing <= 0) {
            return 1;
        }
        double cost = requirement == Experience.Requirement.REQUIRED ? COST_OF_MISSING_YEAR : COST_OF_MISSING_YEAR / 2;
        return Math.max(-1, 1 - cost * missing);
    }

    /** Months of experience an offer asks for, 0 when none. */
    static int monthsAsked(OfferDigest offer) {
        if (offer.experience() == null || offer.experience() == Experience.Requirement.NONE) {
            return 0;
        }
        return offer.experienceMonths() == null ? UNSTATED_MONTHS : Math.max(0, offer.experienceMonths());
    }

    private static List<String> languagesAsked(OfferDigest offer) {
        return offer.languages().stream()
                .filter(language -> !language.equals(TAKEN_FOR_GRANTED))
                .toList();
    }

    private static double share(Collection<String> asked, Set<String> had) {
        if (asked.isEmpty() || had.isEmpty()) {
            return Double.NaN;
        }
        Set<String> met = new HashSet<>(asked);
        met.retainAll(had);
        return (double) met.size() / asked.size();
    }

    private double remoteFit(OfferDigest offer) {
        if (!Boolean.TRUE.equals(profile.remote()) || offer.remote() == null) {
            return Double.NaN;
        }
        return offer.remote() ? 1 : 0;
    }

    private double freshness(OfferDigest offer) {
        Instant date = offer.date();
        if (newest == null || date == null) {
            return Double.NaN;
        }
        double days = Math.max(0, Duration.between(date, newest).toSeconds())
                / (double) Duration.ofDays(1).toSeconds();
        return Math.pow(0.5, days / FRESHNESS_HALF_LIFE_DAYS);
    }
}
