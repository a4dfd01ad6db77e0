package fr.jobmarket.serving.statistics;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A search in a dictionary: every word must occur in the label, or the whole be the start of the code. */
record DictionarySearch(
        String condition, String order, List<@Nullable Object> parameters, List<@Nullable Object> orderParameters) {

    /** Makes {@code fold}: what is left of a label when case, accents, ligatures, hyphens and apostrophes do not count. */
    static final String FOLD = "create macro fold(label) as replace(replace(translate(strip_accents(lower(label)), "
            + "'-''’', '   '), 'œ', 'oe'), 'æ', 'ae')";

    static DictionarySearch of(@Nullable String query) {
        String text = query == null ? "" : query.strip();
        if (text.isEmpty()) {
            return new DictionarySearch("true", "", List.of(), List.of());
        }
        List<String> words = new ArrayList<>();
        List<@Nullable Object> parameters = new ArrayList<>();
        for (String word : text.split("\\s+", 20)) {
            words.add("contains(folded, fold(?))");
            parameters.add(word);
        }
        parameters.add(text);
        return new DictionarySearch(
                "((" + String.join(" and ", words) + ") or starts_with(lower(code), lower(?)))",
                "starts_with(folded, fold(?)) desc,",
                parameters,
                List.of(text));
    }
}
