package fr.jobmarket.source.francetravail;

import java.util.Map;

/** The code lists of "Offres d'emploi v2". */
public enum Referential {
    /** ROME appellations. */
    APPELLATIONS("appellations"),
    /** Industries, NAF. */
    NAF("nafs"),
    /** Communes, with postal code and department. */
    COMMUNES("communes"),
    /** Continents. */
    CONTINENTS("continents"),
    /** Departments, with region. */
    DEPARTMENTS("departements"),
    /** Professional domains. */
    DOMAINS("domaines"),
    /** Languages. */
    LANGUAGES("langues"),
    /** ROME occupations. */
    OCCUPATIONS("metiers"),
    /** Natures of contract. */
    CONTRACT_NATURES("naturesContrats"),
    /** Levels of training. */
    TRAINING_LEVELS("niveauxFormations"),
    /** Countries. */
    COUNTRIES("pays"),
    /** Licences. */
    LICENCES("permis"),
    /** Regions. */
    REGIONS("regions"),
    /** Industry divisions. */
    INDUSTRIES("secteursActivites"),
    /** Themes across occupations. */
    THEMES("themes"),
    /** Forms of contract. */
    CONTRACT_TYPES("typesContrats");

    private final String path;

    Referential(String path) {
        this.path = path;
    }

    /** The name in the URL. */
    public String path() {
        return path;
    }

    /**
     * A value of a code list.
     *
     * @param code its code, unique within the list
     * @param label its French label; the code when the list gives none
     * @param details what else the list says, by its own names: {@code codePostal} and {@code codeDepartement} of communes,
     *     {@code region} of departments
     */
    public record Entry(String code, String label, Map<String, String> details) {

        /** Copies the map, so the value never changes. */
        public Entry {
            details = Map.copyOf(details);
        }
    }
}
