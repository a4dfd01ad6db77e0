package fr.jobmarket.cleaning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteWorkTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Deux jours de télétravail par semaine.",
                "TELETRAVAIL POSSIBLE",
                "Poste 100% remote",
                "Home office 3 jours",
                "2 jours de TT par semaine",
                "TT : 2j/semaine",
                "TT partiel",
                "Poste en distanciel",
                "Mode de travail : hybride",
                "Rythme hybride, 3 jours sur site",
                "Hybrid work in Paris",
                "Work from home 3 days a week",
                "Working from anywhere",
                "Vous pouvez travailler de chez vous",
                "Travail à distance possible",
                "Poste 100 % à distance",
                "WFH 2 days",
                "La possibilité de télé travailler",
                "Pas de télétravail pendant l'essai, puis télétravail deux jours par semaine"
            })
    void readsAnOfferOfRemoteWork(String text) {
        assertEquals(Optional.of(true), RemoteWork.read("", text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Pas de télétravail.",
                "Poste non télétravaillable",
                "Télétravail : non",
                "Le télétravail n'est pas possible sur ce poste",
                "Travail sur site, sans télétravail",
                "Poste 100 % présentiel",
                "Présentiel uniquement",
                "Travail en présentiel",
                "Fully onsite",
                "Pas de TT",
                "Pas de télétravail ou remote"
            })
    void readsThatItIsExcluded(String text) {
        assertEquals(Optional.of(false), RemoteWork.read("", text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nous recrutons un boulanger.",
                "You will promote our brand",
                "remote sensing engineer",
                "Exchange et RemoteApp",
                "git remote, git rebase",
                "Remote control of machines",
                "remote-controlled vehicles",
                "Formation en présentiel ou en distanciel",
                "Véhicule hybride de fonction",
                "Un rôle hybride : conseil et vente",
                "Cloud hybride, mode projet",
                "À 10 minutes de chez vous",
                "Le service à distance des clients",
                "Présentiel 3 jours par semaine",
                "Pas de full remote",
                "Prime TT et primes de panier",
                "Vente de sièges home office en magasin",
                ""
            })
    void saysNothingWhenNothingIsSaid(String text) {
        assertEquals(Optional.empty(), RemoteWork.read(text, text));
    }

    private static final List<String> NAMES = List.of(
            "télétravail", "Télétravail", "TELETRAVAIL", "télé-travail", "remote", "home office", "teletravail");

    @Test
    void readsWhatRulesItOutInAnyWording() {
        assertAll(
                Optional.of(false),
                List.of(
                        "%s : sans",
                        "%s : non",
                        "%s : aucun",
                        "%s: No",
                        "%s : 0 jour",
                        "%s = non",
                        "%s (non)",
                        "%s ❌",
                        "%s : impossible",
                        "%s : pas possible",
                        "%s possible : non",
                        "%s : néant",
                        "%s exclu",
                        "%s non autorisé",
                        "%s impossible sur ce poste",
                        "Le %s n'est pas possible",
                        "Le %s n’est malheureusement pas envisageable",
                        "Le %s est exclu pour cette mission",
                        "Le %s ne sera pas proposé",
                        "Pas de %s",
                        "Sans %s",
                        "Aucun %s",
                        "Aucune possibilité de %s",
                        "Pas d'option de %s",
                        "Pas de possibilité de %s sur ce poste",
                        "Absence de %s",
                        "0 % %s",
                        "0 jour de %s",
                        "Poste non éligible au %s",
                        "Poste inéligible au %s",
                        "Cette fonction n'est pas éligible au %s",
                        "Métier incompatible avec le %s",
                        "Poste non compatible avec du %s",
                        "Ce poste ne permet pas le %s",
                        "Fonctions ne permettant pas le %s",
                        "Le poste ne peut être exercé en %s",
                        "Activité non réalisable en %s",
                        "Ce métier ne se prête pas au %s",
                        "Nous n'offrons pas de %s",
                        "Nous ne pratiquons pas encore le %s",
                        "L'entreprise ne propose pas de %s",
                        "Poste non ouvert au %s",
                        "Il n'y a pas de %s",
                        "No %s",
                        "This is not a %s position",
                        "We do not offer %s",
                        "We don't allow %s",
                        "%s is not possible",
                        "%s not available",
                        "%s is not an option"));
    }

    @Test
    void readsWhatOffersItInAnyWording() {
        assertAll(
                Optional.of(true),
                List.of(
                        "%s possible",
                        "%s : oui",
                        "%s 2 jours par semaine",
                        "%s : 2j/semaine",
                        "%s : 0 à 2 jours",
                        "2 jours de %s",
                        "Jusqu'à 3 jours de %s par semaine",
                        "Poste en %s partiel",
                        "Full %s",
                        "Accord de %s en place",
                        "Pas de déplacement, %s possible",
                        "CDI non cadre, %s 1 jour",
                        "%s - pas de déplacement",
                        "%s, sans astreinte",
                        "Sans astreinte et avec %s",
                        "N'hésitez pas à demander le %s",
                        "Le %s n'est pas un frein",
                        "%s (non systématique)",
                        "Poste éligible au %s",
                        "Le %s est possible mais pas obligatoire",
                        "Aucun frein au %s",
                        "Avantages : mutuelle, %s, tickets restaurant",
                        "Sans oublier le %s"));
    }

    @Test
    void readsNothingWhereItIsAboutSomethingElse() {
        assertAll(
                Optional.empty(),
                List.of(
                        "Vous vendez nos solutions de %s",
                        "Mobilier de %s : conseil",
                        "Matériel pour le %s",
                        "Assistance aux salariés en %s",
                        "Vous organisez le %s de nos clients",
                        "Déploiement du %s dans l'entreprise",
                        "Conception d'outils de %s",
                        "%s : non précisé"));
    }

    private static void assertAll(Optional<Boolean> expected, List<String> templates) {
        Random random = new Random(20_261);
        List<String> wrong = new ArrayList<>();
        List<String> before = List.of("", "Missions variées. ", "Horaires : 35h\n", "CDI - 35 h. ", "Mutuelle ; ");
        List<String> after = List.of("", ".", "\nPermis B exigé", ". Vous aimez le contact.", " ; déplacements", "!");
        for (String template : templates) {
            for (int i = 0; i < 20; i++) {
                String text = pick(before, random) + template.replace("%s", pick(NAMES, random)) + pick(after, random);
                Optional<Boolean> read = RemoteWork.read("Vendeur", text);
                if (!read.equals(expected)) {
                    wrong.add(text + " → " + read);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static String pick(List<String> some, Random random) {
        return some.get(random.nextInt(some.size()));
    }
}
