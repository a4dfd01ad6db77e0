package fr.jobmarket.gateway.account;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.gateway.GatewaySettings;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Argon2id, by default with 19 MiB, two passes and one lane: the least that OWASP recommends. To be called on the threads
 * of {@link PasswordThreads} only, which bound how much memory a burst of sign-ins takes. Thread-safe.
 */
@Singleton
class PasswordHasher {

    private static final Pattern PARAMETERS = Pattern.compile("m=(\\d{1,7}),t=(\\d{1,2}),p=(\\d)");

    private static final int MIN_KIBIBYTES = 7 * 1_024;
    private static final int MAX_KIBIBYTES = 1_024 * 1_024;
    /** Memory times passes: what the pairs that OWASP recommends have in common. */
    private static final int MIN_WORK = 5 * MIN_KIBIBYTES;

    private static final int MAX_LANES = 4;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final Argon2Function argon2;
    /** How every hash begins that has the parameters of today. */
    private final String beginning;
    /** Compared with when there is no such account, so that this takes as long as when there is. */
    private final String decoy;

    /**
     * Hashes with these parameters from now on; hashes with others are still compared with.
     *
     * @param parameters memory in KiB, passes and lanes, as hashes have them: {@code m=19456,t=2,p=1}
     */
    PasswordHasher(@Property(name = GatewaySettings.ARGON2) String parameters) {
        Matcher read = PARAMETERS.matcher(parameters.trim());
        if (!read.matches()) {
            throw refused(parameters, "it must look like m=19456,t=2,p=1: memory in KiB, passes, lanes");
        }
        int memory = Integer.parseInt(read.group(1));
        int passes = Integer.parseInt(read.group(2));
        int lanes = Integer.parseInt(read.group(3));
        if (memory > MAX_KIBIBYTES || lanes < 1 || lanes > MAX_LANES) {
            throw refused(parameters, "m is " + MAX_KIBIBYTES + " at most, and p from 1 to " + MAX_LANES);
        }
        if (memory < MIN_KIBIBYTES || (long) memory * passes < MIN_WORK) {
            throw refused(
                    parameters,
                    "passwords would be guessed too cheaply: m is at least " + MIN_KIBIBYTES + ", and m times t "
                            + MIN_WORK);
        }
        this.argon2 = Argon2Function.getInstance(memory, passes, lanes, HASH_BYTES, Argon2.ID);
        this.beginning = "$argon2id$v=19$m=" + memory + ",t=" + passes + ",p=" + lanes + "$";
        this.decoy = beginning + zeros(SALT_BYTES) + "$" + zeros(HASH_BYTES);
    }

    private static InvalidInputException refused(String parameters, String why) {
        return new InvalidInputException("JOBMARKET_ARGON2 is \"" + parameters + "\"; " + why);
    }

    private static String zeros(int bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(new byte[bytes]);
    }

    /** The hash to keep, with parameters and a fresh salt. */
    String hash(String password) {
        return Password.hash(password).addRandomSalt(SALT_BYTES).with(argon2).getResult();
    }

    /** Whether the password is right. Takes as long when there is no hash to compare with. */
    boolean matches(String password, Optional<String> hash) {
        String expected = hash.orElse(decoy);
        boolean same = Password.check(password, expected).with(Argon2Function.getInstanceFromHash(expected));
        return same && hash.isPresent();
    }

    /** Whether a hash has other parameters than those of today. */
    boolean isOutdated(String hash) {
        return !hash.startsWith(beginning);
    }
}
