package fr.jobmarket.source.francetravail;

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
}
