package fr.jobmarket.gateway.account;

import fr.jobmarket.gateway.mail.Mail;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * The messages about accounts, in French as the site they lead to. Tokens follow a {@code #}: what comes after it reaches
 * no server and no log on the way.
 */
@Singleton
class Letters {

    private static final String UNASKED = "Si cette demande ne vient pas de vous, ne faites rien : rien ne changera.\n";

    private final String site;

    Letters(@Property(name = "jobmarket.site-url") String site) {
        this.site = site;
    }

    Mail passwordReset(String kind, Account account, String token, Duration lifetime) {
        return new Mail(
                kind,
                account.email(),
                "Choisir un nouveau mot de passe",
                "Bonjour,\n\nPour choisir un nouveau mot de passe, ouvrez ce lien dans les " + lifetime.toMinutes()
                        + " minutes :\n\n" + site + "/mot-de-passe#" + token + "\n\nVous serez déconnecté partout.\n"
                        + UNASKED);
    }

    Mail confirmation(String kind, EmailAddress email, String token, Duration lifetime) {
        return new Mail(
                kind,
                email.value(),
                "Confirmer votre inscription",
                "Bonjour,\n\nPour confirmer votre inscription, ouvrez ce lien dans les " + lifetime.toHours()
                        + " heures et saisissez le mot de passe choisi :\n\n" + site + "/inscription#" + token + "\n\n"
                        + UNASKED);
    }

    Mail alreadyRegistered(String kind, EmailAddress email) {
        return new Mail(
                kind,
                email.value(),
                "Vous avez déjà un compte",
                "Bonjour,\n\nUne inscription a été demandée avec votre adresse, qui a déjà un compte. Pour vous connecter"
                        + " ou choisir un nouveau mot de passe :\n\n" + site + "/connexion\n\n" + UNASKED);
    }
}
