package fr.jobmarket.gateway.account;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import fr.jobmarket.error.RetriableException;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Argon2id with 19 MiB, two passes, one lane: the OWASP minimum. Hashing at once is bounded, or a burst of sign-ins
 * would take all memory. Thread-safe.
 */
@Singleton
class PasswordHasher {

    private static final Argon2Function ARGON2 = Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);
    private static final int SALT_BYTES = 16;

    private final Semaphore running = new Semaphore(Runtime.getRuntime().availableProcessors() * 2);
    /** Compared with when there is no such account, so that this takes as long as when there is. */
    private final String decoy = hash("nobody has this password");

    /** The hash to keep, with parameters and a fresh salt. */
    String hash(String password) {
        return bounded(() ->
                Password.hash(password).addRandomSalt(SALT_BYTES).with(ARGON2).getResult());
    }

    /** Whether the password is right. Takes as long when there is no hash to compare with. */
    boolean matches(String password, Optional<String> hash) {
        String expected = hash.orElse(decoy);
        boolean same =
                bounded(() -> Password.check(password, expected).with(Argon2Function.getInstanceFromHash(expected)));
        return same && hash.isPresent();
    }

    private <T> T bounded(Supplier<T> work) {
        try {
            if (!running.tryAcquire(10, TimeUnit.SECONDS)) {
                throw new RetriableException("too many sign-ins at once", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RetriableException("interrupted while waiting to check a password", e);
        }
        try {
            return work.get();
        } finally {
            running.release();
        }
    }
}
