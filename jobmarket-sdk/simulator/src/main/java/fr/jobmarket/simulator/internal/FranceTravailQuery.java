package fr.jobmarket.simulator.internal;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A search request, checked as France Travail checks it and turned into filters over the stock. */
final class FranceTravailQuery {
    static final int MAX_FIRST = 3000;
    static final int MAX_LAST = 3149;
    static final int MAX_PAGE = 150;

    private static final Pattern RANGE = Pattern.compile("(\\d{1,9})-(\\d{1,9})");
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z");
    private static final Pattern NAF = Pattern.compile("\\d{2}\\.\\d{2}[A-Z]");
    private static final Pattern ROME = Pattern.compile("[A-N]\\d{4}");
    private static final Set<String> GRAND_DOMAINS = Set.of(
            "A", "B", "C", "C15", "D", "E", "F", "G", "H", "I", "J", "K", "L", "L14", "M", "M13", "M14", "M15", "M16",
            "M17", "M18", "N");

    private final Map<String, String> parameters;
    private final FranceTravailStock stock;
    private final FranceTravailReferentials referentials;
    private final Instant now;
    private final List<IntPredicate> filters = new ArrayList<>();
    private final List<double[]> centres = new ArrayList<>();
    private @Nullable BitSet withWords;
    private int first;
    private int last;
    private int sort;

    private FranceTravailQuery(
            Map<String, String> parameters,
            FranceTravailStock stock,
            FranceTravailReferentials referentials,
            Instant now) {
        this.parameters = parameters;
        this.stock = stock;
        this.referentials = referentials;
        this.now = now;
    }

    /** @throws BadRequest with the message of the API; parameters nobody knows are ignored */
    static FranceTravailQuery of(
            Map<String, String> parameters,
            FranceTravailStock stock,
            FranceTravailReferentials referentials,
            Instant now) {
        FranceTravailQuery query = new FranceTravailQuery(parameters, stock, referentials, now);
        query.readRange();
        query.readSort();
        query.readOccupation();
        query.readPlace();
        query.readContract();
        query.readProfile();
        query.readOrigin();
        query.readDates();
        query.readPay();
        query.readFlags();
        query.readWords();
        return query;
    }

    int first() {
        return first;
    }

    int last() {
        return last;
    }

    int sort() {
        return sort;
    }

    List<double[]> centres() {
        return centres;
    }

    BitSet matching() {
        return stock.matching(filters, withWords);
    }

    private void readRange() {
        String range = value("range");
        last = MAX_PAGE - 1;
        if (range == null) {
            return;
        }
        Matcher bounds = RANGE.matcher(range);
        if (!bounds.matches() || Integer.parseInt(bounds.group(2)) < Integer.parseInt(bounds.group(1))) {
            throw new BadRequest("Format du paramètre « range » incorrect. <entier>-<entier> attendu.");
        }
        first = Integer.parseInt(bounds.group(1));
        last = Integer.parseInt(bounds.group(2));
        if (first > MAX_FIRST) {
            throw new BadRequest("La position de début doit être inférieure ou égale à 3000.");
        }
        if (last > MAX_LAST || last - first >= MAX_PAGE) {
            throw new BadRequest("La plage de résultats demandée est trop importante.");
        }
    }

    private void readSort() {
        String order = value("sort");
        if (order != null) {
            String key = order.substring(0, 1);
            if (!Set.of("0", "1", "2").contains(key)) {
                throw incorrect("sort");
            }
            sort = key.charAt(0) - '0';
        }
    }

    private void readOccupation() {
        codes("codeROME", 200, ROME.asMatchPredicate(), codes -> stock.rome.in(codes));
        codes(
                "appellation",
                200,
                FranceTravailReferentials::isAppellation,
                codes -> stock.appellation.in(referentials.appellationLabels(codes)));
        codes("grandDomaine", 1, GRAND_DOMAINS::contains, codes -> romePrefix(codes));
        codes("domaine", 1, code -> code.length() <= 3 && !code.isEmpty(), codes -> romePrefix(codes));
        codes(
                "theme",
                1,
                Referentials.THEME_PREFIXES::containsKey,
                codes -> romePrefix(codes.stream()
                        .flatMap(code -> themePrefixes(code).stream())
                        .toList()));
        codes("codeNAF", 2, NAF.asMatchPredicate(), codes -> stock.naf.in(codes));
        codes("secteurActivite", 2, code -> code.matches("\\d{2}"), codes -> stock.sector.in(codes));
    }

    private static List<String> themePrefixes(String code) {
        return Referentials.THEME_PREFIXES.getOrDefault(code, List.of());
    }

    private IntPredicate romePrefix(Iterable<String> prefixes) {
        return stock.rome.where(rome -> {
            for (String prefix : prefixes) {
                if (rome.startsWith(prefix)) {
                    return true;
                }
            }
            return false;
        });
    }

    private void readPlace() {
        boolean bordering = flag("inclureLimitrophes");
        codes("region", 1, code -> Geography.regions().containsKey(code), codes -> stock.region.in(codes));
        codes(
                "departement",
                5,
                code -> Geography.department(code) != null,
                codes -> stock.department.in(bordering ? referentials.withNeighbours(codes) : codes));
        codes("paysContinent", 1, referentials::knowsCountry, codes -> inCountry(codes.get(0)));
        String distance = value("distance");
        double kilometres = distance == null ? 10 : nonNegative("distance", distance);
        codes("commune", 5, referentials::isCommune, codes -> aroundCommunes(codes, kilometres));
    }

    private IntPredicate inCountry(String code) {
        if (code.startsWith("C")) {
            return code.equals("C1") ? stock.country.where(country -> true) : row -> false;
        }
        return stock.country.in(Set.of(code));
    }

    private IntPredicate aroundCommunes(List<String> codes, double kilometres) {
        Set<String> strict = new HashSet<>();
        for (String code : codes) {
            strict.addAll(referentials.withDistricts(code));
            double[] point = referentials.communePoint(code);
            if (point != null) {
                centres.add(point);
            }
        }
        IntPredicate inside = stock.commune.in(strict);
        return kilometres == 0 || centres.isEmpty() ? inside : inside.or(stock.near(centres, kilometres));
    }

    private void readContract() {
        List<String> types = list("typeContrat", 20, referentials.codes("typesContrats")::contains);
        List<String> natures = list("natureContrat", 20, referentials.codes("naturesContrats")::contains);
        if (!types.isEmpty() || !natures.isEmpty()) {
            Map<String, String> labels = Referentials.fixed("naturesContrats");
            Set<String> wanted = new HashSet<>();
            natures.forEach(code -> wanted.add(labels.getOrDefault(code, code)));
            filters.add(stock.contract.in(types).or(stock.contractNature.in(wanted)));
        }
        bounds("dureeContrat", 99, stock::monthsBetween);
    }

    private void readProfile() {
        codes("experience", 1, code -> code.matches("[0-4]"), codes -> stock.experience.in(codes));
        codes("experienceExigence", 1, Set.of("D", "S", "E")::contains, codes -> stock.experienceRequirement.in(codes));
        codes(
                "qualification",
                1,
                Set.of("0", "9")::contains,
                codes -> stock.qualification.where(
                        code -> code.equals("9") == codes.get(0).equals("9")));
        codes(
                "niveauFormation",
                20,
                referentials.codes("niveauxFormations")::contains,
                codes -> stock.level.in(labels("niveauxFormations", codes)));
        codes("permis", 20, referentials.codes("permis")::contains, codes -> stock.licence.in(labels("permis", codes)));
    }

    private static Set<String> labels(String referential, List<String> codes) {
        Map<String, String> all = Referentials.fixed(referential);
        Set<String> labels = new HashSet<>();
        codes.forEach(code -> labels.add(all.getOrDefault(code, code)));
        return labels;
    }

    private void readOrigin() {
        codes("origineOffre", 1, Set.of("1", "2")::contains, codes -> stock.origin.in(codes));
        List<String> partners = list("partenaires", 50, code -> true);
        String mode = value("modeSelectionPartenaires");
        if (mode != null && !Set.of("INCLUS", "EXCLU").contains(mode)) {
            throw incorrect("modeSelectionPartenaires");
        }
        if (!partners.isEmpty()) {
            IntPredicate from = stock.partner.in(partners);
            filters.add("EXCLU".equals(mode) ? from.negate() : from);
        }
    }

    private void readDates() {
        String days = value("publieeDepuis");
        if (days != null) {
            if (!Set.of("1", "3", "7", "14", "31").contains(days)) {
                throw incorrect("publieeDepuis");
            }
            filters.add(stock.createdBetween(now.toEpochMilli() - Long.parseLong(days) * 86_400_000, Long.MAX_VALUE));
        }
        String from = value("minCreationDate");
        String to = value("maxCreationDate");
        if (from == null && to == null) {
            return;
        }
        if (from == null || to == null) {
            throw new BadRequest(
                    "Les paramètres « minCreationDate » et « maxCreationDate » doivent être renseignés" + " ensemble.");
        }
        // creation dates carry milliseconds: the second named by the upper bound belongs to the slice
        filters.add(stock.createdBetween(moment("minCreationDate", from), moment("maxCreationDate", to) + 999));
    }

    private static long moment(String name, String value) {
        try {
            if (MOMENT.matcher(value).matches()) {
                return Instant.parse(value).toEpochMilli();
            }
        } catch (DateTimeParseException e) {
            throw new BadRequest("Format du paramètre « " + name + " » incorrect. yyyy-MM-dd'T'HH:mm:ss'Z' attendu.");
        }
        throw new BadRequest("Format du paramètre « " + name + " » incorrect. yyyy-MM-dd'T'HH:mm:ss'Z' attendu.");
    }

    private void readPay() {
        String minimum = value("salaireMin");
        String period = value("periodeSalaire");
        if (minimum == null && period == null) {
            return;
        }
        if (minimum == null || period == null) {
            throw new BadRequest(
                    "Les paramètres « salaireMin » et « periodeSalaire » doivent être renseignés ensemble.");
        }
        if (!Set.of("M", "A", "H", "C").contains(period)) {
            throw incorrect("periodeSalaire");
        }
        filters.add(stock.paidAtLeast(nonNegative("salaireMin", minimum), period));
    }

    private void readFlags() {
        String fullTime = value("tempsPlein");
        if (fullTime != null) {
            boolean full = flag("tempsPlein");
            filters.add(stock.workingTime.where(label -> label.equals("Temps plein") == full));
        }
        String week = value("dureeHebdo");
        if (week != null) {
            switch (week) {
                case "0" -> filters.add(row -> stock.workingTime.codeAt(row) < 0);
                case "1" -> filters.add(stock.workingTime.in(Set.of("Temps plein")));
                case "2" -> filters.add(stock.workingTime.in(Set.of("Temps partiel")));
                default -> throw incorrect("dureeHebdo");
            }
        }
        bounds("dureeHebdo", 9999, (min, max) -> stock.hoursBetween(clock(min), clock(max)));
        flagged("accesTravailleurHandicape", "accessibleTH");
        flagged("offresManqueCandidats", "offresManqueCandidats");
        flagged("entreprisesAdaptees", "entrepriseAdaptee");
        flagged("employeursHandiEngages", "employeurHandiEngage");
        flagged("offresMRS", "offresMRS");
    }

    private static double clock(double hhmm) {
        return Math.floor(hhmm / 100) + hhmm % 100 / 60;
    }

    private void flagged(String parameter, String field) {
        if (value(parameter) != null) {
            boolean wanted = flag(parameter);
            if (wanted) {
                filters.add(stock.flags.where(
                        flags -> Arrays.asList(flags.split(" ")).contains(field)));
            }
        }
    }

    private void readWords() {
        for (String words : list("motsCles", 7, words -> words.trim().length() >= 2)) {
            BitSet rows = stock.searchWords(words);
            if (withWords == null) {
                withWords = rows;
            } else {
                withWords.and(rows);
            }
        }
    }

    private interface BoundsFilter {
        IntPredicate between(double min, double max);
    }

    private void bounds(String name, double most, BoundsFilter filter) {
        String min = value(name + "Min");
        String max = value(name + "Max");
        if (min != null || max != null) {
            filters.add(filter.between(
                    min == null ? 0 : nonNegative(name + "Min", min),
                    max == null ? most : nonNegative(name + "Max", max)));
        }
    }

    private interface CodesFilter {
        IntPredicate in(List<String> codes);
    }

    private void codes(String name, int most, Predicate<String> known, CodesFilter filter) {
        List<String> codes = list(name, most, known);
        if (!codes.isEmpty()) {
            filters.add(filter.in(codes));
        }
    }

    private List<String> list(String name, int most, Predicate<String> known) {
        String value = value(name);
        if (value == null) {
            return List.of();
        }
        List<String> codes = Arrays.stream(value.split(",")).map(String::trim).toList();
        if (codes.size() > most || codes.isEmpty() || !codes.stream().allMatch(known)) {
            throw incorrect(name);
        }
        return codes;
    }

    private @Nullable String value(String name) {
        String value = parameters.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    private boolean flag(String name) {
        String value = value(name);
        if (value == null) {
            return false;
        }
        return switch (value) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw incorrect(name);
        };
    }

    private static double nonNegative(String name, String value) {
        try {
            double number = Double.parseDouble(value);
            if (number >= 0 && number < 1e9) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw incorrect(name);
        }
        throw incorrect(name);
    }

    private static BadRequest incorrect(String name) {
        return new BadRequest("Valeur du paramètre « " + name + " » incorrecte.");
    }
}
