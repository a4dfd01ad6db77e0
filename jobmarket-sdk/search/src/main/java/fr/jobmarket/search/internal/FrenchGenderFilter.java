package fr.jobmarket.search.internal;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Brings feminine and inclusive forms of job titles to the masculine, which the stemmers of Lucene do not: a search for
 * "développeuse" must find "développeur", "infirmier·ière" must find both. Expects lower case without accents.
 */
final class FrenchGenderFilter extends TokenFilter {

    /** Shorter words are rarely job titles ("rose", "lisse"). */
    private static final int SHORTEST_TITLE = 6;

    private static final Map<String, String> MASCULINE_BY_FEMININE_ENDING =
            Map.of("trice", "teur", "euse", "eur", "iere", "ier", "enne", "en");

    private static final Set<String> INCLUSIVE_ENDINGS =
            Set.of("e", "es", "ne", "nes", "se", "euse", "euses", "rice", "trice", "trices", "ere", "iere", "ieres");

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    FrenchGenderFilter(TokenStream input) {
        super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        if (term.length() >= SHORTEST_TITLE) {
            cutInclusiveEnding();
            toMasculine();
        }
        return true;
    }

    private void cutInclusiveEnding() {
        char[] buffer = term.buffer();
        for (int i = term.length() - 1; i >= 3; i--) {
            char c = buffer[i];
            if (c == '.' || c == '·' || c == '•') {
                if (INCLUSIVE_ENDINGS.contains(new String(buffer, i + 1, term.length() - i - 1))) {
                    term.setLength(i);
                }
                return;
            }
        }
    }

    private void toMasculine() {
        int length = term.length();
        if (length > 0 && term.charAt(length - 1) == 's') {
            length--;
        }
        if (length < SHORTEST_TITLE || term.charAt(length - 1) != 'e') {
            return;
        }
        String word = new String(term.buffer(), 0, length);
        for (Map.Entry<String, String> ending : MASCULINE_BY_FEMININE_ENDING.entrySet()) {
            if (word.endsWith(ending.getKey())) {
                term.setEmpty()
                        .append(word, 0, length - ending.getKey().length())
                        .append(ending.getValue());
                return;
            }
        }
    }
}
