package fr.jobmarket.recommendation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.offer.OfferJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** The files of a scoring model: {@code model.json} says which kind it is, and may name a file beside it. */
final class ModelFolder {

    static final String FILE = "model.json";

    static final ObjectMapper MAPPER = OfferJson.newMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** A model of 300 trees has some 2 MB; what is much larger was not made for this. */
    private static final long LARGEST = 64L << 20;

    private ModelFolder() {}

    static ScoringModel load(Path folder) {
        byte[] json = read(folder, FILE);
        String file = folder.resolve(FILE).toString();
        String kind = kind(json, file);
        return switch (String.valueOf(kind)) {
            case LinearModel.KIND -> LinearModel.read(json, file);
            case TreeModel.KIND -> TreeModel.read(json, folder);
            default ->
                throw new InvalidInputException(file + " holds a model of kind " + kind + "; this version reads "
                        + LinearModel.KIND + " and " + TreeModel.KIND);
        };
    }

    private static @Nullable String kind(byte[] json, String file) {
        try {
            Header header = MAPPER.readValue(json, Header.class);
            return header == null ? null : header.kind();
        } catch (IOException e) {
            throw new InvalidInputException(file + " is not a scoring model: " + e.getMessage(), e);
        }
    }

    static byte[] read(Path folder, String name) {
        Path file = folder.resolve(name);
        try {
            if (Files.size(file) > LARGEST) {
                throw new InvalidInputException(
                        file + " has " + Files.size(file) + " bytes; a scoring model has at most " + LARGEST);
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(
                    "no scoring model in " + folder + ": " + name + " is missing; publish a release that has one", e);
        } catch (IOException e) {
            throw new InvalidInputException("cannot read the scoring model " + file + " (" + e + ")", e);
        }
    }

    /** Writes {@value #FILE}. */
    static void write(Path folder, Object form) {
        try {
            write(folder, FILE, MAPPER.writeValueAsBytes(form));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a form is plain values", e);
        }
    }

    /** Writes a file whole or not at all. */
    static void write(Path folder, String name, byte[] content) {
        Path file = folder.resolve(name);
        try {
            Files.createDirectories(folder);
            Path draft = folder.resolve(name + ".tmp");
            Files.write(draft, content);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new NonRetriableException("cannot write the scoring model " + file + " (" + e + ")", e);
        }
    }

    private record Header(@Nullable String kind) {}
}
