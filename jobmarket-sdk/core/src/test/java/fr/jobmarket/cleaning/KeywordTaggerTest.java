package fr.jobmarket.cleaning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.error.InvalidInputException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeywordTaggerTest {

    private final KeywordTagger tagger = KeywordTagger.ofDefaults();

    @Test
    void knowsSeveralHundredTechnologies() {
        assertTrue(tagger.keywords().size() >= 500);
        assertTrue(tagger.keywords()
                .containsAll(List.of("Python", "SQL", "Git", "Docker", "Airflow", "Spark", "Snowflake")));
    }

    @Test
    void givesCanonicalSpellingsInOrderOfAppearance() {
        assertEquals(
                List.of(
                        "Python",
                        "SQL",
                        "Airflow",
                        "Spark",
                        "Snowflake",
                        "Docker",
                        "Kubernetes",
                        "Power BI",
                        "Node.js"),
                tagger.tag("python3, sql, Apache Airflow et Spark", "SNOWFLAKE/Docker/k8s, Power-BI, nodejs. Python"));
    }

    @Test
    void prefersTheLongestSpelling() {
        assertEquals(List.of("C++", "C#", ".NET"), tagger.tag("Développeur C++ / C# / .NET"));
        assertEquals(List.of("JavaScript"), tagger.tag("du javascript"));
        assertEquals(List.of("SQL Server", "MySQL"), tagger.tag("SQL Server, MySQL"));
    }

    @Test
    void tagsNamesThatAreAlsoWordsOnlyAmongTechnologies() {
        assertEquals(List.of("R", "Python"), tagger.tag("Maîtrise de R ou Python"));
        assertEquals(List.of("C", "C++"), tagger.tag("Langages : C, C++"));
        assertEquals(List.of("SAS", "SQL"), tagger.tag("SAS, SQL"));
        assertEquals(List.of("Go", "Kubernetes"), tagger.tag("backend en Go sur Kubernetes"));
        assertEquals(List.of("Excel", "Word"), tagger.tag("Excel, Word"));
    }

    @Test
    void tagsNamesThatStartWithSingleLetters() {
        assertEquals(List.of("A/B testing"), tagger.tag("analyses (A/B testing)"));
        assertEquals(List.of("A/B testing"), tagger.tag("a/b\ntesting"));
        assertEquals(List.of("SAP S/4HANA"), tagger.tag("migration vers S/4HANA"));
        assertEquals(List.of("SAP S/4HANA"), tagger.tag("migration vers SAP S/4 HANA"));
        assertEquals(List.of("T-SQL", "C", "Python"), tagger.tag("T-SQL, C Python"));
        assertEquals(List.of("z/OS"), tagger.tag("z/OS"));
        assertEquals(List.of("C++", "SQL"), tagger.tag("C++11 et SQL"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "La société Dupont SAS recrute",
                "Service R&D à Lyon",
                "CAP Petite Enfance, BEP CSS, bac pro ASSP",
                "Le groupe Athena recrute",
                "Permis C exigé",
                "Vous excellez dans la vente",
                "Elle excelle en cuisine",
                "Bonnes notions de jardinage",
                "Tableau de bord et indicateurs",
                "Sage-femme diplômée",
                "C'est un poste pour vous",
                "Let's go !",
                "Chef de projet",
                "accès au dépôt"
            })
    void tagsNoOrdinaryWords(String text) {
        assertEquals(List.of(), tagger.tag(text));
    }

    @Test
    void respectsWordBoundaries() {
        assertEquals(List.of(), tagger.tag("gitane, digital, dockers, sqlite3x, rustique"));
    }

    @Test
    void saysWhichEntryOfAListCannotBeMatched() {
        InvalidInputException error = assertThrows(
                InvalidInputException.class, () -> KeywordTagger.of(new StringReader("Ciné=ma\n"), "mine.tsv"));
        assertTrue(error.getMessage().contains("mine.tsv") && error.getMessage().contains("Ciné=ma"));
    }

    private static final List<String> ALSO_WORDS = List.of(
            "React",
            "Docker",
            "Ruby",
            "Spring",
            "Oracle",
            "Spark",
            "Maven",
            "Pig",
            "Hive",
            "Flask",
            "Git",
            "Snowflake",
            "Scala",
            "Azure",
            "Cassandra",
            "Django",
            "Jenkins",
            "Puppet",
            "Storm",
            "Blender",
            "Nexus",
            "Cypress");

    @Test
    void tagsNoWordThatMeansSomethingElse() {
        List<String> templates = List.of(
                "Vendeur chez %s, boutique de vêtements",
                "Hôtel %s, au bord de la mer",
                "Hôtel Le %s : réception et ménage",
                "Vous travaillez au restaurant %s du centre",
                "%s portuaire : chargement de navires",
                "Commis de cuisine : %s, robot coupe",
                "Rejoignez %s !",
                "La société %s recrute un comptable (Excel, Word)",
                "Jeux de plateau : %s, échecs",
                "be able to %l quickly in a busy kitchen",
                "le %l et la mer",
                "%s, notre responsable, vous recevra");
        List<String> wrong = new ArrayList<>();
        for (String name : ALSO_WORDS) {
            for (String template : templates) {
                String text = filled(template, name);
                if (tagger.tag("Poste (H/F)", text).contains(name)) {
                    wrong.add(text);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void tagsTheSameWordWhereTheOfferIsAboutSuchThings() {
        List<String> templates = List.of(
                "Maîtrise de %s et Kubernetes",
                "Langages et outils du développeur : %s",
                "python, %l, linux",
                "Stack : %s",
                "Développeur %s confirmé",
                "Consultant / Consultante %s",
                "Administrateur %s",
                "Vous programmez des logiciels avec %s.",
                "Python est notre outil, PostgreSQL notre base. Nous travaillons chaque jour avec de nombreuses équipes "
                        + "de tous les pays, et nous serions heureux que vous sachiez %s");
        List<String> missed = new ArrayList<>();
        for (String name : ALSO_WORDS) {
            for (String template : templates) {
                String text = filled(template, name);
                if (!tagger.tag("Poste (H/F)", text).contains(name)) {
                    missed.add(text);
                }
            }
            if (!tagger.tag("Développeur logiciel", "Vous connaissez " + name).contains(name)) {
                missed.add(name + " in the offer of a developer");
            }
        }
        assertEquals(List.of(), missed);
    }

    private static String filled(String template, String name) {
        return template.replace("%s", name).replace("%l", name.toLowerCase(Locale.ROOT));
    }

    @Test
    void tellsTheSoftwareFromTheTradeOfTheSameLetters() {
        assertEquals(List.of("SAP"), tagger.tag("Acheteur, maîtrise de SAP exigée"));
        assertEquals(List.of(), tagger.tag("Aide à domicile, agrément SAP"));
        assertEquals(List.of(), tagger.tag("SAP (services à la personne)"));
        assertEquals(List.of(), tagger.tag("Secteur SAP : ménage et repassage"));
    }

    @Test
    void tagsLettersAndWordsThatFollowTheNameOfATrade() {
        assertEquals(List.of("Go"), tagger.tag("Développeur Go"));
        assertEquals(List.of("Rust"), tagger.tag("Langage : Rust"));
        assertEquals(List.of("C"), tagger.tag("Programmation en C"));
        assertEquals(List.of("SQL"), tagger.tag("Go ! Rejoignez-nous, SQL"));
    }
}
