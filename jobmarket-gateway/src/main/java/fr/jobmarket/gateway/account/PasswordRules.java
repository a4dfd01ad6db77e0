package fr.jobmarket.gateway.account;

import com.nulabinc.zxcvbn.Zxcvbn;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * Which passwords are accepted: long enough, and not among those an attacker tries first (NIST SP 800-63B, 5.1.1.2). No
 * rule about kinds of characters: such rules make passwords worse.
 */
@Singleton
class PasswordRules {

    static final int MIN_LENGTH = 10;
    /** Bounds the work of one request; far above any passphrase. */
    static final int MAX_LENGTH = 200;

    /** Fewer guesses than 10^6 find it: common words and passwords, sequences, dates, repetitions. */
    private static final int TOO_EASY = 1;

    /** Words the English dictionaries behind the estimate lack. */
    private static final List<String> FRENCH = List.of(
            "motdepasse",
            "azerty",
            "azertyuiop",
            "qsdfghjklm",
            "wxcvbn",
            "bonjour",
            "soleil",
            "chocolat",
            "doudou",
            "loulou",
            "marseille",
            "france",
            "jetaime",
            "coucou",
            "bienvenue",
            "secret",
            "emploi",
            "travail");

    private final Zxcvbn estimate = new Zxcvbn();

    /** What is wrong with a password, in words for the person choosing it; empty when it is accepted. */
    Optional<String> objection(String password, EmailAddress email) {
        int length = password.codePointCount(0, password.length());
        if (length < MIN_LENGTH) {
            return Optional.of("a password needs at least " + MIN_LENGTH + " characters");
        }
        if (length > MAX_LENGTH) {
            return Optional.of("a password may have at most " + MAX_LENGTH + " characters");
        }
        List<String> known = new java.util.ArrayList<>(FRENCH);
        known.addAll(List.of(email.value().split("[@.+_-]+")));
        known.add(email.value());
        if (estimate.measure(password, known).getScore() <= TOO_EASY) {
            return Optional.of(
                    "this password is too common or too easy to guess; a few unrelated words make a good one");
        }
        return Optional.empty();
    }
}
