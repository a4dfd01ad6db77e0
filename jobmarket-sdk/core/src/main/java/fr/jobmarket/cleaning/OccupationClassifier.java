package fr.jobmarket.cleaning;

import fr.jobmarket.cleaning.internal.occupation.ModelFile;
import fr.jobmarket.cleaning.internal.occupation.Nomenclature;
import fr.jobmarket.cleaning.internal.occupation.OccupationModel;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.internal.MarkedText;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the ROME occupation of an offer from its title and description. The result depends on the texts and the model
 * alone. docs/occupation-model.md describes the model shipped with the SDK: data, method, measured quality, limits.
 *
 * <p>Thread-safe; one instance serves any number of threads.
 */
public final class OccupationClassifier {

    private static final String RESOURCE = "/fr/jobmarket/cleaning/occupations.model.gz";

    /**
     * An occupation an offer may be of.
     *
     * @param romeCode its code, such as {@code M1805}
     * @param romeLabel the label of that code
     * @param appellation the finer job title of the occupation that is nearest to the offer's; null when none is near
     * @param confidence how likely it is, 0 to 1: of a hundred guesses made with 0.8, about eighty are right
     */
    public record Guess(
            String romeCode, String romeLabel, @Nullable String appellation, double confidence) {}

    private final OccupationModel model;

    private OccupationClassifier(OccupationModel model) {
        this.model = model;
    }

    /** The classifier with the model shipped with the SDK, loaded on first use in about 200 ms. */
    public static OccupationClassifier ofDefaults() {
        return Shipped.CLASSIFIER;
    }

    /**
     * A classifier with a model that {@link #save} wrote.
     *
     * @throws InvalidInputException when the file is missing, damaged or no such model
     */
    public static OccupationClassifier load(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in);
        } catch (IOException e) {
            throw new InvalidInputException(
                    "Cannot read the occupation model " + file + " (" + e.getMessage()
                            + "): give a file that train-occupations wrote",
                    e);
        }
    }

    /**
     * A classifier with a model in the form that {@link #save} writes.
     *
     * @throws IOException when it is damaged or no such model
     */
    public static OccupationClassifier read(InputStream model) throws IOException {
        Objects.requireNonNull(model, "model");
        return new OccupationClassifier(ModelFile.read(model));
    }

    /**
     * Writes the model; equal models give equal bytes.
     *
     * @throws InvalidInputException when the file cannot be written
     */
    public void save(Path file) {
        try (OutputStream out = Files.newOutputStream(file)) {
            ModelFile.write(model, out);
        } catch (IOException e) {
            throw new InvalidInputException(
                    "Cannot write the occupation model " + file + " (" + e.getMessage() + "): choose another place", e);
        }
    }

    /**
     * The most likely occupations, the likeliest first. A text without a word the model knows gets guesses of a confidence
     * near 0.
     *
     * @param description may be empty; the title alone is judged then
     * @param top how many to give at most, from 1
     */
    public List<Guess> classify(String title, String description, int top) {
        return classify(MarkedText.of(title), MarkedText.of(description), top);
    }

    /** The likeliest of a text that is marked already. */
    Guess likeliest(MarkedText title, MarkedText description) {
        OccupationModel.Likeliest likeliest = model.likeliest(title, description);
        return guess(likeliest.occupation(), likeliest.confidence(), likeliest.appellation());
    }

    private List<Guess> classify(MarkedText title, MarkedText description, int top) {
        if (top < 1) {
            throw new InvalidInputException("Asked for " + top + " occupations: ask for at least 1");
        }
        OccupationModel.Opinion opinion = model.judge(title, description);
        float[] left = opinion.probabilities();
        List<Guess> guesses = new ArrayList<>(Math.min(top, left.length));
        int next = opinion.best();
        while (guesses.size() < top && guesses.size() < left.length) {
            guesses.add(guess(next, left[next], opinion.appellation(next)));
            left[next] = -1;
            next = guesses.size() < top ? likeliest(left) : next;
        }
        return guesses;
    }

    private static int likeliest(float[] probabilities) {
        int best = 0;
        for (int i = 1; i < probabilities.length; i++) {
            if (probabilities[i] > probabilities[best]) {
                best = i;
            }
        }
        return best;
    }

    private Guess guess(int occupation, float probability, int appellation) {
        Nomenclature nomenclature = model.nomenclature();
        return new Guess(
                nomenclature.codes().get(occupation),
                nomenclature.labels().get(occupation),
                appellation < 0
                        ? null
                        : nomenclature.appellations().get(appellation).label(),
                Math.round(probability * 1000) / 1000.0);
    }

    /** The edition of ROME whose codes are found, such as "4.61". */
    public String edition() {
        return model.nomenclature().edition();
    }

    /** What the model was learned from and how, for a person. */
    public String provenance() {
        return model.provenance();
    }

    static InputStream shippedModel() {
        InputStream in = OccupationClassifier.class.getResourceAsStream(RESOURCE);
        if (in == null) {
            throw new IllegalStateException("the resource " + RESOURCE + " is missing from the jar");
        }
        return in;
    }

    private static final class Shipped {
        private static final OccupationClassifier CLASSIFIER = load();

        private static OccupationClassifier load() {
            try (InputStream in = shippedModel()) {
                return new OccupationClassifier(
                        ModelFile.read(in, RomeNomenclature.ofDefaults().titles()));
            } catch (IOException e) {
                throw new UncheckedIOException("the resource " + RESOURCE + " is damaged", e);
            }
        }
    }
}
