package fr.jobmarket.cleaning.occupation.learning.internal;

import fr.jobmarket.cleaning.occupation.internal.Nomenclature;
import java.nio.file.Path;
import java.util.List;

/**
 * What is learned from the ROME open-data files.
 *
 * @param nomenclature the occupations
 * @param lessons what else ROME says of them
 */
public record Rome(Nomenclature nomenclature, List<Lesson> lessons) {

    /** Copies the list, so the value never changes. */
    public Rome {
        lessons = List.copyOf(lessons);
    }

    /**
     * Reads the files.
     *
     * @throws fr.jobmarket.error.InvalidInputException when one is missing, unreadable or has other columns
     */
    public static Rome read(Path directory) {
        Nomenclature nomenclature = Nomenclature.read(directory);
        return new Rome(nomenclature, RomeLessons.read(directory, nomenclature));
    }
}
