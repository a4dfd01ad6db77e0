package fr.jobmarket.cleaning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.OfferJson;
import fr.jobmarket.offer.Source;
import fr.jobmarket.source.RawOffer;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Valid offers damaged at random: whatever comes, cleaning answers, and answers the same twice. */
class HostilePayloadsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private static final String FRANCE_TRAVAIL = """
            {"id":"1","intitule":"Data engineer (H/F) - Lyon","description":"Poste basé à Lyon (69). Salaire : 35 K€ à 50 K€ brut annuel.\\nT\\u00e9l\\u00e9travail possible, Python &amp; SQL.",
            "dateCreation":"2026-11-01T08:00:00.000Z","dateActualisation":"2026-11-02T08:00:00.040Z","romeCode":"M1811",
            "romeLibelle":"Data engineer","appellationlibelle":"Data engineer","typeContrat":"CDD","typeContratLibelle":"CDD - 6 Mois",
            "natureContrat":"Contrat travail","experienceExige":"E","experienceLibelle":"2 An(s)","alternance":false,"nombrePostes":1,
            "competences":[{"code":"100","libelle":"Coder","exigence":"E"},{"libelle":"Parler","exigence":"S"}],
            "formations":[{"codeFormation":"1","domaineLibelle":"Informatique","niveauLibelle":"Bac+5","exigence":"S"}],
            "langues":[{"libelle":"Anglais","exigence":"E"}],"permis":[{"libelle":"B - Véhicule léger","exigence":"S"}],
            "qualitesProfessionnelles":[{"libelle":"Rigueur","description":"…"}],"qualificationCode":"9","qualificationLibelle":"Cadre",
            "codeNAF":"62.02A","secteurActiviteLibelle":"Conseil","entreprise":{"nom":"Exemple","description":"Une <b>société</b>"},
            "lieuTravail":{"libelle":"69 - LYON 03","latitude":45.75,"longitude":4.85,"codePostal":"69003","commune":"69383"},
            "salaire":{"libelle":"Annuel de 35000,00 Euros à 50000,00 Euros sur 13.0 mois","commentaire":"selon profil"},
            "dureeTravailLibelle":"35H/semaine","dureeTravailLibelleConverti":"Temps plein",
            "origineOffre":{"origine":"2","urlOrigine":"https://offre.example/1","partenaires":[{"nom":"P","url":"https://p.example"}]}}
            """.replace("\n", "");
    private static final String ADZUNA = """
            {"id":"2","title":"Data <strong>Analyst</strong>","description":"Vous analysez des donn\\u00e9es \\u00e0 Nantes…",
            "created":"2026-11-01T08:00:00Z","redirect_url":"https://www.adzuna.fr/details/2","latitude":47.2,"longitude":-1.55,
            "location":{"display_name":"Nantes, Loire-Atlantique","area":["France","Pays de la Loire","Loire-Atlantique","Nantes"]},
            "company":{"display_name":"Exemple"},"category":{"tag":"it-jobs","label":"Emplois IT"},"salary_min":12,"salary_max":15,
            "salary_is_predicted":"0","contract_time":"full_time","contract_type":"permanent"}
            """.replace("\n", "");

    private static final String[] VALUES = {
        "null",
        "\"\"",
        "\" \"",
        "0",
        "-1",
        "1e308",
        "-1e999",
        "NaN",
        "true",
        "[]",
        "{}",
        "[null]",
        "[[[]]]",
        "[{}]",
        "{\"libelle\":[1]}",
        "\"\\u0000\"",
        "\"\\ud800\"",
        "\"99999999999999999999\"",
        "\"2026-13-45T99:99:99Z\"",
        "\"<<<&&&;;;\"",
        "\"((((\"",
        "\"20 - \"",
        "\"00000\"",
        "\"97\"",
        "\"à €€ 12 12 12 k k\"",
        "12345678901234567890123",
        "\"" + "9".repeat(400) + "\"",
        "\"OU OU OU\"",
        "\"75 - PARIS 99999999999\""
    };

    private final OfferCleaner cleaner = OfferCleaner.ofDefaults();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void answersForEveryValueInEveryMember(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 250; i++) {
            check(Source.FRANCE_TRAVAIL, otherValues(FRANCE_TRAVAIL, random));
            check(Source.ADZUNA, otherValues(ADZUNA, random));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void answersForBrokenJson(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 250; i++) {
            check(Source.FRANCE_TRAVAIL, damaged(FRANCE_TRAVAIL, random));
            check(Source.ADZUNA, damaged(ADZUNA, random));
            check(Source.MANUAL, damaged(ADZUNA, random));
        }
    }

    private void check(Source source, String payload) {
        RawOffer raw = new RawOffer(source, "1", payload, NOW);
        CleaningResult result = cleaner.clean(raw);

        assertEquals(result, cleaner.clean(raw), () -> "another answer for " + payload);
        if (result instanceof CleaningResult.Cleaned cleaned) {
            Offer offer = cleaned.offer();
            assertEquals(offer, OfferJson.read(OfferJson.write(offer)), () -> "not readable again: " + payload);
        } else {
            assertTrue(!((CleaningResult.Rejected) result).reason().isBlank());
        }
    }

    /** Replaces some values, whatever they are, by others. */
    private static String otherValues(String json, Random random) {
        String changed = json;
        for (int times = 1 + random.nextInt(4); times > 0; times--) {
            int colon = changed.indexOf("\":", random.nextInt(changed.length()));
            if (colon < 0) {
                continue;
            }
            int start = colon + 2;
            int end = start;
            char first = changed.charAt(start);
            if (first == '"') {
                end = changed.indexOf('"', start + 1) + 1;
            } else if (first != '{' && first != '[') {
                while (",]}".indexOf(changed.charAt(end)) < 0) {
                    end++;
                }
            } else {
                continue;
            }
            changed = changed.substring(0, start)
                    + VALUES[random.nextInt(VALUES.length)]
                    + changed.substring(Math.max(end, start));
        }
        return changed;
    }

    private static String damaged(String json, Random random) {
        StringBuilder damaged = new StringBuilder(json);
        for (int times = 1 + random.nextInt(6); times > 0; times--) {
            int at = random.nextInt(damaged.length());
            switch (random.nextInt(4)) {
                case 0 -> damaged.setCharAt(at, (char) random.nextInt(0x3000));
                case 1 -> damaged.deleteCharAt(at);
                case 2 -> damaged.insert(at, "{}[]\",:\\€0".charAt(random.nextInt(10)));
                default -> damaged.setLength(Math.max(1, damaged.length() - random.nextInt(20)));
            }
        }
        return damaged.toString();
    }
}
