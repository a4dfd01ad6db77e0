package fr.jobmarket.search.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OfferAnalyzerTest {

    private static final OfferAnalyzer ANALYZER = new OfferAnalyzer();

    private static List<String> terms(String text) {
        return ANALYZER.terms(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "développeur, développeuse, développeurs, développeuses, développeur·euse, développeur.euse, développeur/euse,"
                        + " développeur / euse, développeur-se, développeur(se), développeur (euse), développeur·euse·s,"
                        + " DÉVELOPPEUR(SE), DÉVELOPPEUR.EUSE, développeur‑se, développeur•se",
                "infirmier, infirmière, infirmier(ère), infirmier(e), infirmier/ière, infirmier·ère, infirmier.e, infirmier-ière,"
                        + " infirmiers·ères, infirmier (ière)",
                "hôte, hôtesse, hôtes, hôtesses, hôte·sse, hôte/sse, hôte(sse), Hôte.esse, HOTE(SSE), hotesse",
                "technicien, technicienne, technicien·ne, technicien·ne·s, technicien.ne.s, technicien(ne)s, technicien-ne-s,"
                        + " technicien/enne, techniciens",
                "employé, employée, employé(e), employé·e·s, employés, employé (e), EMPLOYE(E), employé-e",
                "directeur, directrice, directeur·rice, directeur/trice, directeur(trice), directeur.rice.s",
                "chargé, chargée, chargé·e, chargé(e)s, chargé.e, chargés",
                "conseiller, conseillère, conseiller·ère, conseiller/ère, conseiller(e), conseiller(ère)s",
                "boulanger, boulangère, boulanger·ère, boulanger(e)",
                "ingénieur, ingénieure, ingénieur·e, ingénieur(e), ingénieur/eure, ingénieures",
                "commercial, commerciale, commercial·e, commercial(e), commerciaux",
                "créatif, créative, créatif·ve, créatif/ive",
                "professionnel, professionnelle, professionnel·le, professionnel(le)s",
                "ambassadeur, ambassadrice, ambassadeur/drice",
                "chef, cheffe, chef·fe, chefs, cheffe(s)",
                "maître, maîtresse, maître/sse",
                "commis, commise, commises, commis·e",
                "apprenti, apprentie, apprenti·e, apprentis, apprenties",
                "manager, manageuse, managers, manageuses",
                "barman, barmaid",
                "nodejs, node js, node.js, Node-JS, NODE.JS, Node Js",
                "react, React.js, ReactJS, react js",
                "fullstack, full stack, full-stack, FullStack",
                "frontend, front end, Front-End",
                "c#, C#, csharp, C sharp",
                ".net, dotnet, .NET, dot net",
                "œuvre, oeuvre, ŒUVRE",
                "l'ingénieur, l’ingénieur, ingénieur, L'INGÉNIEUR"
            })
    void takesSpellingsOfOneThingForOne(String spellings) {
        List<String> each = List.of(spellings.split(", ?"));
        for (String spelling : each) {
            assertEquals(terms(each.get(0).strip()), terms(spelling.strip()), spelling);
        }
    }

    @Test
    void keepsEnglishTitlesApartFromFrenchWordsAndFromEachOther() {
        Map<List<String>, String> words = new HashMap<>();
        Stream.of("engin, développement, salle, contrôle, plan, test, centre, cent, installation, tel, "
                        + "train, management, programme, serveur, main, partenaire, nœud, direction, banque, bac, "
                        + "dispatching, organisation, lead, work, design, custom, run, drive, source, market, pack")
                .flatMap(list -> Stream.of(list.split(", ")))
                .forEach(word -> words.put(terms(word), word));
        for (String word : EnglishWords.WHOLE) {
            String same = words.put(terms(word), word);
            assertTrue(same == null, () -> word + " is the same as " + same);
        }
    }

    static Stream<String> englishTitles() {
        return EnglishWords.WHOLE.stream();
    }

    @ParameterizedTest
    @MethodSource("englishTitles")
    void findsEnglishTitlesInTheSingularAndInThePlural(String title) {
        assertEquals(List.of(title), terms(title));
        assertEquals(terms(title), terms(title + "s"));
        assertEquals(terms(title), terms(title.toUpperCase(java.util.Locale.ROOT)));
    }

    @ParameterizedTest
    @CsvSource({
        "C++, C",
        "C#, C",
        "C, R",
        ".NET, NET",
        "Java, JavaScript",
        "vue, Vue.js",
        "Objective-C, C",
        "engineer, engins",
        "sales, salle",
        "officer, office"
    })
    void keepsDifferentThingsApart(String one, String other) {
        assertTrue(terms(one).stream().noneMatch(terms(other)::contains), () -> terms(one) + " and " + terms(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Développeur confirmé à Évry", "Hôte·sse d’accueil", "Ingénieur·e études", "Çà et là"})
    void readsDecomposedAccentsAsComposedOnes(String text) {
        assertEquals(
                terms(Normalizer.normalize(text, Normalizer.Form.NFC)),
                terms(Normalizer.normalize(text, Normalizer.Form.NFD)));
    }
}
