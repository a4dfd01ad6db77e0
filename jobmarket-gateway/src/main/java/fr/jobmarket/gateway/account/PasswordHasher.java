package fr.jobmarket.gateway.account;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Argon2id with 19 MiB, two passes, one lane: the OWASP minimum. To be called on the threads of
 * {@link PasswordThreads} only, which bound how much memory a burst of sign-ins takes. Thread-safe.
 */
@Singleton
class PasswordHasher {

    private static final Argon2Function ARGON2 = Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);
    private static final int SALT_BYTES = 16;

    /** Compared with when there is no such account, so that this takes as long as when there is. */
    private final String decoy = hash("nobody has this password");

    /** The hash to keep, with parameters and a fresh salt. */
    String hash(String password) {
        return Password.hash(password).addRandomSalt(SALT_BYTES).with(ARGON2).getResult();
    }

    /** Whether the password is right. Takes as long when there is no hash to compare with. */
    boolean matches(String password, Optional<String> hash) {
        String expected = hash.orElse(decoy);
        boolean same = Password.check(password, expected).with(Argon2Function.getInstanceFromHash(expected));
        return same && hash.isPresent();
    }
}
