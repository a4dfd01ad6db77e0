package fr.jobmarket.search.internal;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * However many stop words stand between two others, they count as one: who seeks "adjoint de direction" as a phrase finds
 * "adjoint de la direction".
 */
final class NarrowGapFilter extends TokenFilter {

    private static final int WIDEST = 2;

    private final PositionIncrementAttribute position = addAttribute(PositionIncrementAttribute.class);

    NarrowGapFilter(TokenStream input) {
        super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        position.setPositionIncrement(Math.min(WIDEST, position.getPositionIncrement()));
        return true;
    }
}
