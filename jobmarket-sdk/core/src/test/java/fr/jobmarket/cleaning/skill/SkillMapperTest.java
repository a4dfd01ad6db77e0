package fr.jobmarket.cleaning.skill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.InvalidInputException;
import fr.jobmarket.SharedData;
import fr.jobmarket.offer.Skill;
import fr.jobmarket.offer.SkillLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SkillMapperTest {

    @Test
    void keepsCodedSkills() {
        assertEquals(
                Optional.of(new Skill("300282", "Entretenir un espace", SkillLevel.PREFERRED)),
                SkillMapper.ofDefaults().map("300282", "Entretenir un espace", "S"));
    }

    @Test
    void codesUncodedSkillsThatTheNomenclatureWords(@TempDir Path folder) throws IOException {
        writeRome(folder);
        SkillMapper mapper = SkillMapper.of(RomeFiles.open(folder));
        assertEquals(
                Optional.of(new Skill("12", "Techniques de repassage, à la main", SkillLevel.REQUIRED)),
                mapper.map(null, "techniques de repassage à la main", "E"));
        assertEquals(Optional.of(new Skill(null, "Rigueur", null)), mapper.map(null, " Rigueur ", null));
        assertEquals(List.of(new Skill(null, "Python", null)), mapper.fromKeywords(List.of("Python")));
        assertTrue(mapper.map(null, " ", "E").isEmpty());
    }

    @Test
    void saysWhichRomeFileIsMissing(@TempDir Path folder) {
        InvalidInputException error = assertThrows(InvalidInputException.class, () -> RomeFiles.open(folder));
        assertTrue(error.getMessage().contains("unix_referentiel_competence_"));
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

    private static void writeRome(Path folder) throws IOException {
        Files.writeString(
                folder.resolve("unix_referentiel_competence_v1_utf8.csv"),
                "\"code_ogr\",\"nature\",\"libelle_competence\"\n\"11\",\"Compétence\",\"Laver\"\n");
        Files.writeString(
                folder.resolve("unix_referentiel_savoir_v1_utf8.csv"),
                "\"code_ogr_savoir\",\"libelle_savoir\"\n\"12\",\"Techniques de repassage, à la main\"\n");
    }
}
