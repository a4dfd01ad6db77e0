package fr.jobmarket.search.internal;

import java.io.IOException;
import org.apache.lucene.analysis.CharArrayMap;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.KeywordAttribute;
import org.jspecify.annotations.Nullable;

/**
 * Says what is read for some words, and that no stemmer may change it. Lucene's filter of this kind looks a word up letter by
 * letter, which for so few words takes longer than all the rest of what is done with one.
 */
final class WholeWordFilter extends TokenFilter {

    private final CharArrayMap<char[]> words;
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final KeywordAttribute keyword = addAttribute(KeywordAttribute.class);

    WholeWordFilter(TokenStream input, CharArrayMap<char[]> words) {
        super(input);
        this.words = words;
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        char @Nullable [] whole = words.get(term.buffer(), 0, term.length());
        if (whole != null) {
            term.copyBuffer(whole, 0, whole.length);
            keyword.setKeyword(true);
        }
        return true;
    }
}
