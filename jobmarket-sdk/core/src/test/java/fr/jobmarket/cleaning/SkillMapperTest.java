package fr.jobmarket.cleaning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.jobmarket.SharedData;
import fr.jobmarket.cleaning.SkillNomenclature.CodedSkill;
import fr.jobmarket.cleaning.internal.skill.RomeFiles;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.offer.Skill;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SkillMapperTest {

    @Test
    void keepsCodedSkills() {
        assertEquals(
                Optional.of(new Skill("300282", "Entretenir un espace", Skill.Level.PREFERRED)),
                SkillMapper.ofDefaults().map("300282", "Entretenir un espace", "S"));
    }

    @Test
    void codesUncodedSkillsThatTheNomenclatureWords(@TempDir Path folder) throws IOException {
        writeRome(folder);
        SkillMapper mapper = SkillMapper.of(RomeFiles.open(folder));
        assertEquals(
                Optional.of(new Skill("12", "Techniques de repassage, à la main", Skill.Level.REQUIRED)),
                mapper.map(null, "techniques de repassage à la main", "E"));
        assertEquals(Optional.of(new Skill(null, "Minutie", null)), mapper.map(null, " Minutie ", null));
        assertEquals(List.of(new Skill(null, "Python", null)), mapper.fromKeywords(List.of("Python")));
        assertTrue(mapper.map(null, " ", "E").isEmpty());
    }

    @Test
    void saysWhichRomeFileIsMissing(@TempDir Path folder) {
        InvalidInputException error = assertThrows(InvalidInputException.class, () -> RomeFiles.open(folder));
        assertTrue(error.getMessage().contains("unix_referentiel_competence_"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Bonne maîtrise de la gestion de projets   | Gestion de projet
            gestion projet                            | Gestion de projet
            Connaissances en HACCP                    | Hygiène en cuisine (HACCP)
            Autonomie                                 | Faire preuve d'autonomie
            Précision                                 | Faire preuve de rigueur et de précision
            Règles de propreté des locaux             | Normes de propreté des locaux
            Permis B                                  | Permis de conduire catégorie B
            """)
    void findsTheSkillThatAWordingIsAbout(String wording, String label, @TempDir Path folder) throws IOException {
        writeRome(folder);
        Optional<CodedSkill> found = RomeFiles.open(folder).find(wording);
        assertEquals(Optional.of(label), found.map(CodedSkill::label));
    }

    /** A tool named Tableau, a degree abbreviated like a program, a know-how that mentions a technique. */
    @ParameterizedTest
    @ValueSource(strings = {"Tableau", "MIM", "SEA", "Gestion", "Projet", "-", ""})
    void findsNoSkillThatOnlySharesAWord(String wording, @TempDir Path folder) throws IOException {
        writeRome(folder);
        assertEquals(Optional.empty(), RomeFiles.open(folder).find(wording));
    }

    /** The code of a skill whose code is withheld: editions of the nomenclature differ in a few. */
    @Test
    void findsTheCodesThatRealOffersState() throws IOException {
        RomeFiles rome = RomeFiles.open(SharedData.file("rome-4.60"));
        long coded = 0;
        long right = 0;
        long other = 0;
        for (JsonNode skill : statedSkills()) {
            if (skill.hasNonNull("code")) {
                Optional<CodedSkill> found = rome.find(skill.path("libelle").asText());
                boolean same = found.isPresent()
                        && found.get().code().equals(skill.path("code").asText());
                coded++;
                right += same ? 1 : 0;
                other += found.isPresent() && !same ? 1 : 0;
            }
        }
        assertTrue(right > 0.92 * coded && other < 0.035 * coded, right + " right, " + other + " other of " + coded);
    }

    @Test
    void readsThePublishedRomeFiles() {
        RomeFiles rome = RomeFiles.open(SharedData.file("rome-4.60"));
        assertTrue(rome.size() > 15_000, () -> rome.size() + " wordings");
        assertEquals("100023", rome.find("abattre un arbre").orElseThrow().code());
        assertEquals(
                "Système d'exploitation Linux", rome.find("LINUX").orElseThrow().label());
        assertEquals("Transact SQL (T-SQL)", rome.find("T-SQL").orElseThrow().label());
        assertTrue(rome.find("C").isPresent(), "a wording of one letter stays findable");
    }

    private static List<JsonNode> statedSkills() throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> skills = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(SharedData.file("francetravail-offers.jsonl.gz"))),
                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                json.readTree(line).path("competences").forEach(skills::add);
            }
        }
        return skills;
    }

    private static void writeRome(Path folder) throws IOException {
        Files.writeString(folder.resolve("unix_referentiel_competence_v1_utf8.csv"), """
                "code_ogr","nature","libelle_competence"
                "11","Compétence","Laver"
                "13","Compétence","Faire preuve d'autonomie"
                "14","Compétence","Faire preuve de rigueur et de précision"
                "15","Compétence","Suivre les annonces (SEA)"
                """);
        Files.writeString(folder.resolve("unix_referentiel_savoir_v1_utf8.csv"), """
                "code_ogr_savoir","libelle_savoir","sous_categorie_savoir"
                "12","Techniques de repassage, à la main","Techniques"
                "16","Gestion de projet","Expertises"
                "17","Techniques de gestion de projet","Expertises"
                "18","Hygiène en cuisine (HACCP)","Réglementations"
                "19","Normes de propreté des locaux","Réglementations"
                "20","Permis de conduire catégorie B","Habilitations"
                "21","Caractéristiques des tableaux","Arts"
                "22","Diplôme de direction (MIM)","Certifications"
                """);
    }
}
