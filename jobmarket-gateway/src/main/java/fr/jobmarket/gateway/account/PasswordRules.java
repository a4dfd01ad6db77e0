package fr.jobmarket.gateway.account;

import com.nulabinc.zxcvbn.Zxcvbn;
import fr.jobmarket.gateway.http.Message;
import fr.jobmarket.gateway.http.MessageKey;
import jakarta.inject.Singleton;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

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
    private static final Set<String> FRENCH = Set.of(
            ("motdepasse azerty azertyuiop qsdfghjklm wxcvbn bonjour bonsoir salut soleil chocolat doudou loulou "
                            + "marseille paris lyon toulouse bordeaux nantes lille rennes nice strasbourg bretagne "
                            + "france jetaime coucou bienvenue secret emploi travail recherche chomage metier "
                            + "jobmarket candidat recrutement entreprise maison famille amour bisous papillon "
                            + "princesse licorne chouchou cherie vacances janvier fevrier mars avril mai juin "
                            + "juillet aout septembre octobre novembre decembre printemps automne hiver lundi "
                            + "vendredi dimanche football nicolas thomas camille julien marie sophie isabelle "
                            + "administrateur utilisateur identifiant connexion internet ordinateur")
                    .split(" "));

    /** Digits and signs around a word, such as a year: what people add when a form asks for them. */
    private static final Pattern AROUND = Pattern.compile("^[^\\p{L}]+|[^\\p{L}]+$");

    /** More around a word than a year and a sign or two is more than an attacker tries first. */
    private static final int MOST_AROUND = 7;

    /** Its dictionaries take a dozen megabytes, the same for all. */
    private static final Zxcvbn ESTIMATE = new Zxcvbn();

    /** What is wrong with a password, for the person choosing it; empty when it is accepted. */
    Optional<Message> objection(String password, EmailAddress email) {
        int length = password.codePointCount(0, password.length());
        if (length < MIN_LENGTH) {
            return Optional.of(MessageKey.PASSWORD_TOO_SHORT.with(MIN_LENGTH));
        }
        if (length > MAX_LENGTH) {
            return Optional.of(MessageKey.PASSWORD_TOO_LONG.with(MAX_LENGTH));
        }
        List<String> known = new ArrayList<>(FRENCH);
        known.addAll(List.of(email.value().split("[@.+_-]+")));
        known.add(email.value());
        if (isDecorated(password, known) || ESTIMATE.measure(password, known).getScore() <= TOO_EASY) {
            return Optional.of(MessageKey.PASSWORD_TOO_EASY.with());
        }
        return Optional.empty();
    }

    /** Whether it is one known word, however written, with little around it: "Soleil2024!". */
    private static boolean isDecorated(String password, List<String> known) {
        String word = AROUND.matcher(password).replaceAll("");
        String plain = Normalizer.normalize(word, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
        return password.length() - word.length() <= MOST_AROUND && known.contains(plain);
    }
}
