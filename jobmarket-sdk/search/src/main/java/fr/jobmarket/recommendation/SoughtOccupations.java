package fr.jobmarket.recommendation;

import fr.jobmarket.candidate.CandidateProfile;
import fr.jobmarket.cleaning.OccupationClassifier;
import fr.jobmarket.cleaning.OccupationClassifier.Guess;
import fr.jobmarket.cleaning.RomeNomenclature;
import fr.jobmarket.cleaning.RomeNomenclature.Suggestion;
import fr.jobmarket.offer.Occupation;
import fr.jobmarket.recommendation.Recommender.Advice;
import fr.jobmarket.search.OfferDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which occupations a candidate looks for, as a distribution. Codes that the profile names are certain; otherwise the
 * occupation model reads the title, skills and text as it reads an offer's, and a title it does not know is read as the
 * name that completes it ("devellopeur"). Immutable.
 */
final class SoughtOccupations {

    /** Somebody who names no work. */
    static final SoughtOccupations NONE = new SoughtOccupations(Map.of(), List.of());

    /** A neighbour in ROME of the same domain, such as comptable and assistant comptable. */
    private static final double NEIGHBOUR = 0.6;

    /** A neighbour of another domain is work one can move to, seldom work one looks for: coiffeur and commercial. */
    private static final double FAR_NEIGHBOUR = 0.3;

    private static final double SAME_DOMAIN = 0.2;

    /** Below this share of what is wanted most an occupation is a neighbour: above {@link #NEIGHBOUR}, below 1. */
    private static final double SAME_WORK = 0.75;

    /** What so many occupations can move to, such as formateur, is near to none of them. */
    private static final int HUB = 100;

    private static final int MOST_GUESSES = 20;
    private static final double LEAST_PROBABILITY = 0.02;

    /** Below this the model hardly knows the title, and its beginning or a typo may say more. */
    private static final double UNSURE = 0.4;

    /** From this probability on an occupation is spoken of to the candidate, if it is a quarter of the likeliest. */
    private static final double WORTH_NAMING = 0.1;

    private static final double WORTH_NAMING_SHARE = 0.25;

    /** Fewer offers of a title than so many are no custom; sources state odd codes. */
    private static final int ENOUGH = 10;

    /** Share of the offers of a title that have to state the same occupation to be believed. */
    private static final double AGREEMENT = 0.6;

    /** How much very many offers of a title count beside the model. */
    private static final double MARKET = 0.7;

    private static final Pattern APPRENTICESHIP = Pattern.compile(
            "\\b(en |un |une )?(contrat d.?)?(alternance|alternante?|apprentie?|apprentissage)\\b( (en|de|d.))?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final Map<String, Double> probabilities;
    private final Map<String, Double> wanted;
    private final double highest;
    private final List<String> names;

    private SoughtOccupations(Map<String, Double> probabilities, List<String> names) {
        this.probabilities = probabilities;
        this.names = names;
        Map<String, Double> sums = new HashMap<>();
        probabilities.forEach((code, probability) ->
                Nearness.of(code).forEach((near, share) -> sums.merge(near, probability * share, Double::sum)));
        sums.replaceAll((code, sum) -> Math.min(1, sum));
        this.wanted = Map.copyOf(sums);
        this.highest = sums.values().stream().mapToDouble(sum -> sum).max().orElse(0);
    }

    /**
     * Reads a profile.
     *
     * @param wordsOfWork leaves of a text what is about work, so that no name of a person counts
     * @param alike how often each occupation occurs among the offers whose texts are most like what the profile says,
     *     0 to 1; asked for when there is no title
     * @param stated how often each occupation is stated by offers of a title
     */
    static SoughtOccupations of(
            CandidateProfile profile,
            Supplier<OccupationClassifier> classifier,
            UnaryOperator<String> wordsOfWork,
            Supplier<Map<String, Double>> alike,
            Function<String, Map<String, Integer>> stated) {
        if (!profile.occupations().isEmpty()) {
            Map<String, Double> certain = new LinkedHashMap<>();
            profile.occupations().forEach(code -> certain.put(code.toUpperCase(Locale.ROOT), 1.0));
            return new SoughtOccupations(certain, List.of());
        }
        if (!profile.namesWork()) {
            return NONE;
        }
        String title = post(profile);
        String rest = String.join(". ", profile.skills()) + ". "
                + wordsOfWork.apply(Objects.requireNonNullElse(profile.text(), ""));
        List<Guess> guesses = guesses(title, rest, classifier.get());
        return title.isBlank() ? ofTextAlone(guesses, alike.get()) : ofTitle(title, guesses, stated.apply(title));
    }

    /** The model knows titles of other years and places; the market says what this one is used for here and now. */
    private static SoughtOccupations ofTitle(String title, List<Guess> guesses, Map<String, Integer> stated) {
        int count = stated.values().stream().mapToInt(n -> n).sum();
        Optional<String> custom =
                custom(stated, count).filter(code -> code.equals(guesses.get(0).romeCode()) || !isNameOfWork(title));
        double share = custom.isPresent() ? MARKET * count / (count + ENOUGH) : 0;
        Map<String, Double> probabilities = new HashMap<>();
        stated.forEach((code, number) -> probabilities.put(code, share * number / count));
        List<String> names = new ArrayList<>();
        for (Guess guess : guesses) {
            double sum = probabilities.merge(guess.romeCode(), (1 - share) * guess.confidence(), Double::sum);
            if (sum >= UNSURE && custom.map(guess.romeCode()::equals).orElse(true)) {
                names.add(Objects.requireNonNullElse(guess.appellation(), guess.romeLabel()));
            }
        }
        return new SoughtOccupations(likeliest(probabilities), List.copyOf(names));
    }

    /** The occupation that most offers of a title state. */
    private static Optional<String> custom(Map<String, Integer> stated, int count) {
        return stated.entrySet().stream()
                .filter(one -> count >= ENOUGH && one.getValue() >= AGREEMENT * count)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /**
     * Whether ROME or everyday language calls work just so, which sources that code by machine do not change: of eighty offers of
     * "Serveur" nearly all are coded as administrators of servers.
     */
    private static boolean isNameOfWork(String title) {
        Set<String> terms = Set.copyOf(OfferDigest.Wording.terms(title));
        return RomeNomenclature.ofDefaults().complete(title, 1).stream()
                .anyMatch(name -> terms.equals(Set.copyOf(OfferDigest.Wording.terms(name.matched()))));
    }

    /** The model learned from offers, which have titles; of a text alone the offers like it know as much. */
    private static SoughtOccupations ofTextAlone(List<Guess> guesses, Map<String, Double> alike) {
        Map<String, Double> probabilities = new HashMap<>();
        guesses.forEach(guess -> probabilities.merge(guess.romeCode(), guess.confidence() / 2, Double::sum));
        alike.forEach((code, share) -> probabilities.merge(code, share / 2, Double::sum));
        return new SoughtOccupations(likeliest(probabilities), List.of());
    }

    private static Map<String, Double> likeliest(Map<String, Double> probabilities) {
        return probabilities.entrySet().stream()
                .filter(entry -> entry.getValue() >= LEAST_PROBABILITY)
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
    }

    /** The title without what it says of the form of contract: "alternance RH" is a post in human resources. */
    static String post(CandidateProfile profile) {
        String title = Objects.requireNonNullElse(profile.jobTitle(), "");
        return APPRENTICESHIP.matcher(title).replaceAll(" ").strip();
    }

    private static List<Guess> guesses(String title, String rest, OccupationClassifier classifier) {
        List<Guess> guesses = classifier.classify(title, rest, MOST_GUESSES);
        if (title.isBlank() || guesses.get(0).confidence() >= UNSURE) {
            return guesses;
        }
        List<Suggestion> completed = RomeNomenclature.ofDefaults().complete(title, 1);
        if (completed.isEmpty()) {
            return guesses;
        }
        String corrected = corrected(title, completed.get(0).matched());
        List<Guess> reread = classifier.classify(corrected, rest, MOST_GUESSES);
        return reread.get(0).confidence() > guesses.get(0).confidence() ? reread : guesses;
    }

    /** What was typed, each word as the name that it was taken for spells it: "devellopeur" as "développeur". */
    private static String corrected(String typed, String name) {
        String[] words = SPACES.split(name);
        return SPACES.splitAsStream(typed)
                .map(word -> Stream.of(words)
                        .max(Comparator.comparingInt(other -> sharedBeginning(word, other)))
                        .filter(other -> sharedBeginning(word, other) > 1)
                        .orElse(word))
                .collect(Collectors.joining(" "));
    }

    private static int sharedBeginning(String one, String other) {
        String first = OfferDigest.Wording.name(one);
        String second = OfferDigest.Wording.name(other);
        int length = 0;
        while (length < Math.min(first.length(), second.length()) && first.charAt(length) == second.charAt(length)) {
            length++;
        }
        return length;
    }

    /** How much an occupation is wanted, 0 to 1: the probability of the occupations sought, by how near it is to each. */
    double wanted(String romeCode) {
        return wanted.getOrDefault(romeCode, 0.0);
    }

    /** Whether what is wanted so much is a neighbour of the work looked for rather than this itself. */
    boolean isOther(double wantedSoMuch) {
        return wantedSoMuch < SAME_WORK * highest;
    }

    /** Whether nothing is known of the work looked for. */
    boolean isEmpty() {
        return probabilities.isEmpty();
    }

    /** The occupations most wanted with how much, for a first search. */
    Map<String, Double> mostWanted(int limit) {
        return wanted.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(limit)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
    }

    /** What the likely occupations are called, beside the candidate's own words. */
    List<String> names() {
        return names;
    }

    /** Whether this is one of the likely occupations. */
    boolean names(String romeCode) {
        return probabilities.getOrDefault(romeCode, 0.0) >= leastNamed();
    }

    /** The likely occupations, the likeliest first. */
    List<Advice.Sought> shown() {
        RomeNomenclature rome = RomeNomenclature.ofDefaults();
        return probabilities.entrySet().stream()
                .filter(entry -> names(entry.getKey()))
                .map(entry -> new Advice.Sought(
                        entry.getKey(),
                        rome.label(entry.getKey()).orElse(entry.getKey()),
                        Math.round(entry.getValue() * 1000) / 1000.0))
                .toList();
    }

    private double leastNamed() {
        double likeliest =
                probabilities.values().stream().mapToDouble(p -> p).max().orElse(0);
        return Math.max(WORTH_NAMING, WORTH_NAMING_SHARE * likeliest);
    }

    /** How near occupations are to each other, 1 for the same; worked out once. */
    private static final class Nearness {

        /**
         * Work that the law reserves for those with the diploma of it: doctors, dentists and midwives, pharmacists, those who operate X-rays,
         * dieticians, therapists, opticians and the like, nurses (Code de la santé publique, fourth part), veterinary surgeons, architects, psychologists
         * (their title), solicitors and barristers, chartered accountants. ROME's ways there lead through a school.
         */
        private static final Pattern RESERVED_CODES = Pattern.compile(
                "J11(?!06)..|J1202|J1306|J14(0[1-9]|1[12])|J150[3-8]|J151[0-2]|A1504|F1101|K1104|K111[34]|K1901|K1915|M1211");

        private static final Set<String> RESERVED = RomeNomenclature.ofDefaults().codes().stream()
                .filter(RESERVED_CODES.asMatchPredicate())
                .collect(Collectors.toUnmodifiableSet());

        private static final Map<String, Map<String, Double>> OF = all();

        private Nearness() {}

        static Map<String, Double> of(String code) {
            return OF.getOrDefault(code, Map.of(code, 1.0));
        }

        private static Map<String, Map<String, Double>> all() {
            RomeNomenclature rome = RomeNomenclature.ofDefaults();
            Map<String, List<String>> domains =
                    rome.codes().stream().collect(Collectors.groupingBy(Occupation::domain));
            Map<String, Long> arrivals = rome.codes().stream()
                    .flatMap(code -> rome.neighbours(code).stream())
                    .collect(Collectors.groupingBy(code -> code, Collectors.counting()));
            Map<String, Map<String, Double>> all = new HashMap<>();
            for (String code : rome.codes()) {
                domains.getOrDefault(Occupation.domain(code), List.of())
                        .forEach(other -> near(code, other, SAME_DOMAIN, all));
                for (String neighbour : rome.neighbours(code)) {
                    boolean near = Occupation.domain(neighbour).equals(Occupation.domain(code))
                            && arrivals.getOrDefault(neighbour, 0L) < HUB;
                    double share = near ? NEIGHBOUR : FAR_NEIGHBOUR;
                    near(code, neighbour, share, all);
                    near(neighbour, code, share, all);
                }
                near(code, code, 1, all);
            }
            return all;
        }

        private static void near(String code, String other, double share, Map<String, Map<String, Double>> all) {
            if (isOpen(other, code)) {
                all.computeIfAbsent(code, any -> new HashMap<>()).merge(other, share, Math::max);
            }
        }

        /** Nurses can become other nurses, but nobody who cares for the ill can take the post of one. */
        private static boolean isOpen(String code, String from) {
            return code.equals(from)
                    || !RESERVED.contains(code)
                    || (RESERVED.contains(from) && Occupation.domain(code).equals(Occupation.domain(from)));
        }
    }
}
