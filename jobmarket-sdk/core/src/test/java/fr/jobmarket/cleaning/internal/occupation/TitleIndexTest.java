package fr.jobmarket.cleaning.internal.occupation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TitleIndexTest {

    private static final Nomenclature ROME = shipped();
    private static final TitleIndex INDEX = new TitleIndex(ROME);

    /** What recruiters write around the name of a job. */
    private static final List<String> DECORATIONS = List.of(
            "%s",
            "%s (H/F)",
            "%s H/F",
            "%s (F/H/X)",
            "%s m/f/d",
            "Recherche %s",
            "URGENT - %s",
            "Poste de %s (F/H)",
            "Un %s (H/F)",
            "CDD 6 mois - %s",
            "[CDI] %s",
            "%s en CDI",
            "%s - CDI - 35h",
            "%s H/F - temps plein",
            "%s 12,50 €/h",
            "%s 2500 € brut",
            "%s confirmé",
            "%s débutant accepté",
            "%s - Réf 48213",
            "%s - Nantes (44)",
            "%s - 75008 PARIS",
            "%s | Paris 8e",
            "%s à Lyon (H/F)",
            "%s chez Dupont SA",
            "🚀 %s 🚀",
            "%s ● %s");

    private static Nomenclature shipped() {
        try (InputStream in = Objects.requireNonNull(
                TitleIndexTest.class.getResourceAsStream("/fr/jobmarket/cleaning/occupations.model.gz"))) {
            return ModelFile.readNomenclature(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> codes(String title) {
        return Arrays.stream(INDEX.find(title))
                .mapToObj(appellation ->
                        ROME.codes().get(ROME.appellations().get(appellation).occupation()))
                .distinct()
                .toList();
    }

    @Test
    void titlesThatAreAnAppellationAreFoundHoweverTheyAreWritten() {
        Random random = new Random(7);
        List<String> wrong = new ArrayList<>();
        int unambiguous = 0;
        for (int i = 0; i < ROME.appellations().size(); i++) {
            Nomenclature.Appellation appellation = ROME.appellations().get(i);
            List<String> forms = List.copyOf(TitleIndex.forms(appellation.label()));
            String form = written(forms.get(random.nextInt(forms.size())), random);
            if (codes(form).size() <= 1) {
                unambiguous++;
                String title = DECORATIONS.get(i % DECORATIONS.size()).replace("%s", form);
                if (!codes(title).equals(List.of(ROME.codes().get(appellation.occupation())))) {
                    wrong.add(title);
                }
            }
        }
        System.out.println(unambiguous + " titles that are an appellation, " + wrong.size() + " not found: " + wrong);
        assertTrue(wrong.size() <= unambiguous / 100, wrong::toString);
    }

    private static String written(String form, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> form.toUpperCase(Locale.FRENCH);
            case 1 -> form.toLowerCase(Locale.FRENCH);
            case 2 -> Normalizer.normalize(form, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
            default -> form;
        };
    }

    @ParameterizedTest
    @CsvSource({
        "Coiffeur/euse, D1202",
        "Coiffeur·se, D1202",
        "Coiffeur(se) H/F, D1202",
        "Coiffeur.se, D1202",
        "COIFFEUSE, D1202",
        "Assistant(e) de direction (H/F), M1604",
        "Nounou, K1303",
        "Femme de ménage à Rennes, K1304"
    })
    void inclusiveSpellingsAndEverydayNamesAreFound(String title, String code) {
        assertEquals(List.of(code), codes(title));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "H/F", "CDI 35h", "Poste à pourvoir", "Formateur - Relation client à distance", "Xqzvw"})
    void whatIsNoClearAppellationIsLeftToTheStatistics(String title) {
        assertEquals(List.of(), codes(title));
    }

    @Test
    void formsAreThoseForMenAndForWomen() {
        assertTrue(TitleIndex.forms("Chef / Cheffe d'équipe").containsAll(Set.of("Chef d'équipe", "Cheffe d'équipe")));
        assertTrue(TitleIndex.forms("Secrétaire médical / médicale")
                .containsAll(Set.of("Secrétaire médical", "Secrétaire médicale")));
    }

    /** What is left are names that are no two forms of one: "Steward / Hôtesse de l'air", "Juriste PLA / Business Affair". */
    @Test
    void bothFormsOfAnAppellationAreTheSameWords() {
        List<String> different = new ArrayList<>();
        int ofTwoForms = 0;
        for (Nomenclature.Appellation appellation : ROME.appellations()) {
            List<String> forms = TitleIndex.forms(appellation.label()).stream()
                    .filter(form -> !form.contains(" / "))
                    .toList();
            if (appellation.label().contains(" / ") && forms.size() == 2) {
                ofTwoForms++;
                int[] masculine = StemHashes.ofTitle(forms.get(0));
                if (!Arrays.equals(masculine, StemHashes.ofTitle(forms.get(1)))) {
                    different.add(appellation.label());
                }
            }
        }
        System.out.println(
                ofTwoForms + " appellations of two forms, " + different.size() + " read apart: " + different);
        assertTrue(different.size() <= ofTwoForms / 100, different::toString);
    }

    @Test
    void everySynonymNamesAnAppellation() {
        assertEquals(Synonyms.lines().size(), Synonyms.of(ROME).size());
    }
}
