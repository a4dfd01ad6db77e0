package fr.jobmarket.offer;

import org.jspecify.annotations.Nullable;

/**
 * A skill asked for.
 *
 * @param code code in the ROME nomenclature, when known
 * @param label its wording
 * @param level demanded or wished; absent when the source does not say
 */
public record Skill(
        @Nullable String code, String label, @Nullable Level level) {

    /** Whether a skill is demanded. */
    public enum Level {
        /** Demanded. */
        REQUIRED,
        /** Wished for. */
        PREFERRED
    }
}
