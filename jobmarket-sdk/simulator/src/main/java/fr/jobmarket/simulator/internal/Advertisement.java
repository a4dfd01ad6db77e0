package fr.jobmarket.simulator.internal;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What an employer says, before a job board gives it its own form: the same for every board and every re-post.
 *
 * @param contract code of the contract, such as CDI
 * @param months length of the contract, 0 when it has none
 * @param experienceYears 0 for beginners
 * @param payFrom gross euros a month
 * @param payTo gross euros a month, not below {@code payFrom}
 * @param weeklyHours hours a week
 * @param training E2 for an apprenticeship, FS for a professional training contract, empty otherwise
 */
record Advertisement(
        MarketOccupations.Occupation occupation,
        MarketOccupations.Appellation appellation,
        MarketFamilies.Family family,
        MarketFamilies.Naf naf,
        MarketPlaces.Commune commune,
        String title,
        String company,
        String presentation,
        String contract,
        int months,
        int experienceYears,
        int payFrom,
        int payTo,
        int weeklyHours,
        String training,
        String description,
        Instant created) {

    private static final MarketFamilies.Naf TEMPORARY_WORK =
            new MarketFamilies.Naf("78.20Z", "Activités des agences de travail temporaire");
    private static final int[] CONTRACT_MONTHS = {1, 2, 3, 3, 4, 6, 6, 6, 8, 9, 12, 12, 12, 18, 24};
    private static final int[] SEASON_MONTHS = {2, 3, 3, 4, 4, 5, 6, 8};
    private static final int[] EXPERIENCE_YEARS = {0, 0, 0, 0, 1, 1, 2, 2, 2, 3, 3, 5, 5, 8};

    /** The advertisement of a number, in a market of a seed, dated within the sixty days before a moment. */
    static Advertisement of(long seed, long number, Instant now) {
        SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number * 0xBF58476D1CE4E5B9L);
        MarketOccupations.Occupation occupation = MarketOccupations.at(random.nextDouble());
        MarketFamilies.Family family = MarketFamilies.named(occupation.family());
        MarketPlaces.Commune commune = MarketPlaces.at(random.nextDouble());
        String drawn = family.contracts().at(random.nextDouble());
        boolean apprentice = (drawn.equals("CDD") || drawn.equals("CDI")) && random.nextInt(100) < 6;
        String training = apprentice ? random.nextInt(5) == 0 ? "FS" : "E2" : "";
        String contract = apprentice ? "CDD" : drawn;
        boolean permanent =
                contract.equals("CDI") || contract.equals("LIB") || contract.equals("FRA") || contract.equals("DIN");
        int[] lengths = contract.equals("SAI") ? SEASON_MONTHS : CONTRACT_MONTHS;
        int length = lengths[random.nextInt(lengths.length)];
        int months = permanent ? 0 : apprentice ? 12 + 12 * random.nextInt(2) : length;
        int years = apprentice ? 0 : EXPERIENCE_YEARS[random.nextInt(EXPERIENCE_YEARS.length)];
        int spread = occupation.payTo() - occupation.payFrom();
        int payFrom = occupation.payFrom() + (int) (spread * (0.35 * random.nextDouble() + years * 0.04)) / 10 * 10;
        int payTo = random.nextInt(5) == 0 ? payFrom : payFrom + (int) (spread * 0.4 * random.nextDouble()) / 10 * 10;
        boolean partTime = !apprentice
                && random.nextInt(100)
                        < (family.hours().equals("jour") || family.hours().equals("poste") ? 6 : 22);
        int hours = partTime ? 14 + random.nextInt(8) * 2 : random.nextInt(4) == 0 ? 36 + random.nextInt(4) : 35;
        Style style = Style.of(family.name(), contract, random);
        Draft draft = new Draft(random, occupation, family, commune, contract, months, years, payFrom, payTo, hours);
        String company = draft.company(style);
        String title = Grammar.firstUpper(
                occupation.titles().get(random.nextInt(occupation.titles().size())));
        draft.name(title, company);
        return new Advertisement(
                occupation,
                occupation
                        .appellations()
                        .get(random.nextInt(occupation.appellations().size())),
                family,
                style == Style.INTERIM
                        ? TEMPORARY_WORK
                        : family.nafs().get(random.nextInt(family.nafs().size())),
                commune,
                apprentice ? "Alternance - " + title : title,
                company,
                draft.write("presentation"),
                contract,
                months,
                years,
                payFrom,
                payTo,
                hours,
                training,
                draft.write("layout." + style.name().toLowerCase(Locale.ROOT)),
                created(random, now));
    }

    /** Recent offers are more numerous; few are published on a weekend or at night. */
    private static Instant created(SplittableRandom random, Instant now) {
        long seconds = (long) (Math.pow(random.nextDouble(), 1.4) * 59 * 86_400);
        Instant day = now.minusSeconds(seconds + 1);
        DayOfWeek weekday = day.atZone(ZoneOffset.UTC).getDayOfWeek();
        if ((weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY) && random.nextInt(10) < 8) {
            day = day.minusSeconds(2 * 86_400L);
            seconds += 2 * 86_400L;
        }
        Instant working = day.atZone(ZoneOffset.UTC)
                .withHour(6 + random.nextInt(12))
                .withMinute(random.nextInt(60))
                .withNano(random.nextInt(1000) * 1_000_000)
                .toInstant();
        return working.isAfter(now) || seconds > 59 * 86_400L
                ? now.minusSeconds(seconds % (59 * 86_400L) + 1)
                : working;
    }

    /** How advertisements are built. */
    enum Style {
        DIRECT,
        INTERIM,
        CABINET,
        PUBLIC,
        COURT,
        ESN,
        ENGLISH;

        private static final List<String> IT = List.of("data", "tech");
        private static final List<String> CRAFTS =
                List.of("restauration", "alimentaire", "beaute", "social", "nature", "btp", "hotellerie");
        private static final List<String> PUBLIC_SERVICE =
                List.of("sante", "social", "admin", "communication", "education", "nature", "proprete", "sport");
        private static final List<String> OFFICES =
                List.of("finance", "juridique", "immobilier", "ingenierie", "rh", "vente", "data", "tech");

        static Style of(String family, String contract, SplittableRandom random) {
            int dice = random.nextInt(100);
            if (contract.equals("MIS") || contract.equals("DIN")) {
                return INTERIM;
            }
            if (IT.contains(family)) {
                return dice < 45 ? ESN : dice < 48 ? ENGLISH : dice < 60 ? CABINET : dice < 66 ? PUBLIC : DIRECT;
            }
            if (CRAFTS.contains(family) && dice < 35) {
                return COURT;
            }
            if (PUBLIC_SERVICE.contains(family) && dice > 82) {
                return PUBLIC;
            }
            return OFFICES.contains(family) && dice < 22 ? CABINET : DIRECT;
        }
    }

    /** Gathers what the grammar's slots stand for. */
    private static final class Draft {
        private static final Map<String, String> LEVELS = Map.of(
                "NV1", "Bac+5",
                "NV2", "Bac+3",
                "NV3", "Bac+2",
                "NV4", "Bac ou bac professionnel",
                "NV5", "CAP ou BEP",
                "AFS", "");
        private static final List<String> NAMED_DIPLOMAS = List.of(
                "diplôme", "CAP", "brevet", "titre", "permis", "BTS", "master", "doctorat", "BAFA", "BPJEPS", "CACES");
        private static final String[] BULLETS = {"- ", "- ", "- ", "• ", "* ", "– "};

        private final SplittableRandom random;
        private final MarketOccupations.Occupation occupation;
        private final Map<String, String> variables = new HashMap<>();
        private final Grammar grammar;

        Draft(
                SplittableRandom random,
                MarketOccupations.Occupation occupation,
                MarketFamilies.Family family,
                MarketPlaces.Commune commune,
                String contract,
                int months,
                int years,
                int payFrom,
                int payTo,
                int hours) {
            this.random = random;
            this.occupation = occupation;
            this.grammar = new Grammar(random, family.name(), variables);
            variables.put("ville", PlaceLabels.city(commune));
            variables.put("nombre", Integer.toString(3 + random.nextInt(22)));
            variables.put(
                    "effectif",
                    Integer.toString(
                            Style.CRAFTS.contains(family.name())
                                    ? 4 + random.nextInt(30)
                                    : 10 * (2 + random.nextInt(90))));
            variables.put("annees", Integer.toString(Math.max(1, years)));
            variables.put("annee-creation", Integer.toString(1955 + random.nextInt(66)));
            variables.put("mois", Integer.toString(Math.max(1, months)));
            variables.put("reference", "REF" + (10_000 + random.nextInt(90_000)));
            variables.put("contrat-phrase", contractPhrase(contract, months));
            variables.put("contrat", contract.equals("LIB") ? "statut indépendant" : contract);
            variables.put(
                    "duree",
                    hours < 35
                            ? "temps partiel, " + hours + " h par semaine"
                            : hours + (random.nextBoolean() ? " h par semaine" : " heures hebdomadaires"));
            variables.put("salaire-phrase", pay(contract, payFrom, payTo));
            variables.put("salaire", variables.getOrDefault("salaire-phrase", ""));
            variables.put("experience-phrase", grammar.write(years == 0 ? "debutant-phrase" : "experimente-phrase"));
            variables.put(
                    "profil-court", grammar.write(years == 0 ? "profil-court-debutant" : "profil-court-experimente"));
            addTechnologies();
            addMissions();
            addDiploma();
        }

        void name(String title, String company) {
            variables.put("titre", Grammar.firstLower(title));
            variables.put("entreprise", company);
        }

        String company(Style style) {
            return switch (style) {
                case INTERIM -> agency("interim", "une agence d'emploi présente dans toute la région");
                case CABINET -> agency("cabinet", "un cabinet de recrutement indépendant");
                case PUBLIC -> {
                    variables.put("activite", "un employeur public au service des habitants");
                    yield grammar.write("collectivite");
                }
                case COURT -> small();
                default -> ordinary();
            };
        }

        private String agency(String kind, String activity) {
            variables.put("activite", activity);
            return new Grammar(random, kind, variables).write("societe");
        }

        /** A craft or a household: its kind is its name. */
        private String small() {
            String kind = grammar.write("employeur-court");
            variables.put("employeur-court", kind);
            return kind + " " + grammar.write("nom-propre");
        }

        private String ordinary() {
            if (!grammar.knows("employeur")) {
                return grammar.write("societe");
            }
            String[] employer = grammar.write("employeur").split(" == ", 2);
            variables.put("activite", employer[1]);
            return employer[0];
        }

        String write(String section) {
            return grammar.write(section);
        }

        private static String contractPhrase(String contract, int months) {
            return switch (contract) {
                case "CDI" -> "en CDI";
                case "CDD" -> "en CDD de " + months + " mois";
                case "MIS" -> "en intérim";
                case "DIN" -> "en CDI intérimaire";
                case "SAI" -> "pour la saison (" + months + " mois)";
                case "LIB" -> "en statut indépendant";
                default -> "en franchise";
            };
        }

        private String pay(String contract, int from, int to) {
            if (random.nextInt(100) < 45) {
                return random.nextBoolean()
                        ? "Rémunération selon profil et convention collective"
                        : "Salaire à négocier selon expérience";
            }
            boolean range = to > from;
            if (contract.equals("MIS")) {
                return "Taux horaire : " + euros(from / 151.67) + (range ? " à " + euros(to / 151.67) : "") + " € brut";
            }
            if (occupation.qualification().equals("9")) {
                return "Salaire annuel brut : " + Math.round(from * 12 / 1000.0)
                        + (range ? " à " + Math.round(to * 12 / 1000.0) : "") + " K€";
            }
            return "Rémunération : " + (range ? "de " + from + " à " + to : from) + " € brut par mois";
        }

        static String euros(double amount) {
            return String.format(Locale.FRENCH, "%.2f", amount);
        }

        private void addTechnologies() {
            List<String> chosen = shuffled(occupation.technologies());
            int count = Math.min(chosen.size(), 4 + random.nextInt(4));
            variables.put("techs", count == 0 ? "outils du métier" : String.join(", ", chosen.subList(0, count)));
            variables.put("tech", chosen.isEmpty() ? "les outils du métier" : chosen.get(0));
            variables.put("tech2", chosen.size() < 2 ? "la bureautique" : chosen.get(1));
            variables.put("tech3", chosen.size() < 3 ? "un second outil" : chosen.get(2));
            if (occupation.technologies().isEmpty()) {
                variables.put("environnement", grammar.write("contexte"));
            }
        }

        private void addMissions() {
            List<String> chosen = shuffled(occupation.missions());
            int count = Math.max(3, chosen.size() - random.nextInt(3));
            chosen = chosen.subList(0, Math.min(count, chosen.size()));
            String bullet = BULLETS[random.nextInt(BULLETS.length)];
            String end = random.nextInt(3) == 0 ? " ;" : "";
            variables.put("missions", bullet + String.join(end + "\n" + bullet, chosen));
            List<String> lower = chosen.stream().map(Grammar::firstLower).toList();
            String last = lower.get(lower.size() - 1);
            String prose = String.join(", ", lower.subList(0, lower.size() - 1)) + " ainsi que " + last;
            variables.put("missions-prose", prose);
            variables.put("missions-prose-majuscule", Grammar.firstUpper(prose));
        }

        private void addDiploma() {
            String level = LEVELS.getOrDefault(occupation.level(), "");
            String diploma = occupation.diploma();
            if (diploma == null && level.isEmpty()) {
                variables.put("diplome-phrase", "Aucun diplôme n'est exigé.");
            } else if (diploma == null) {
                variables.put("diplome", "diplôme de niveau " + level);
                variables.put("niveau", level);
            } else {
                variables.put("diplome", diploma);
                variables.put("niveau", level);
                boolean named = NAMED_DIPLOMAS.stream().anyMatch(diploma::startsWith);
                if (!named || random.nextBoolean()) {
                    variables.put("diplome-phrase", grammar.write("diplome-requis"));
                }
            }
        }

        private List<String> shuffled(List<String> items) {
            List<String> shuffled = new ArrayList<>(items);
            for (int i = shuffled.size() - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                String swapped = shuffled.get(i);
                shuffled.set(i, shuffled.get(j));
                shuffled.set(j, swapped);
            }
            return shuffled;
        }
    }
}
