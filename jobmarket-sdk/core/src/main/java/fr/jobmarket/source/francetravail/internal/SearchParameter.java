package fr.jobmarket.source.francetravail.internal;

import fr.jobmarket.error.InvalidInputException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The search parameters of "Offres d'emploi v2", with what the API accepts for each. The API silently ignores unknown
 * names and then answers for the whole country, so nothing outside this list is ever sent.
 */
public enum SearchParameter {
    SORT("sort", choice("0", "1", "2")),
    MOTS_CLES("motsCles", list(7, "[^,]{2,}", "key words of 2 characters or more")),
    CODE_ROME("codeROME", list(200, "[A-N]\\d{4}", "ROME codes such as M1805")),
    APPELLATION("appellation", list(200, "\\d{1,7}", "appellation codes such as 38971")),
    THEME("theme", list(50, "[0-9A-Za-z]{1,6}", "theme codes")),
    DOMAINE("domaine", list(50, "[A-N]\\d{2}", "professional domain codes such as M18")),
    GRAND_DOMAINE(
            "grandDomaine",
            choice(
                    "A", "B", "C", "C15", "D", "E", "F", "G", "H", "I", "J", "K", "L", "L14", "M", "M13", "M14", "M15",
                    "M16", "M17", "M18", "N")),
    SECTEUR_ACTIVITE("secteurActivite", list(2, "\\d{2}", "two-digit industry divisions such as 62")),
    CODE_NAF("codeNAF", list(2, "\\d{2}\\.\\d{2}[A-Z]", "NAF codes such as 62.02A")),
    COMMUNE("commune", list(5, "(\\d{5}|2[AB]\\d{3})", "INSEE codes of communes such as 75109")),
    DEPARTEMENT("departement", list(5, "(\\d{2,3}|2[AB])", "departments such as 75, 2A or 974")),
    REGION("region", list(5, "\\d{2}", "regions such as 11")),
    PAYS_CONTINENT("paysContinent", list(5, "[0-9A-Z]{2,3}", "country or continent codes")),
    DISTANCE("distance", number(0, 200)),
    INCLURE_LIMITROPHES("inclureLimitrophes", choice("true", "false")),
    TEMPS_PLEIN("tempsPlein", choice("true", "false")),
    ACCES_TRAVAILLEUR_HANDICAPE("accesTravailleurHandicape", choice("true", "false")),
    OFFRES_MRS("offresMRS", choice("true", "false")),
    OFFRES_MANQUE_CANDIDATS("offresManqueCandidats", choice("true", "false")),
    ENTREPRISES_ADAPTEES("entreprisesAdaptees", choice("true", "false")),
    EMPLOYEURS_HANDI_ENGAGES("employeursHandiEngages", choice("true", "false")),
    TYPE_CONTRAT("typeContrat", list(20, "[A-Z]{3}", "contract codes such as CDI")),
    NATURE_CONTRAT("natureContrat", list(20, "[0-9A-Z]{2}", "contract nature codes such as E2")),
    EXPERIENCE("experience", choice("0", "1", "2", "3", "4")),
    EXPERIENCE_EXIGENCE("experienceExigence", choice("D", "S", "E")),
    QUALIFICATION("qualification", choice("0", "9")),
    NIVEAU_FORMATION("niveauFormation", list(10, "[0-9A-Z]{2,3}", "training level codes such as NV1")),
    PERMIS("permis", list(10, "[0-9A-Z]{1,5}", "licence codes")),
    ORIGINE_OFFRE("origineOffre", choice("1", "2")),
    PARTENAIRES("partenaires", list(50, "[^,]+", "partner codes")),
    MODE_SELECTION_PARTENAIRES("modeSelectionPartenaires", choice("INCLUS", "EXCLU")),
    PUBLIEE_DEPUIS("publieeDepuis", choice("1", "3", "7", "14", "31")),
    MIN_CREATION_DATE("minCreationDate", SearchParameter::instant),
    MAX_CREATION_DATE("maxCreationDate", SearchParameter::instant),
    SALAIRE_MIN("salaireMin", decimal()),
    PERIODE_SALAIRE("periodeSalaire", choice("M", "A", "H", "C")),
    DUREE_HEBDO("dureeHebdo", choice("0", "1", "2")),
    DUREE_HEBDO_MIN("dureeHebdoMin", hoursAndMinutes()),
    DUREE_HEBDO_MAX("dureeHebdoMax", hoursAndMinutes()),
    DUREE_CONTRAT_MIN("dureeContratMin", decimal()),
    DUREE_CONTRAT_MAX("dureeContratMax", decimal());

    private final String wireName;
    private final Rule rule;

    SearchParameter(String wireName, Rule rule) {
        this.wireName = wireName;
        this.rule = rule;
    }

    /** What is wrong with a value; empty when nothing is. */
    private interface Rule {
        String complaint(String value);
    }

    /** The name in the query string. */
    public String wireName() {
        return wireName;
    }

    /** Throws {@link InvalidInputException} when the API would not accept the value. */
    public void check(String value) {
        String complaint = rule.complaint(value);
        if (!complaint.isEmpty()) {
            throw new InvalidInputException("parameter " + wireName + ": " + complaint + ", not \"" + value + "\"");
        }
    }

    /** The parameter of this name. Throws {@link InvalidInputException} naming all when there is none. */
    public static SearchParameter of(String wireName) {
        for (SearchParameter parameter : values()) {
            if (parameter.wireName.equals(wireName)) {
                return parameter;
            }
        }
        throw new InvalidInputException("unknown search parameter \"" + wireName + "\"; known: "
                + Arrays.stream(values()).map(p -> p.wireName).collect(Collectors.joining(", ")));
    }

    private static Rule choice(String... allowed) {
        Set<String> set = Set.of(allowed);
        return value -> set.contains(value) ? "" : "one of " + String.join(", ", allowed) + " is expected";
    }

    private static Rule list(int max, String pattern, String wording) {
        Pattern compiled = Pattern.compile(pattern);
        return value -> {
            List<String> items = List.of(value.split(",", -1));
            boolean good = items.size() <= max
                    && items.stream().allMatch(item -> compiled.matcher(item).matches());
            return good ? "" : "at most " + max + " " + wording + " separated by commas are expected";
        };
    }

    private static Rule number(int min, int max) {
        return value -> value.matches("\\d{1,6}") && Integer.parseInt(value) >= min && Integer.parseInt(value) <= max
                ? ""
                : "a whole number from " + min + " to " + max + " is expected";
    }

    private static Rule decimal() {
        return value -> value.matches("\\d{1,9}(\\.\\d{1,2})?") ? "" : "a number such as 1500 or 1500.50 is expected";
    }

    private static Rule hoursAndMinutes() {
        return value -> value.matches("[0-9]{2}[0-5][0-9]") ? "" : "hours and minutes as HHMM are expected";
    }

    private static String instant(String value) {
        try {
            Instant.parse(value);
            return value.length() == 20 ? "" : "a time in whole seconds such as 2026-01-31T00:00:00Z is expected";
        } catch (DateTimeParseException e) {
            return "a time such as 2026-01-31T00:00:00Z is expected";
        }
    }
}
