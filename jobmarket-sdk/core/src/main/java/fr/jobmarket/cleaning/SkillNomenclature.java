package fr.jobmarket.cleaning;

import java.util.Optional;

/**
 * A list of coded skills that wordings can be looked up in, such as the ROME files or a referential kept by the France
 * Travail client. Implementations are thread-safe.
 */
@FunctionalInterface
public interface SkillNomenclature {

    /** A skill of a nomenclature: its code and its official wording. */
    record CodedSkill(String code, String label) {}

    /** The coded skill a wording stands for; case, accents and punctuation do not matter. Empty when there is none. */
    Optional<CodedSkill> find(String label);

    /** A nomenclature that knows no skill. */
    static SkillNomenclature none() {
        return label -> Optional.empty();
    }
}
