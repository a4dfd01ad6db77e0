package fr.jobmarket.offer;

import fr.jobmarket.error.InvalidInputException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Where an offer comes from. */
public enum Source {
    /** France Travail, "Offres d'emploi v2". */
    FRANCE_TRAVAIL("francetravail"),
    /** Adzuna, search API v1. */
    ADZUNA("adzuna"),
    /** Entered by hand by a signed-in user. */
    MANUAL("manual");

    private final String id;

    Source(String id) {
        this.id = id;
    }

    /** The short name used in offer ids, files, tables and on the command line. */
    public String id() {
        return id;
    }

    /** The source with this short name. Throws {@link InvalidInputException} naming the known ones otherwise. */
    public static Source of(String id) {
        for (Source source : values()) {
            if (source.id.equals(id)) {
                return source;
            }
        }
        throw new InvalidInputException("unknown source \"" + id + "\"; known: "
                + Arrays.stream(values()).map(Source::id).collect(Collectors.joining(", ")));
    }
}
