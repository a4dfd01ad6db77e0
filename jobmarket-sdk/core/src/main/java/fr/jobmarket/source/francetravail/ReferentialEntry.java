package fr.jobmarket.source.francetravail;

import java.util.Map;

/**
 * A value of a code list.
 *
 * @param code its code, unique within the list
 * @param label its French label; the code when the list gives none
 * @param details what else the list says, by its own names: {@code codePostal} and {@code codeDepartement} of communes,
 *     {@code region} of departments
 */
public record ReferentialEntry(String code, String label, Map<String, String> details) {

    /** Copies the map, so the value never changes. */
    public ReferentialEntry {
        details = Map.copyOf(details);
    }
}
