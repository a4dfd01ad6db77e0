package fr.jobmarket.offer;

import fr.jobmarket.error.InvalidInputException;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;

/** Where an offer comes from. */
public enum Source {
    /** France Travail, "Offres d'emploi v2". */
    FRANCE_TRAVAIL("francetravail", "France Travail"),
    /** Adzuna, search API v1. */
    ADZUNA("adzuna", "Adzuna"),
    /** Entered by hand by a signed-in user. */
    MANUAL("manual", "Saisie manuelle");

    private final String id;
    private final String label;

    Source(String id, String label) {
        this.id = id;
        this.label = label;
    }

    /** The short name used in offer ids, files, tables and on the command line. */
    public String id() {
        return id;
    }

    /** The name people in France know it by. */
    public String label() {
        return label;
    }

    /** The source with this short name. Throws {@link InvalidInputException} naming the known ones otherwise. */
    public static Source of(String id) {
        Objects.requireNonNull(id, "id");
        for (Source source : values()) {
            if (source.id.equals(id)) {
                return source;
            }
        }
        throw new InvalidInputException("unknown source \"" + id + "\"; known: "
                + Arrays.stream(values()).map(Source::id).collect(Collectors.joining(", ")));
    }
}
