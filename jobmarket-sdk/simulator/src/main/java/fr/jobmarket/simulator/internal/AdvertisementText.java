package fr.jobmarket.simulator.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** Writes one advertisement: gathers what the grammar's slots stand for, then lets it speak. */
final class AdvertisementText {
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

    AdvertisementText(
            SplittableRandom random,
            MarketOccupations.Occupation occupation,
            MarketFamilies.Family family,
            MarketPlaces.Commune commune,
            Terms terms) {
        this.random = random;
        this.occupation = occupation;
        this.grammar = new Grammar(random, family.name(), variables);
        addEmployer(family, commune);
        addTerms(terms);
        addTechnologies();
        addMissions();
        addDiploma();
    }

    private void addEmployer(MarketFamilies.Family family, MarketPlaces.Commune commune) {
        boolean craft = AdvertisementStyle.CRAFTS.contains(family.name());
        int staff = craft ? 4 + random.nextInt(30) : 10 * (2 + random.nextInt(90));
        variables.put("ville", PlaceLabels.city(commune));
        variables.put("nombre", Integer.toString(3 + random.nextInt(22)));
        variables.put("effectif", Integer.toString(staff));
        variables.put("annee-creation", Integer.toString(1955 + random.nextInt(66)));
        variables.put("reference", "REF" + (10_000 + random.nextInt(90_000)));
    }

    private void addTerms(Terms terms) {
        boolean beginner = terms.experienceYears() == 0;
        String hours = terms.weeklyHours() + (random.nextBoolean() ? " h par semaine" : " heures hebdomadaires");
        variables.put("annees", Integer.toString(Math.max(1, terms.experienceYears())));
        variables.put("mois", Integer.toString(Math.max(1, terms.months())));
        variables.put("contrat", terms.contract().equals("LIB") ? "statut indépendant" : terms.contract());
        variables.put("contrat-phrase", contractPhrase(terms));
        variables.put("duree", terms.partTime() ? "temps partiel, " + hours : hours);
        variables.put("salaire-phrase", pay(terms));
        variables.put("salaire", variables.getOrDefault("salaire-phrase", ""));
        variables.put("experience-phrase", grammar.write(beginner ? "debutant-phrase" : "experimente-phrase"));
        variables.put("profil-court", grammar.write(beginner ? "profil-court-debutant" : "profil-court-experimente"));
    }

    void name(String title, String company) {
        variables.put("titre", Grammar.firstLower(title));
        variables.put("entreprise", company);
    }

    String company(AdvertisementStyle style) {
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

    private static String contractPhrase(Terms terms) {
        int months = terms.months();
        return switch (terms.contract()) {
            case "CDI" -> "en CDI";
            case "CDD" -> "en CDD de " + months + " mois";
            case "MIS" -> "en intérim";
            case "DIN" -> "en CDI intérimaire";
            case "SAI" -> "pour la saison (" + months + " mois)";
            case "LIB" -> "en statut indépendant";
            default -> "en franchise";
        };
    }

    private String pay(Terms terms) {
        int from = terms.payFrom();
        int to = terms.payTo();
        if (random.nextInt(100) < 45) {
            return random.nextBoolean()
                    ? "Rémunération selon profil et convention collective"
                    : "Salaire à négocier selon expérience";
        }
        boolean range = to > from;
        if (terms.contract().equals("MIS")) {
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
