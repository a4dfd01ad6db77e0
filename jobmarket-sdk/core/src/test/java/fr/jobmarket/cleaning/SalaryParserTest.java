package fr.jobmarket.cleaning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.cleaning.internal.CueWords;
import fr.jobmarket.cleaning.internal.Cues;
import fr.jobmarket.cleaning.internal.salary.PayBands;
import fr.jobmarket.offer.Confidence;
import fr.jobmarket.offer.IssueCode;
import fr.jobmarket.offer.Salary;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SalaryParserTest {

    private static final Cues NO_CUES = CueWords.of(SalaryParser::cues).in("");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Annuel de 30000.0 Euros à 35000.0 Euros sur 12.0 mois | ANNUAL | 30000 | 35000 | 30000 | 35000",
                "Mensuel de 2000,00 Euros sur 13 mois | MONTHLY | 2000 | 2000 | 26000 | 26000",
                "Horaire de 12.5 Euros à 13 Euros | HOURLY | 12.5 | 13 | 22750 | 23660",
                "Mensuel de 2000.0 Euros sur 0.0 mois | MONTHLY | 2000 | 2000 | 24000 | 24000",
            })
    void readsTheLabelsOfFranceTravail(
            String label, Salary.Period period, double min, double max, double annualMin, double annualMax) {
        Salary salary = SalaryParser.parse(label).orElseThrow();
        assertEquals(period, salary.period());
        assertEquals(List.of(), salary.repairs());
        assertEquals(Confidence.HIGH, salary.confidence());
        assertEquals(Salary.Origin.LABEL, salary.origin());
        assertBounds(salary, min, max);
        assertEquals(annualMin, salary.annualMin());
        assertEquals(annualMax, salary.annualMax());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Annuel de 486,00 Euros à 1801,00 Euros | PERIOD | MONTHLY | 486 | 1801",
                "Mensuel de 32000,00 Euros à 40000,00 Euros | PERIOD | ANNUAL | 32000 | 40000",
                "Annuel de 11,00 Euros | PERIOD | HOURLY | 11 | 11",
                "Horaire de 1900 Euros | PERIOD | MONTHLY | 1900 | 1900",
                "Annuel de 60000,00 Euros à 40000,00 Euros | SWAPPED_BOUNDS | ANNUAL | 40000 | 60000",
                "Annuel de 80000,00 Euros à 850000,00 Euros | EXTRA_ZERO | ANNUAL | 80000 | 85000",
                "Annuel de 40,00 Euros à 45,00 Euros | THOUSANDS | ANNUAL | 40000 | 45000",
            })
    void repairsWhatCannotBeRightAndSaysSo(
            String label, Salary.Repair repair, Salary.Period period, double min, double max) {
        Salary salary = SalaryParser.parse(label).orElseThrow();
        assertEquals(period, salary.period());
        assertEquals(List.of(repair), salary.repairs());
        assertEquals(Confidence.MEDIUM, salary.confidence());
        assertBounds(salary, min, max);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Annuel de", "", "  ", "Horaire de Euros", "Selon profil", "Mensuel de 0.0 Euros sur 12 mois"})
    void inventsNothingWithoutAnAmount(String label) {
        assertTrue(SalaryParser.parse(label).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "33 K € | ANNUAL | 33000 | 33000",
                "18.10€ / Heure | HOURLY | 18.1 | 18.1",
                "35 K€ à 50 K€ (primes incluses) | ANNUAL | 35000 | 50000",
                "A partir de 36K, selon profil | ANNUAL | 36000 |",
                "35-40k | ANNUAL | 35000 | 40000",
                "35/40 K€ | ANNUAL | 35000 | 40000",
                "Jusqu'à 13€ brut | HOURLY | | 13",
                "12€38 brut | HOURLY | 12.38 | 12.38",
                "2 101,74€ Brut | MONTHLY | 2101.74 | 2101.74",
                "11.88 | HOURLY | 11.88 | 11.88",
                "Entre 12 et 14€ brut | HOURLY | 12 | 14",
            })
    void readsComments(String comment, Salary.Period period, @Nullable Double min, @Nullable Double max) {
        Salary salary = SalaryParser.parseComment(comment).orElseThrow().salary();
        assertEquals(period, salary.period());
        assertBounds(salary, min, max);
        assertEquals(Salary.Origin.COMMENT, salary.origin());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".",
                "N/A",
                "SMIC",
                "% du SMIC",
                "CCN du 15 mars 1966",
                "Selon CCN 66",
                "70% à 100% des honoraires d'agence",
                "selon profil sur 13 mois",
                "Prime de 500 €",
                "Indice 500 CCN ECLAT",
                "Grille 2024"
            })
    void readsNoPayInCommentsWithout(String comment) {
        assertTrue(SalaryParser.parseComment(comment).isEmpty());
    }

    @Test
    void expressesNetPayAsGrossAndSaysSo() {
        SalaryParser.Reading reading =
                SalaryParser.parseComment("1560 € net par mois").orElseThrow();
        assertEquals(Set.of(IssueCode.SALARY_NET), reading.issues());
        assertEquals(Confidence.LOW, reading.salary().confidence());
        assertBounds(reading.salary(), 2000.0, 2000.0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mission freelance, TJM : 490 €, selon expérience | 490 | 490",
                "Rémunération : 500 €/j | 500 | 500",
                "Tarif 450€ HT/j | 450 | 450",
                "TJM 450-550€ | 450 | 550",
                "TJM 600–625 € | 600 | 625",
                "Salaire : 150 € par jour | 150 | 150",
                "Rémunération de 400 € / jour | 400 | 400",
                "Tarif journalier : 380 à 420 euros | 380 | 420",
                "Salaire : 650 €/JH | 650 | 650",
            })
    void keepsDailyRatesAsTheyAre(String text, double min, double max) {
        SalaryParser.Reading reading = SalaryParser.parseDescription(text).orElseThrow();
        Salary salary = reading.salary();
        assertEquals(Salary.Period.DAILY, salary.period());
        assertEquals(Set.of(IssueCode.SALARY_DAILY), reading.issues());
        assertBounds(salary, min, max);
        assertNull(salary.annualMin());
        assertNull(salary.annualMax());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Poste en CDI. Rémunération : 30 000,00€ à 55 000,00€ par an. Tickets restaurant de 9 € par jour | ANNUAL | 30000 | 55000",
                "Nous réalisons un CA de 2 M€ avec 300 salariés. Salaire : 1900 euros/mois | MONTHLY | 1900 | 1900",
                "Taux horaire entre 11.65 euros et 13 euros selon expérience | HOURLY | 11.65 | 13",
                "Prime de cooptation de 700 €. Rémunération fixe : 2600 - 3600€ brut mensuel | MONTHLY | 2600 | 3600",
                "Salaire brut annuel de 35 à 40 000 euros | ANNUAL | 35000 | 40000",
                "Rémunération de 24 à 26K€ pour un débutant et de 28 à 34K€ pour un confirmé | ANNUAL | 24000 | 34000",
                "Salaire : 35-40 k€ pour un profil junior, 45-55 k€ pour un senior, prime de 5 K€ | ANNUAL | 35000 | 55000",
                "We offer a salary between 50k and 60k EUR gross | ANNUAL | 50000 | 60000",
                "Compensation: EUR 55,000 to EUR 65,000 annually | ANNUAL | 55000 | 65000",
                "Poste à pourvoir à Aix : 30 000 - 35 000€ + Tickets Restaurant | ANNUAL | 30000 | 35000",
                "Rémunération selon la CCN51 (à raison de 2100 € bruts par mois) | MONTHLY | 2100 | 2100",
            })
    void findsThePayInADescription(String text, Salary.Period period, double min, double max) {
        Salary salary = SalaryParser.parseDescription(text).orElseThrow().salary();
        assertEquals(period, salary.period());
        assertEquals(Salary.Origin.DESCRIPTION, salary.origin());
        assertBounds(salary, min, max);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Salaire : 2 000 € bruts mensuels x 13 mois | 13",
                "Rémunération : 1 900 € brut sur 13,5 mois | 13.5",
                "Salaire de 2 100 € par mois + 13ème mois | 13",
            })
    void readsMonthsPaidPerYear(String text, double months) {
        Salary salary = SalaryParser.parseDescription(text).orElseThrow().salary();
        assertEquals(months, salary.monthsPerYear());
        assertEquals(Math.round(salary.min() * months * 100) / 100.0, salary.annualMin());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Un groupe de 83 000 personnes au chiffre d'affaires de 19,0 milliards d'euros en 2022",
                "Prime de 500 € après trois mois",
                "Tickets restaurant de 8,50€/jour, mutuelle",
                "Franchise de 7 ans, droit d'entrée 18 K€",
                "Plus de 10000 clients nous font confiance depuis 1998",
                "Prime de cooptation jusqu'à 1000 € brut par recrutement",
            })
    void takesNoOtherAmountForPay(String text) {
        assertTrue(SalaryParser.parseDescription(text).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "à",
                "a",
                "ï¿½",
                "\uFFFD",
                "?",
                "&agrave;",
                "&#224;",
                "Ã",
                "Ã\u00a0",
                "ÿ",
                "-",
                "",
                "et",
                "/",
                "\u0085"
            })
    void readsBothBoundsOfALabelWhateverBecameOfTheWordBetweenThem(String broken) {
        for (String end : List.of("", " sur 12 mois", " sur 12.0 mois")) {
            String label = "Mensuel de 1600,00 Euros " + broken + " 1800,00 Euros" + end;
            assertBounds(SalaryParser.parse(label).orElseThrow(), 1600.0, 1800.0);
            assertBounds(SalaryParser.parse("Mensuel de 1600,00 Euros" + end).orElseThrow(), 1600.0, 1600.0);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "32 K€ fixe + 8 K€ variable | ANNUAL | 32000 | 32000",
                "28-32 K€ fixe + 8 K€ variable (OTE 40 K€) | ANNUAL | 28000 | 32000",
                "Fixe 25 000 € + variable 10 000 € | ANNUAL | 25000 | 25000",
                "80K€ OTE (50K fixe + 30K variable) | ANNUAL | 50000 | 50000",
                "2000 € + 300 € de primes | MONTHLY | 2000 | 2000",
                "12 € 50 / heure | HOURLY | 12.5 | 12.5",
                "12 euros 50 de l'heure | HOURLY | 12.5 | 12.5",
                "12 E 50/H | HOURLY | 12.5 | 12.5",
                "11 E 88 brut | HOURLY | 11.88 | 11.88",
                "30K (junior) à 45K (senior) | ANNUAL | 30000 | 45000",
                "30K junior - 45K senior | ANNUAL | 30000 | 45000",
                "Junior 30K - Senior 45K | ANNUAL | 30000 | 45000",
                "Junior : 30-35K€, confirmé : 40-50K€ | ANNUAL | 30000 | 50000",
                "Junior (0-2 ans) : 28 à 32 k€ ; confirmé (3-5 ans) : 33 à 40 k€ ; senior : jusqu'à 48 k€ | ANNUAL | 28000 | 48000",
                "Débutant 1900 € brut, expérimenté 2300 € brut mensuel | MONTHLY | 1900 | 2300",
                "Débutant accepté, 2000 à 2200 € brut mensuel, prime de 300 € | MONTHLY | 2000 | 2200",
                "2 000 € brut / 1 560 € net | MONTHLY | 2000 | 2000",
                "1 560 € net / 2 000 € brut | MONTHLY | 2000 | 2000",
                "1600 € ? 1800 € | MONTHLY | 1600 | 1800",
                "2000 &euro; &agrave; 2200 &euro; | MONTHLY | 2000 | 2200",
            })
    void readsCommentsThatSayMoreThanOneAmount(String comment, Salary.Period period, double min, double max) {
        Salary salary = SalaryParser.parseComment(comment).orElseThrow().salary();
        assertEquals(period, salary.period());
        assertBounds(salary, min, max);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 300 € brut mensuel (14 mois) | 14",
                "2300 € (13 mois) | 13",
                "2300€ *13 mois | 13",
                "2 300 € x 13 | 13",
                "2300 € brut X 12,5 | 12.5",
                "Taux 13.5 |",
            })
    void readsMonthsPaidPerYearOfComments(String comment, @Nullable Double months) {
        assertEquals(
                months,
                SalaryParser.parseComment(comment).orElseThrow().salary().monthsPerYear());
    }

    @Test
    void readsNoOtherCurrencyAndSaysSo() {
        List<String> wordings = List.of(
                "£%s",
                "£ %s",
                "%s £",
                "$%s",
                "%s $",
                "%s USD",
                "USD %s",
                "%s GBP",
                "CHF %s",
                "%s CHF brut",
                "%s francs suisses",
                "%s F CFP",
                "%s XPF",
                "%s FCFA",
                "%s DH",
                "%s dirhams",
                "%s dollars",
                "de %s à %s CHF",
                "$%s - $%s per year");
        for (String wording : wordings) {
            for (String amount : List.of("45,000", "5500", "80 000", "4'500.-")) {
                String comment = wording.replace("%s", amount);
                assertTrue(SalaryParser.parseComment(comment).isEmpty(), comment);
                SalaryParser.Clues clues = SalaryParser.Clues.worded(null, comment, null, null);
                assertTrue(SalaryParser.statesOtherCurrency(clues, NO_CUES), comment);
                assertTrue(SalaryParser.parseDescription("Salaire : " + comment).isEmpty(), comment);
            }
        }
        assertFalse(SalaryParser.statesOtherCurrency(SalaryParser.Clues.worded(null, "2000 €", null, null), NO_CUES));
        Cues funded = CueWords.of(SalaryParser::cues).in("The company raised $50 million in funding.");
        assertFalse(SalaryParser.statesOtherCurrency(SalaryParser.Clues.worded(null, null, null, null), funded));
    }

    /** What has a price but is nobody's pay. */
    private static final List<String> PRICED = List.of(
            "chantiers",
            "commandes",
            "contrats de maintenance",
            "projets",
            "affaires",
            "dossiers",
            "véhicules",
            "budgets",
            "ventes",
            "travaux",
            "sinistres",
            "devis",
            "marchés publics",
            "investissements",
            "subventions",
            "loyers",
            "amendes",
            "primes",
            "paniers",
            "matériels d'une valeur");

    @Test
    void inventsNoPayFromWhatThingsCost() {
        List<String> amounts = List.of(
                "20 à 60 K€",
                "50 K€ à 200 K€",
                "25 000 à 30 000 euros",
                "30 000 - 80 000 €",
                "45 K€",
                "1 500 €",
                "40 000 euros");
        List<String> statements = List.of(
                "%s de %s.",
                "Vous gérez des %s de %s.",
                "Vous suivez des %s compris entre %s.",
                "%s : %s",
                "Salaire attractif. Vous pilotez des %s de %s par an.",
                "Rémunération motivante\nDes %s de %s",
                "Pilotage de %s allant de %s");
        for (String thing : PRICED) {
            for (String amount : amounts) {
                for (String statement : statements) {
                    String text = statement.formatted(thing, amount);
                    assertEquals(
                            Optional.empty(),
                            SalaryParser.parseDescription(text).map(SalaryParser.Reading::salary),
                            text);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grille des communes de + de 40 000 habitants",
                "Ville de 35 000 habitants",
                "1046 € d'IFSE + 600 € de CIA",
                "IFSE 1046 € + CIA 600 €",
                "2500 points",
                "1500 salariés",
                "Coefficient 1900",
                "Tickets restaurant 9 € + mutuelle 50 €",
                "+ 13ème mois + prime de 1000 euros",
                "Budget 40 K€",
            })
    void inventsNoPayFromCommentsAboutSomethingElse(String comment) {
        assertTrue(SalaryParser.parseComment(comment).isEmpty());
    }

    @Test
    void tellsThePeriodOfNumericFieldsFromTheirSize() {
        assertEquals(Salary.Period.ANNUAL, fields(45000.0, 60000.0).period());
        assertEquals(Salary.Period.MONTHLY, fields(1900.0, 2200.0).period());
        assertEquals(Salary.Period.HOURLY, fields(12.0, 15.0).period());
        assertEquals(Salary.Period.DAILY, fields(420.0, 490.0).period());
        assertEquals(Salary.Period.DAILY, fields(325.0, 650.0).period());
        assertBounds(fields(70.0, 85.0), 70_000.0, 85_000.0);
        assertEquals(List.of(Salary.Repair.EXTRA_ZERO), fields(1900.0, 22000.0).repairs());
        assertEquals(
                Salary.Origin.PREDICTED,
                SalaryParser.parseFields(30000.0, 30000.0, true).orElseThrow().origin());
    }

    @Test
    void neverThrowsNorReturnsBoundsInTheWrongOrderWhateverTheText() {
        Random random = new Random(20261120);
        String alphabet = " 0123456789,.€kK-/àeurosmis brutnetparahCDI\n%SMIC¿'+'";
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder("salaire ");
            int length = random.nextInt(60);
            for (int i = 0; i < length; i++) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertSound(SalaryParser.parse(text.toString()).orElse(null), text);
            assertSound(
                    SalaryParser.parseComment(text.toString())
                            .map(SalaryParser.Reading::salary)
                            .orElse(null),
                    text);
            assertSound(
                    SalaryParser.parseDescription(text.toString())
                            .map(SalaryParser.Reading::salary)
                            .orElse(null),
                    text);
        }
    }

    private static void assertSound(@Nullable Salary salary, CharSequence text) {
        if (salary == null) {
            return;
        }
        Double min = salary.min();
        Double max = salary.max();
        Double annualMin = salary.annualMin();
        Double annualMax = salary.annualMax();
        assertTrue(min != null || max != null, () -> "no bound from " + text);
        assertTrue(min == null || max == null || min <= max, () -> salary + " from " + text);
        boolean plausible = (annualMin == null || PayBands.plausibleAnnual(annualMin))
                && (annualMax == null || PayBands.plausibleAnnual(annualMax));
        assertTrue(plausible || salary.confidence() == Confidence.LOW, () -> salary + " from " + text);
    }

    private static Salary fields(double min, double max) {
        return SalaryParser.parseFields(min, max, false).orElseThrow();
    }

    private static void assertBounds(Salary salary, @Nullable Double min, @Nullable Double max) {
        assertEquals(min, salary.min());
        assertEquals(max, salary.max());
    }
}
