package fr.jobmarket.search.internal;

import fr.jobmarket.internal.InclusiveSpelling;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.CharBuffer;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArrayMap;
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
import org.apache.lucene.analysis.synonym.SynonymGraphFilter;
import org.apache.lucene.analysis.synonym.SynonymMap;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.util.ElisionFilter;

/**
 * The French analysis of Lucene's {@link FrenchAnalyzer} (elisions, stop words, light stemming), with what job
 * advertisements add: accents do not count, feminine, masculine and inclusive titles are one, "(H/F)" is noise, names
 * such as C++, C# or .NET survive the tokenizer, and English titles the French stemmer. Thread-safe.
 */
public final class OfferAnalyzer extends Analyzer {

    /** What the tokenizer would cut off names, with what is read instead. */
    private static final Map<String, String> TECHNOLOGY_NAMES = Map.ofEntries(
            Map.entry("c++", " cplusplus "),
            Map.entry("C++", " cplusplus "),
            Map.entry("c#", " csharp "),
            Map.entry("C#", " csharp "),
            Map.entry("f#", " fsharp "),
            Map.entry("F#", " fsharp "),
            Map.entry(".net", " dotnet "),
            Map.entry(".NET", " dotnet "),
            Map.entry(".Net", " dotnet "),
            Map.entry(".js", "js"),
            Map.entry(".JS", "js"),
            Map.entry(".Js", "js"));

    private static final NormalizeCharMap READ_INSTEAD = readInstead();
    private static final int BUFFER = 256;
    private static final CharArraySet STOP_WORDS = stopWords();
    private static final SynonymMap ONE_SPELLING = EnglishWords.oneSpelling();
    private static final CharArrayMap<char[]> WHOLE_WORDS = EnglishWords.whole();

    /** An analyzer; one can serve a whole process. */
    public OfferAnalyzer() {}

    @Override
    protected Reader initReader(String fieldName, Reader reader) {
        String composed = Normalizer.normalize(read(reader), Normalizer.Form.NFC);
        String text = InclusiveSpelling.masculine(composed);
        Reader plain = new StringReader(text);
        return namesTechnology(text) ? new MappingCharFilter(READ_INSTEAD, plain) : plain;
    }

    /** With a small buffer, as most texts are short and every field of every offer is read. */
    private static String read(Reader reader) {
        StringBuilder text = new StringBuilder();
        char[] buffer = new char[BUFFER];
        try {
            for (int count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
                text.append(buffer, 0, count);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading a string does not fail", e);
        }
        return text.toString();
    }

    /** Most texts name none; finding that out costs less than reading through a filter. */
    private static boolean namesTechnology(String text) {
        for (String name : TECHNOLOGY_NAMES.keySet()) {
            if (text.contains(name)) {
                return true;
            }
        }
        return false;
    }

    @Override
    protected TokenStreamComponents createComponents(String fieldName) {
        StandardTokenizer source = new StandardTokenizer();
        TokenStream result = new ElisionFilter(source, FrenchAnalyzer.DEFAULT_ARTICLES);
        result = new LowerCaseFilter(result);
        result = new StopFilter(result, STOP_WORDS);
        result = new ASCIIFoldingFilter(result);
        // Each spelling stands for one other, so that no graph comes of it that would have to be flattened.
        result = new NarrowGapFilter(new SynonymGraphFilter(result, ONE_SPELLING, true));
        result = new FrenchGenderFilter(result);
        result = new WholeWordFilter(result, WHOLE_WORDS);
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

    private static NormalizeCharMap readInstead() {
        NormalizeCharMap.Builder map = new NormalizeCharMap.Builder();
        TECHNOLOGY_NAMES.forEach(map::add);
        return map.build();
    }

    private static CharArraySet stopWords() {
        CharArraySet words = new CharArraySet(List.of("h", "f", "hf", "fh", "x"), true);
        for (Object word : FrenchAnalyzer.getDefaultStopSet()) {
            // "C" is a programming language and a driving licence; the pronoun comes with an apostrophe.
            if (!"c".contentEquals(CharBuffer.wrap((char[]) word))) {
                words.add((char[]) word);
            }
        }
        return CharArraySet.unmodifiableSet(words);
    }
}
