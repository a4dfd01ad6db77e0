package fr.jobmarket.cleaning;

import fr.jobmarket.cleaning.internal.occupation.Completion;
import fr.jobmarket.cleaning.internal.occupation.ModelFile;
import fr.jobmarket.cleaning.internal.occupation.Nomenclature;
import fr.jobmarket.cleaning.internal.occupation.TitleIndex;
import fr.jobmarket.error.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The occupations of ROME in the newest edition the SDK knows, with their official labels and neighbours (France Travail,
 * Licence Ouverte 2.0). Codes of older editions are brought to it by their appellation: an edition moves appellations to
 * new codes, it does not take codes away.
 *
 * <p>Immutable and thread-safe.
 */
public final class RomeNomenclature {

    private static final Pattern CODE = Pattern.compile("([A-Z])[\\s.\\-_]*(\\d{4})");

    /**
     * An occupation that may be meant by what a person typed.
     *
     * @param romeCode its code
     * @param romeLabel the official label of the code
     * @param matched the name of the occupation that fits what was typed: a label, an appellation or an everyday name
     */
    public record Suggestion(String romeCode, String romeLabel, String matched) {}

    private final Nomenclature nomenclature;
    private final Completion completion;
    private volatile @Nullable TitleIndex titles;

    private RomeNomenclature(Nomenclature nomenclature) {
        this.nomenclature = nomenclature;
        this.completion = new Completion(nomenclature);
    }

    /** The nomenclature shipped with the SDK, loaded on first use. */
    public static RomeNomenclature ofDefaults() {
        return Shipped.NOMENCLATURE;
    }

    /** The edition, such as "4.61". */
    public String edition() {
        return nomenclature.edition();
    }

    /** All codes, ascending. */
    public List<String> codes() {
        return nomenclature.codes();
    }

    /** The official label of a code; empty for a code that the edition does not have. */
    public Optional<String> label(String romeCode) {
        int index = nomenclature.find(romeCode);
        return index < 0 ? Optional.empty() : Optional.of(nomenclature.labels().get(index));
    }

    /** The codes of the occupations one can move to from this one, nearest first; empty for an unknown code. */
    public List<String> neighbours(String romeCode) {
        int index = nomenclature.find(romeCode);
        return index < 0
                ? List.of()
                : nomenclature.neighbours().get(index).stream()
                        .map(nomenclature.codes()::get)
                        .toList();
    }

    /**
     * A code as the nomenclature spells it, whether the edition has it or not: "M1805" for " m-1805". Empty for what is no
     * ROME code.
     */
    public static Optional<String> spelled(String code) {
        if (isSpelled(code)) {
            return Optional.of(code);
        }
        String stated = code.strip().toUpperCase(Locale.ROOT);
        Matcher matcher = CODE.matcher(stated);
        return matcher.matches() ? Optional.of(matcher.group(1) + matcher.group(2)) : Optional.empty();
    }

    private static boolean isSpelled(String code) {
        boolean spelled = code.length() == 5 && code.charAt(0) >= 'A' && code.charAt(0) <= 'Z';
        for (int i = 1; spelled && i < 5; i++) {
            spelled = code.charAt(i) >= '0' && code.charAt(i) <= '9';
        }
        return spelled;
    }

    /**
     * The code of this edition for one that may be of an older edition: the appellation says where it belongs now. A code
     * without appellation, or with one that the nomenclature does not have, stays as it is.
     */
    public String newest(String statedCode, @Nullable String appellation) {
        if (appellation == null) {
            return statedCode;
        }
        int occupation = titles().newest(nomenclature.find(statedCode), appellation);
        return occupation < 0 ? statedCode : nomenclature.codes().get(occupation);
    }

    /**
     * The occupations that are named like what a person typed, in any gender, with typos, or by an everyday name
     * ("nounou"); the best first, of equals those with more offers. Empty when nothing fits.
     *
     * @param text at least one letter; the beginning of a word is enough
     * @param limit how many at most, from 1
     */
    public List<Suggestion> complete(String text, int limit) {
        if (limit < 1) {
            throw new InvalidInputException("Asked for " + limit + " occupations: ask for at least 1");
        }
        return completion.find(text, limit).stream()
                .map(found -> new Suggestion(
                        nomenclature.codes().get(found.occupation()),
                        nomenclature.labels().get(found.occupation()),
                        found.name()))
                .toList();
    }

    /** Made when it is first needed: who only completes names does without. */
    TitleIndex titles() {
        TitleIndex made = titles;
        return made == null ? makeTitles() : made;
    }

    private synchronized TitleIndex makeTitles() {
        TitleIndex made = titles == null ? new TitleIndex(nomenclature) : titles;
        titles = made;
        return made;
    }

    private static final class Shipped {
        private static final RomeNomenclature NOMENCLATURE = load();

        private static RomeNomenclature load() {
            try (InputStream in = OccupationClassifier.shippedModel()) {
                return new RomeNomenclature(ModelFile.readNomenclature(in));
            } catch (IOException e) {
                throw new UncheckedIOException("the occupation model of the jar is damaged", e);
            }
        }
    }
}
