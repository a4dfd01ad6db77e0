package fr.jobmarket.registry;

import fr.jobmarket.error.InvalidInputException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which data something was made or measured with, so that anyone can tell whether two figures may be compared.
 *
 * @param origin where it came from, such as {@code release 20260101-053000} or {@code synthetic market, seed 7}
 * @param records how many records there were, 0 or more
 * @param sha256 hash of the data in hexadecimal, 64 characters; absent when nobody took it
 * @param asOf the moment whose state it shows; absent when it shows none in particular
 */
public record DataProvenance(
        String origin,
        long records,
        @Nullable String sha256,
        @Nullable Instant asOf) {

    /** Refuses what cannot be. */
    public DataProvenance {
        if (origin.isBlank()) {
            throw new InvalidInputException("data without origin: say where it came from");
        }
        if (records < 0) {
            throw new InvalidInputException("data of " + records + " records: 0 or more");
        }
        if (sha256 != null && !sha256.matches("[0-9a-f]{64}")) {
            throw new InvalidInputException("\"" + sha256 + "\" is no SHA-256: 64 digits 0-9 and a-f");
        }
    }
}
