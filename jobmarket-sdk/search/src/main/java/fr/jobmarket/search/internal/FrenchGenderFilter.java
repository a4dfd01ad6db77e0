package fr.jobmarket.search.internal;

import fr.jobmarket.internal.NeutralForm;
import java.io.IOException;
import java.util.Map;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Brings feminine forms of job titles to the masculine, which the stemmers of Lucene do not: a search for
 * "développeuse" must find "développeur". Expects lower case without accents.
 */
final class FrenchGenderFilter extends TokenFilter {

    /** Shorter words are rarely job titles ("rose", "lisse"). */
    private static final int SHORTEST_TITLE = 6;

    private static final Map<String, String> MASCULINE_BY_FEMININE_ENDING = Map.of(
            "trice", "teur", "drice", "deur", "euse", "eur", "eure", "eur", "ere", "er", "enne", "en", "entie", "enti");

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
            toMasculine();
        }
        return true;
    }

    private void toMasculine() {
        int length = term.length();
        if (length > 0 && term.charAt(length - 1) == 's') {
            length--;
        }
        if (length < SHORTEST_TITLE || !NeutralForm.mayDiffer(term.charAt(length - 1))) {
            return;
        }
        String word = new String(term.buffer(), 0, length);
        String masculine = NeutralForm.masculineOfIrregular(word);
        if (!masculine.equals(word)) {
            term.setEmpty().append(masculine);
            return;
        }
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
