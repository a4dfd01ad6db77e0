package fr.jobmarket.registry;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.NonRetriableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of a model, as every registry takes them in and gives them out. */
final class ModelFiles {

    private ModelFiles() {}

    /** All files below a folder, sorted. Throws {@link InvalidInputException} when there is none. */
    static List<Path> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new InvalidInputException("no model to register: " + folder + " is not a folder");
        }
        try (Stream<Path> entries = Files.walk(folder)) {
            List<Path> files = entries.filter(Files::isRegularFile).sorted().toList();
            if (files.isEmpty()) {
                throw new InvalidInputException("no model to register: " + folder + " holds no file");
            }
            return files;
        } catch (IOException e) {
            throw new NonRetriableException("cannot read " + folder + " (" + e + ")", e);
        }
    }

    /** Makes a folder. Throws {@link InvalidInputException} when it already holds files. */
    static void makeEmpty(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(folder)) {
            if (files.findAny().isPresent()) {
                throw new InvalidInputException(
                        "cannot fetch a model into " + folder + ": the folder already holds files");
            }
        }
    }
}
