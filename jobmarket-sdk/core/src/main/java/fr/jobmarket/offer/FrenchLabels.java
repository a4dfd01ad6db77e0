package fr.jobmarket.offer;

/** What a French reader calls the values of closed choices. Thread-safe. */
public final class FrenchLabels {

    private FrenchLabels() {}

    /** The everyday name of a form of contract. */
    public static String of(Contract.Type type) {
        return switch (type) {
            case PERMANENT -> "CDI";
            case FIXED_TERM -> "CDD";
            case TEMPORARY -> "Intérim";
            case SEASONAL -> "Saisonnier";
            case FREELANCE -> "Indépendant";
            case FRANCHISE -> "Franchise";
            case OTHER -> "Autre contrat";
        };
    }

    /** The name of a data profession. */
    public static String of(DataRole role) {
        return switch (role) {
            case DATA_ENGINEER -> "Data engineer";
            case DATA_ANALYST -> "Data analyst";
            case DATA_SCIENTIST -> "Data scientist";
        };
    }

    /** Full or part time. */
    public static String of(WorkingTime.Kind kind) {
        return switch (kind) {
            case FULL_TIME -> "Temps plein";
            case PART_TIME -> "Temps partiel";
        };
    }

    /** Whether experience is asked for. */
    public static String of(Experience.Requirement requirement) {
        return switch (requirement) {
            case NONE -> "Débutant accepté";
            case PREFERRED -> "Expérience souhaitée";
            case REQUIRED -> "Expérience exigée";
        };
    }
}
