package fr.jobmarket.cleaning;

import fr.jobmarket.cleaning.internal.skill.RomeFiles;
import fr.jobmarket.error.InvalidInputException;
import java.nio.file.Path;
import java.util.Objects;
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

    /**
     * The skills of the ROME open-data files ("unix" edition in UTF-8, published by France Travail under the Licence
     * Ouverte 2.0): know-how from {@code unix_referentiel_competence_v*_utf8.csv}, knowledge from
     * {@code unix_referentiel_savoir_v*_utf8.csv}, each plain or gzipped.
     *
     * @param directory folder that holds both files; read at once, 20,000 wordings in memory
     * @throws InvalidInputException when a file is missing, unreadable or has other columns; says which
     */
    static SkillNomenclature ofRomeFiles(Path directory) {
        Objects.requireNonNull(directory, "directory");
        return RomeFiles.open(directory);
    }

    /** A nomenclature that knows no skill. */
    static SkillNomenclature none() {
        return label -> Optional.empty();
    }
}
