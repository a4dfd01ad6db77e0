package fr.jobmarket.warehouse.quality;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.offer.Contract;
import fr.jobmarket.offer.Experience;
import fr.jobmarket.offer.IssueCode;
import fr.jobmarket.offer.Occupation;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Place;
import fr.jobmarket.offer.Salary;
import fr.jobmarket.offer.WorkingTime;
import fr.jobmarket.referential.CodeForm;
import fr.jobmarket.referential.Places;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The checks a set of offers must pass before anything is published from it. Immutable and thread-safe; a {@link Run}
 * is not.
 */
public final class QualityGate {

    private static final double YEAR_2000 = 946_684_800;
    private static final double YEAR_2100 = 4_102_444_800.0;

    private final List<ContractCheck> checks;

    private QualityGate(List<ContractCheck> checks) {
        this.checks = List.copyOf(checks);
    }

    /** A gate of one's own checks. */
    public static QualityGate of(List<ContractCheck> checks) {
        return new QualityGate(checks);
    }

    /** The gate of the daily pipeline; docs/data-quality.md lists its checks and thresholds. */
    public static QualityGate ofDefaults() {
        Places places = Places.ofFrance();
        return new QualityGate(Stream.of(texts(), terms(), places(places))
                .flatMap(List::stream)
                .toList());
    }

    private static List<ContractCheck> texts() {
        return List.of(
                ContractCheck.unique("id", Offer::id),
                ContractCheck.notNull("title", Offer::title).upTo(0.01),
                ContractCheck.notNull("description", Offer::description).upTo(0.01),
                ContractCheck.notNull("createdAt", Offer::createdAt).upTo(0.01),
                ContractCheck.range("createdAt", offer -> seconds(offer.createdAt()), YEAR_2000, YEAR_2100),
                ContractCheck.accepted("url", Offer::url, url -> url.startsWith("http"))
                        .upTo(0.01),
                ContractCheck.accepted(
                        "issues", Offer::issues, issues -> issues.stream().allMatch(QualityGate::isIssue)));
    }

    private static List<ContractCheck> terms() {
        return List.of(
                ContractCheck.range("salary.annualMin", salary(Salary::annualMin), 5_000, 500_000)
                        .upTo(0.01),
                ContractCheck.range("salary.annualMax", salary(Salary::annualMax), 5_000, 500_000)
                        .upTo(0.01),
                ContractCheck.consistent("salary.annualMin <= salary.annualMax", QualityGate::boundsInOrder),
                ContractCheck.range(
                                "contract.durationMonths",
                                offer -> opt(offer.contract(), Contract::durationMonths),
                                0,
                                120)
                        .upTo(0.01),
                ContractCheck.range("experience.months", offer -> opt(offer.experience(), Experience::months), 0, 480)
                        .upTo(0.01),
                ContractCheck.range(
                        "workingTime.hoursPerWeek",
                        offer -> opt(offer.workingTime(), WorkingTime::hoursPerWeek),
                        0,
                        168),
                ContractCheck.range("openings", Offer::openings, 1, 100_000),
                ContractCheck.accepted(
                                "occupation.romeCode",
                                offer -> opt(offer.occupation(), Occupation::romeCode),
                                CodeForm.ROME::matches)
                        .upTo(0.001));
    }

    private static List<ContractCheck> places(Places places) {
        Predicate<String> isCurrent =
                code -> places.commune(code).filter(c -> c.code().equals(code)).isPresent();
        return List.of(
                ContractCheck.accepted(
                                "place.precision",
                                offer -> offer.place().precision(),
                                p -> p != Place.Precision.UNKNOWN)
                        .upTo(0.05),
                ContractCheck.reference("place.communeCode", place(Place::communeCode), isCurrent),
                ContractCheck.reference(
                        "place.departmentCode", place(Place::departmentCode), code -> places.department(code)
                                .isPresent()),
                ContractCheck.reference("place.regionCode", place(Place::regionCode), code -> places.region(code)
                        .isPresent()),
                ContractCheck.consistent("place.communeCode in place.departmentCode", offer -> lies(offer, places)),
                ContractCheck.range("place.latitude", offer -> offer.place().latitude(), -90, 90),
                ContractCheck.range("place.longitude", offer -> offer.place().longitude(), -180, 180));
    }

    private static @Nullable Long seconds(@Nullable Instant instant) {
        return instant == null ? null : (Long) instant.getEpochSecond();
    }

    /** Reads a value of a part that may be absent. */
    @FunctionalInterface
    private interface Part<P, T> {
        @Nullable
        T of(P part);
    }

    private static <P, T> @Nullable T opt(@Nullable P part, Part<P, T> value) {
        return part == null ? null : value.of(part);
    }

    private static ContractCheck.Field<Double> salary(Part<Salary, Double> value) {
        return offer -> opt(offer.salary(), value);
    }

    private static ContractCheck.Field<String> place(Part<Place, String> value) {
        return offer -> value.of(offer.place());
    }

    private static boolean boundsInOrder(Offer offer) {
        Salary salary = offer.salary();
        if (salary == null) {
            return true;
        }
        Double min = salary.annualMin();
        Double max = salary.annualMax();
        return min == null || max == null || min <= max;
    }

    private static boolean lies(Offer offer, Places places) {
        String commune = offer.place().communeCode();
        return commune == null
                || places.commune(commune)
                        .filter(c ->
                                Objects.equals(c.departmentCode(), offer.place().departmentCode()))
                        .isPresent();
    }

    private static boolean isIssue(String code) {
        for (IssueCode known : IssueCode.values()) {
            if (known.name().equals(code)) {
                return true;
            }
        }
        return false;
    }

    /**
     * A gate with other thresholds.
     *
     * @param maxShares by {@linkplain ContractCheck#name() name} of the check, 0 to 1
     * @throws InvalidInputException for a name that is no check of this gate or a share out of range
     */
    public QualityGate withThresholds(Map<String, Double> maxShares) {
        for (Map.Entry<String, Double> entry : maxShares.entrySet()) {
            if (checks.stream().noneMatch(check -> check.name().equals(entry.getKey()))) {
                throw new InvalidInputException("no quality check is called \"" + entry.getKey() + "\"; known: "
                        + checks.stream().map(ContractCheck::name).collect(Collectors.joining(", ")));
            }
            if (!(entry.getValue() >= 0 && entry.getValue() <= 1)) {
                throw new InvalidInputException(
                        "the threshold of " + entry.getKey() + " is " + entry.getValue() + "; give a share of 0 to 1");
            }
        }
        return new QualityGate(checks.stream()
                .map(check -> check.upTo(maxShares.getOrDefault(check.name(), check.maxShare())))
                .toList());
    }

    /** The checks, in the order they are reported. */
    public List<ContractCheck> checks() {
        return checks;
    }

    /** Starts looking at a set of offers. */
    public Run start() {
        return new Run(checks);
    }

    /** One set of offers on its way through the gate. Not thread-safe. */
    public static final class Run {
        private final List<ContractCheck> checks;
        private final List<Predicate<Offer>> violated = new ArrayList<>();
        private final long[] violations;
        private final String[] examples;
        private long offers;

        private Run(List<ContractCheck> checks) {
            this.checks = checks;
            checks.forEach(check -> violated.add(check.start()));
            violations = new long[checks.size()];
            examples = new String[checks.size()];
        }

        /**
         * Looks at one offer.
         *
         * @return whether it breaks no check
         */
        public boolean add(Offer offer) {
            offers++;
            boolean sound = true;
            for (int i = 0; i < violations.length; i++) {
                if (violated.get(i).test(offer)) {
                    sound = false;
                    violations[i]++;
                    examples[i] = violations[i] == 1 ? offer.id() : examples[i];
                }
            }
            return sound;
        }

        /** Counts offers that are known to break no check. */
        public void addSound(long known) {
            offers += known;
        }

        /** How the offers seen so far did. */
        public Verdict verdict() {
            List<Outcome> outcomes = new ArrayList<>();
            for (int i = 0; i < violations.length; i++) {
                ContractCheck check = checks.get(i);
                boolean passed = violations[i] <= check.maxShare() * offers;
                outcomes.add(new Outcome(
                        check.name(), violations[i], check.maxShare(), passed, violations[i] > 0 ? examples[i] : null));
            }
            return new Verdict(offers, outcomes);
        }
    }

    /**
     * How one check went.
     *
     * @param check its name
     * @param violations offers that broke it
     * @param maxShare the share that may
     * @param passed whether no more than that did
     * @param example id of the first offer that broke it
     */
    public record Outcome(
            String check,
            long violations,
            double maxShare,
            boolean passed,
            @Nullable String example) {}

    /**
     * How a set of offers did.
     *
     * @param offers how many were looked at
     * @param outcomes one for each check, in its order
     */
    public record Verdict(long offers, List<Outcome> outcomes) {

        /** Copies the list, so the value never changes. */
        public Verdict {
            outcomes = List.copyOf(outcomes);
        }

        /** Whether every check passed. */
        public boolean passed() {
            return outcomes.stream().allMatch(Outcome::passed);
        }

        /**
         * Nothing when all passed.
         *
         * @throws NonRetriableException naming each failed check, how many offers broke it, and one of them
         */
        public void orThrow() {
            if (!passed()) {
                throw new NonRetriableException(
                        "data quality is below its thresholds, nothing was published: "
                                + outcomes.stream()
                                        .filter(outcome -> !outcome.passed())
                                        .map(this::explain)
                                        .collect(Collectors.joining("; "))
                                + ". Look at these offers, or raise the threshold if they are right",
                        null);
            }
        }

        private String explain(Outcome outcome) {
            return String.format(
                    Locale.ROOT,
                    "%s broken by %d of %d offers (allowed %.1f %%), first %s",
                    outcome.check(),
                    outcome.violations(),
                    offers,
                    100 * outcome.maxShare(),
                    outcome.example());
        }
    }
}
