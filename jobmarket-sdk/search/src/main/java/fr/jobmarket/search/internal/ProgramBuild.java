package fr.jobmarket.search.internal;

import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.internal.Lazy;
import fr.jobmarket.internal.ProgramFiles;
import fr.jobmarket.internal.Sha256;
import fr.jobmarket.offer.Offer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.index.IndexWriter;

/** What tells the program that turns offers into documents from another one. */
public final class ProgramBuild {

    /** One class of each archive that takes part: core, search, Lucene and its analysis of texts. */
    private static final List<Class<?>> PARTS =
            List.of(Offer.class, ProgramBuild.class, IndexWriter.class, FrenchAnalyzer.class);

    private static final Lazy<String> CURRENT = new Lazy<>(ProgramBuild::read);

    private ProgramBuild() {}

    /** That of this program; empty, and like no other, when its files cannot be read. */
    public static String current() {
        return CURRENT.get();
    }

    private static String read() {
        MessageDigest digest = Sha256.digest();
        // Each version of Java has its own edition of Unicode.
        digest.update(Runtime.version().toString().getBytes(StandardCharsets.UTF_8));
        try {
            PARTS.forEach(part -> ProgramFiles.add(digest, part));
        } catch (NonRetriableException e) {
            return "";
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }
}
