package fr.jobmarket.recommendation;

import fr.jobmarket.offer.Experience;
import fr.jobmarket.offer.FrenchLabels;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Salary;
import fr.jobmarket.offer.Skill;
import fr.jobmarket.offer.WorkingTime;
import fr.jobmarket.recommendation.Feature.Group;
import fr.jobmarket.search.OfferDigest;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says to the candidate, in French, what speaks for or against one offer. */
final class FrenchSentences {

    private static final int MOST_NAMES = 4;

    /** From this similarity on two titles name the same post: two thirds of one and all of the other. */
    private static final double AGREEING = 0.7;

    /** Wanted at least this much: a neighbour of an occupation that is probably meant. */
    private static final double NEAR = 0.15;

    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.FRENCH);
    private static final int MONTHS_PER_YEAR = 12;

    private final FeatureExtractor extractor;
    private final Offer offer;
    private final OfferDigest digest;
    private final FeatureVector features;

    FrenchSentences(FeatureExtractor extractor, Offer offer, OfferDigest digest, FeatureVector features) {
        this.extractor = extractor;
        this.offer = offer;
        this.digest = digest;
        this.features = features;
    }

    String about(Group group, boolean inFavour) {
        return switch (group) {
            case OCCUPATION -> occupation();
            case TITLE -> title(inFavour);
            case SKILLS -> skills();
            case KEYWORDS -> keywords();
            case TEXT ->
                inFavour
                        ? "Le texte de l’annonce correspond bien à votre profil"
                        : "Le texte de l’annonce a peu en commun avec votre profil";
            case PLACE -> place();
            case CONTRACT -> contract();
            case APPRENTICESHIP ->
                inFavour
                        ? "En alternance, comme vous le souhaitez"
                        : digest.apprenticeship()
                                ? "Offre en alternance, que vous n’avez pas demandée"
                                : "Cette offre n’est pas en alternance";
            case SALARY -> salary();
            case EXPERIENCE -> experience();
            case LANGUAGES ->
                asked(
                        "Langue",
                        exceptFrench(offer.languages()),
                        OfferDigest.Wording::language,
                        extractor.words().languages());
            case LICENCES ->
                asked(
                        "Permis",
                        offer.licences(),
                        OfferDigest.Wording::licence,
                        extractor.words().licences());
            case REMOTE -> inFavour ? "Télétravail proposé" : "Télétravail exclu";
            case FRESHNESS -> (inFavour ? "Publiée" : "Annonce ancienne, publiée") + published();
            case COMPLETENESS -> inFavour ? "Annonce détaillée" : "Annonce peu détaillée";
            case OPENINGS -> digest.openings() + " postes à pourvoir";
        };
    }

    private String occupation() {
        String label = offer.occupation() == null ? null : offer.occupation().romeLabel();
        String named = label == null ? "" : " : " + label;
        String code = digest.romeCode();
        if (code != null && extractor.sought().names(code)) {
            return "Le métier que vous cherchez" + named;
        }
        return features.get(Feature.OCCUPATION_WANTED) >= NEAR || features.get(Feature.OCCUPATION_NEAR) == 1
                ? "Un métier proche de celui que vous cherchez" + named
                : "Un autre métier que celui que vous cherchez" + named;
    }

    /** Two titles are said to agree when a reader would say so; otherwise the words they share are told. */
    private String title(boolean inFavour) {
        if (!inFavour) {
            return extractor.titles().isEmpty()
                    ? "L’intitulé ne reprend rien de votre profil"
                    : "L’intitulé emploie d’autres mots que votre recherche";
        }
        String nearest = null;
        double best = 0;
        for (String title : extractor.titles()) {
            double similarity = FeatureExtractor.titleSimilarity(Set.copyOf(terms(title)), digest.titleTerms());
            if (similarity > best) {
                nearest = title;
                best = similarity;
            }
        }
        if (nearest == null) {
            return "L’intitulé reprend des mots de votre profil";
        }
        if (best >= AGREEING) {
            return "L’intitulé ressemble à votre recherche : « " + nearest + " »";
        }
        Set<String> sought = Set.copyOf(terms(nearest));
        String shared = SPACES.splitAsStream(offer.title())
                .filter(word -> terms(word).stream().anyMatch(sought::contains))
                .distinct()
                .collect(Collectors.joining(" "));
        return "L’intitulé a ceci en commun avec votre recherche : « " + shared + " »";
    }

    private static List<String> terms(String text) {
        return OfferDigest.Wording.terms(text).stream().distinct().toList();
    }

    private String skills() {
        if (offer.skills().isEmpty()) {
            List<String> used = extractor.words().usedBy(digest);
            return used.isEmpty()
                    ? "Aucune de vos compétences n’est citée dans l’annonce"
                    : "L’annonce fait appel à vos compétences : " + names(used);
        }
        List<String> mastered = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < digest.skills().size(); i++) {
            Skill skill = offer.skills().get(i);
            (extractor.words().masters(digest.skills().get(i)) ? mastered : missing).add(skill.label());
        }
        int asked = digest.skills().size();
        if (mastered.isEmpty()) {
            return asked == 1
                    ? "La compétence demandée ne figure pas dans votre profil : "
                            + offer.skills().get(0).label()
                    : "Aucune des " + asked + " compétences demandées ne figure dans votre profil";
        }
        if (asked == 1) {
            return "Vous maîtrisez la compétence demandée : " + mastered.get(0);
        }
        String share = mastered.size() == asked ? "les " + asked : mastered.size() + " des " + asked;
        return "Vous maîtrisez " + share + " compétences demandées : " + names(mastered) + missing(missing);
    }

    private String keywords() {
        Predicate<String> known = keyword -> extractor.words().knows(OfferDigest.Wording.name(keyword));
        Set<String> counted = Set.copyOf(FeatureExtractor.keywordsBesideSkills(digest));
        List<String> cited = offer.keywords().stream()
                .filter(keyword -> counted.contains(OfferDigest.Wording.name(keyword)))
                .toList();
        List<String> had = cited.stream().filter(known).toList();
        if (had.isEmpty()) {
            return "L’annonce cite des technologies absentes de votre profil : " + names(cited);
        }
        return cited.size() == 1
                ? "Vous connaissez la technologie citée : " + had.get(0)
                : "Vous connaissez " + had.size() + " des " + cited.size() + " technologies citées : " + names(had)
                        + missing(cited.stream().filter(known.negate()).toList());
    }

    private static String missing(List<String> missing) {
        return missing.isEmpty() ? "" : " ; il vous manque : " + names(missing);
    }

    private String place() {
        double distanceKm = extractor.distanceKm(digest);
        if (!Double.isNaN(distanceKm)) {
            return distanceKm < 1 ? "À moins de 1 km de chez vous" : "À " + Math.round(distanceKm) + " km de chez vous";
        }
        String department = Objects.requireNonNullElse(
                offer.place().departmentName(), Objects.requireNonNullElse(digest.departmentCode(), ""));
        return features.get(Feature.SAME_DEPARTMENT) == 1
                ? "Dans votre département : " + department
                : "Hors de votre département : " + department;
    }

    private String contract() {
        String label = digest.contract() == null ? "Contrat" : FrenchLabels.of(digest.contract());
        if (Float.isNaN(features.get(Feature.CONTRACT_MATCH))) {
            return "Forme de contrat : " + label;
        }
        return features.get(Feature.CONTRACT_MATCH) == 1
                ? label + ", comme vous le souhaitez"
                : label + ", un contrat que vous n’avez pas retenu";
    }

    private String salary() {
        double minimum = Objects.requireNonNullElse(extractor.profile().minAnnualSalary(), 0.0);
        boolean predicted = offer.salary() != null && offer.salary().origin() == Salary.Origin.PREDICTED;
        String stated = predicted ? "Salaire estimé" : "Salaire annoncé";
        boolean partTime = offer.workingTime() != null && offer.workingTime().kind() == WorkingTime.Kind.PART_TIME;
        String upTo = " jusqu’à " + euros(digest.annualMax()) + " brut par an" + (partTime ? " à temps plein" : "");
        if (minimum == 0) {
            return stated + upTo;
        }
        if (digest.annualMax() < minimum) {
            return stated + upTo + ", inférieur à votre minimum de " + euros(minimum);
        }
        return stated
                + upTo
                + (digest.annualMax() > minimum ? ", supérieur à votre minimum" : ", égal à votre minimum");
    }

    private String experience() {
        int months = FeatureExtractor.monthsAsked(digest);
        if (months == 0) {
            return "Débutants acceptés";
        }
        String asks = digest.experience() == Experience.Requirement.REQUIRED ? "Demande " : "Souhaite ";
        String asked = digest.experienceMonths() == null ? "de l’expérience" : duration(months) + " d’expérience";
        Double years = extractor.profile().experienceYears();
        if (years == null) {
            return asks + asked;
        }
        return asks + asked + ", " + had(years, months >= MONTHS_PER_YEAR && digest.experienceMonths() != null);
    }

    private static String had(double years, boolean askedInYears) {
        if (years == 0) {
            return "vous n’en indiquez pas";
        }
        // "Demande 5 ans d'expérience, vous en indiquez 2": the unit is not said twice.
        return askedInYears && years >= 1
                ? "vous en indiquez " + number("#,##0.#").format(years)
                : "vous indiquez " + duration((int) Math.round(years * MONTHS_PER_YEAR));
    }

    private static List<String> exceptFrench(List<String> languages) {
        return languages.stream()
                .filter(language -> !OfferDigest.Wording.language(language).equals(FeatureExtractor.TAKEN_FOR_GRANTED))
                .toList();
    }

    private static String asked(String what, List<String> labels, UnaryOperator<String> key, Set<String> had) {
        List<String> missing = labels.stream()
                .filter(label -> !had.contains(key.apply(label)))
                .distinct()
                .toList();
        List<String> met = labels.stream()
                .filter(label -> had.contains(key.apply(label)))
                .distinct()
                .toList();
        return missing.isEmpty()
                ? what + " demandé" + feminine(what) + " et présent" + feminine(what) + " dans votre profil : "
                        + names(met)
                : what + " demandé" + feminine(what) + ", absent" + feminine(what) + " de votre profil : "
                        + names(missing);
    }

    private static String feminine(String noun) {
        return noun.equals("Langue") ? "e" : "";
    }

    private String published() {
        Instant date = Objects.requireNonNull(digest.date(), "freshness is only known with a date");
        LocalDate day = date.atZone(PARIS).toLocalDate();
        String number = day.getDayOfMonth() == 1 ? "1er" : String.valueOf(day.getDayOfMonth());
        return " le " + number + " " + DAY.format(day);
    }

    private static String names(List<String> names) {
        String joined = String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())));
        return names.size() > MOST_NAMES ? joined + "…" : joined;
    }

    private static String duration(int months) {
        if (months < MONTHS_PER_YEAR) {
            return months + " mois";
        }
        String years = number("#,##0.#").format(months / (double) MONTHS_PER_YEAR);
        return years + (months < 2 * MONTHS_PER_YEAR ? " an" : " ans");
    }

    private static String euros(double amount) {
        return number("#,##0").format(amount) + "\u00A0€";
    }

    private static DecimalFormat number(String pattern) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.FRENCH);
        symbols.setGroupingSeparator('\u00A0');
        return new DecimalFormat(pattern, symbols);
    }
}
