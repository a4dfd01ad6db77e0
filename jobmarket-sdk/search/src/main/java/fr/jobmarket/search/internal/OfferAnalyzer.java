package fr.jobmarket.search.internal;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.util.ElisionFilter;

/**
 * The French analysis of Lucene's {@link FrenchAnalyzer} (elisions, stop words, light stemming), with what job
 * advertisements add: accents do not count, feminine and masculine titles are one, "(H/F)" is noise, and names such as
 * C++, C# or .NET survive the tokenizer. Thread-safe.
 */
public final class OfferAnalyzer extends Analyzer {

    private static final NormalizeCharMap TECHNOLOGY_NAMES = technologyNames();
    private static final CharArraySet STOP_WORDS = stopWords();

    /** An analyzer; one can serve a whole process. */
    public OfferAnalyzer() {}

    @Override
    protected Reader initReader(String fieldName, Reader reader) {
        return new MappingCharFilter(TECHNOLOGY_NAMES, reader);
    }

    @Override
    protected TokenStreamComponents createComponents(String fieldName) {
        StandardTokenizer source = new StandardTokenizer();
        TokenStream result = new ElisionFilter(source, FrenchAnalyzer.DEFAULT_ARTICLES);
        result = new LowerCaseFilter(result);
        result = new StopFilter(result, STOP_WORDS);
        result = new ASCIIFoldingFilter(result);
        result = new FrenchGenderFilter(result);
        result = new FrenchLightStemFilter(result);
        return new TokenStreamComponents(source, result);
    }

    /** The terms of a text in order, as the index holds them. */
    public List<String> terms(String text) {
        List<String> terms = new ArrayList<>();
        try (TokenStream tokens = tokenStream("", new StringReader(text))) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                terms.add(term.toString());
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException("reading a string does not fail", e);
        }
        return terms;
    }

    private static NormalizeCharMap technologyNames() {
        NormalizeCharMap.Builder map = new NormalizeCharMap.Builder();
        for (String c : List.of("c", "C")) {
            map.add(c + "++", " cplusplus ");
            map.add(c + "#", " csharp ");
        }
        map.add("F#", " fsharp ");
        for (String net : List.of(".net", ".NET", ".Net")) {
            map.add(net, " dotnet ");
        }
        for (String js : List.of(".js", ".JS", ".Js")) {
            map.add(js, "js");
        }
        return map.build();
    }

    private static CharArraySet stopWords() {
        CharArraySet words = new CharArraySet(FrenchAnalyzer.getDefaultStopSet(), true);
        words.addAll(List.of("h", "f", "hf", "fh", "x"));
        return CharArraySet.unmodifiableSet(words);
    }
}
