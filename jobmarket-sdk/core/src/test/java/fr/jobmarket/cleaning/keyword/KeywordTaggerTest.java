package fr.jobmarket.cleaning.keyword;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.error.InvalidInputException;
import java.io.StringReader;
import java.util.List;
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
}
