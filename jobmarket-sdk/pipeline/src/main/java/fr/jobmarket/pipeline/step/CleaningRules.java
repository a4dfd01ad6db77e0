package fr.jobmarket.pipeline.step;

import fr.jobmarket.cleaning.OfferCleaner;
import fr.jobmarket.cleaning.SkillNomenclature;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.internal.ProgramFiles;
import fr.jobmarket.internal.Sha256;
import fr.jobmarket.warehouse.Transformation;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;

/**
 * How offers are cleaned, and what tells that from another way.
 *
 * @param cleaner cleans an offer
 * @param version differs whenever the program or a nomenclature differs: then silver is cleaned anew, and nobody needs to
 *     remember to count up a number
 * @param redactAfter see {@link Transformation#redactAfter}
 */
public record CleaningRules(OfferCleaner cleaner, String version, Duration redactAfter) {

    private static final String NOMENCLATURES = "unix_referentiel_";

    /** The SDK's own rules: skills that sources do not code stay without code. */
    public static CleaningRules ofDefaults() {
        MessageDigest digest = Sha256.digest();
        ProgramFiles.add(digest, OfferCleaner.class);
        return new CleaningRules(OfferCleaner.ofDefaults(), hex(digest), Transformation.REDACTION_DELAY);
    }

    /**
     * The SDK's rules, with codes of ROME for the skills that sources do not code.
     *
     * @param directory the folder of the ROME open-data files
     * @throws InvalidInputException when it is none; says what is missing
     */
    public static CleaningRules withRome(Path directory) {
        OfferCleaner cleaner = OfferCleaner.builder()
                .skills(SkillNomenclature.ofRomeFiles(directory))
                .build();
        MessageDigest digest = Sha256.digest();
        ProgramFiles.add(digest, OfferCleaner.class);
        try {
            ProgramFiles.add(digest, directory, NOMENCLATURES);
        } catch (IOException e) {
            throw new InvalidInputException("cannot read the ROME files in " + directory + ": " + e.getMessage(), e);
        }
        return new CleaningRules(cleaner, hex(digest), Transformation.REDACTION_DELAY);
    }

    /** The same with another time after which vanished offers are reduced. */
    public CleaningRules redactAfter(Duration delay) {
        return new CleaningRules(cleaner, version, delay);
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }
}
