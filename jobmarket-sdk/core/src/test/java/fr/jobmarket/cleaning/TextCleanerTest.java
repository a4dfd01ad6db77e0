package fr.jobmarket.cleaning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextCleanerTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
                    R&amp;D et IT                      | R&D et IT
                    caf&eacute; cr&#232;me &#x20AC;    | café crème €
                    l&amp;rsquo;&amp;eacute;quipe      | l’équipe
                    a &amp;amp;amp;lt; b               | a < b
                    R&D, Q&A et AT&T; fin              | R&D, Q&A et AT&T; fin
                    """)
    void decodesEntitiesHoweverOftenTheyWereEncoded(String text, String expected) {
        assertEquals(expected, TextCleaner.line(text).text());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Caf&eacute de Paris, R&ampD      | Café de Paris, R&D
                    l&rsquo;&eacutequipe &nbsp ici   | l’équipe ici
                    l&#39s &#8217 &#128; &#x92;      | l's ’ € ’
                    &ampamp;eacute; &amp;lt3&gt      | é <3>
                    ?a=1&copy=2&lt=3&amp=4           | ?a=1&copy=2&lt=3&amp=4
                    M&A, H&M, &copieur, &# &x &12    | M&A, H&M, &copieur, &# &x &12
                    """)
    void decodesEntitiesWithoutSemicolonWhereNothingElseCanBeMeant(String text, String expected) {
        assertEquals(expected, TextCleaner.line(TextCleaner.line(text).text()).text());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    <![CDATA[Profil]]> et ]]>        | Profil et ]]>
                    a<![CDATA[<p>Un</p>]]>b          | a Un b
                    Texte coupé <stro                | Texte coupé
                    Texte coupé </                   | Texte coupé
                    <p style="margin:0">Texte</p     | Texte
                    Voir <a href="https://exemple.fr | Voir
                    Voir <a href="https://ex…        | Voir …
                    <SCRIPT>x()</SCRIPT>Profil       | Profil
                    <style>.a{}</STYLE >Profil       | Profil
                    si a <b et c, Python <3          | si a <b et c, Python <3
                    prix <montant                    | prix <montant
                    """)
    void takesOutTheFrameOfCdataAndTagsThatWereCut(String text, String expected) {
        assertEquals(expected, TextCleaner.line(text).text());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Aujourd\u0092hui \u0093ici\u0094   | Aujourd’hui “ici”
                    2 100 \u0080 brut \u0085          | 2 100 € brut …
                    \u0095 Python \u0096 c\u009cur      | • Python – cœur
                    \u0081\u008dx\u0090                | x
                    """)
    void readsControlsOfWindows1252AsWhatTheyMean(String text, String expected) {
        TextCleaner.CleanText clean = TextCleaner.line(text.translateEscapes());

        assertEquals(expected, clean.text());
        assertEquals(Set.of(TextCleaner.Repair.CONTROL_CHARACTERS), clean.repairs());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Ｄａｔａ　Ｅｎｇｉｎｅｅｒ　（Ｈ／Ｆ）  | Data Engineer (H/F)
                    𝗗𝗲́𝘃𝗲𝗹𝗼𝗽𝗽𝗲𝘂𝗿 𝐉𝐚𝐯𝐚 𝟏𝟕 ℎ    | Développeur Java 17 h
                    ﬁnance, Ⅷe, Ⓐ, 🄱            | finance, VIIIe, A, B
                    m², ½ journée, 1 ª, №, …, ™  | m², ½ journée, 1 ª, №, …, ™
                    """)
    void makesStyledLettersPlainAndLeavesOtherSignsAlone(String text, String expected) {
        assertEquals(expected, TextCleaner.line(text).text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"D\ufffdveloppeur", "RÃ©seaux et ï¿½ lieu", "Ã?tre", "lâ€ quipe", "quâ€"})
    void saysWhereCharactersAreLost(String text) {
        assertTrue(TextCleaner.line(text).repairs().contains(TextCleaner.Repair.LOST_CHARACTERS), text);
        assertTrue(TextCleaner.paragraphs(text).repairs().contains(TextCleaner.Repair.LOST_CHARACTERS), text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    poste Ã  temps plein     | poste à temps plein
                    de 8h Ã  17h, voilÃ  ! | de 8h à 17h, voilà !
                    MAÃ  ou SÃO               | MAÃ ou SÃO
                    """)
    void readsAnIsolatedAWithTildeAsTheAccentItWas(String text, String expected) {
        assertEquals(expected, TextCleaner.line(text).text());
    }

    @Test
    void dropsTheAccentsOfALetterBeyondThirty() {
        String once = TextCleaner.line("a" + "\u0301\u0327".repeat(500) + "b").text();

        assertTrue(once.length() <= 32, once);
        assertEquals(once, TextCleaner.line(once).text());
    }

    @Test
    void turnsMarkupIntoParagraphsAndDashes() {
        TextCleaner.CleanText clean = TextCleaner.paragraphs(
                "<p>Vos missions&nbsp;:</p><ul><li>Coder</li><li>Tester</li></ul><!-- x --><br/>Salaire < 3000 <b>€</b>");

        assertEquals("Vos missions :\n\n- Coder\n\n- Tester\n\nSalaire < 3000 €", clean.text());
        assertEquals(Set.of(TextCleaner.Repair.MARKUP), clean.repairs());
    }

    @Test
    void findsMarkupThatWasEncoded() {
        assertEquals(
                "Une société",
                TextCleaner.line("&lt;p&gt;Une &lt;b&gt;soci&amp;eacute;t&amp;eacute;&lt;/b&gt;")
                        .text());
    }

    @Test
    void leavesWhatOnlyLooksLikeMarkup() {
        String text = "si a <x et c> d, List<String>, <nom>, 5 <6";

        assertEquals(text, TextCleaner.line(text).text());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    IngÃ©nieur systÃ¨me        | Ingénieur système
                    lâ€™Ã©quipe â€“ Ã©tÃ©       | l’équipe – été
                    prÃªt Ã\u00a0 postuler      | prêt à postuler
                    cÅ“ur Â« ici Â»           | cœur « ici »
                    Ã‰tÃ© 35 â‚¬               | Été 35 €
                    """)
    void repairsBrokenEncodings(String text, String expected) {
        TextCleaner.CleanText clean = TextCleaner.line(text);

        assertEquals(expected, clean.text());
        assertEquals(Set.of(TextCleaner.Repair.MOJIBAKE), clean.repairs());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tâche à l'île, maïs, château", "CAFÉ» et « PÂTÉ»", "Å", "SÃO PAULO", "Déjà-vu ! Ça va"})
    void leavesSoundAccentsAlone(String text) {
        assertSame(text, TextCleaner.line(text).text());
    }

    @Test
    void removesCharactersNobodySees() {
        TextCleaner.CleanText clean = TextCleaner.line("\ufeffDé\u200bve\u00adlop\u0007peur\u202e \ud83d\ude80 \ud83d");

        assertEquals("Développeur \ud83d\ude80", clean.text());
        assertEquals(Set.of(TextCleaner.Repair.CONTROL_CHARACTERS), clean.repairs());
    }

    @Test
    void reducesSpacesAndLineBreaks() {
        assertEquals(
                "a b\n\nc\nd",
                TextCleaner.paragraphs("  a\u00a0\t b \r\n \r\n\n\n c \n  d\n\n")
                        .text());
        assertEquals(
                "a b c d",
                TextCleaner.line("  a\u00a0\t b \r\n \r\n\n\n c \n  d\n\n").text());
        assertEquals("", TextCleaner.paragraphs(" \n\t\u00a0\n ").text());
    }

    @Test
    void composesAccents() {
        assertEquals("Ingénieur", TextCleaner.line("Inge\u0301nieur").text());
    }

    @Test
    void returnsACleanTextAsItIs() {
        String text = "Rien à faire ici.\n\nVraiment - rien.";

        TextCleaner.CleanText clean = TextCleaner.paragraphs(text);

        assertSame(text, clean.text());
        assertEquals(Set.of(), clean.repairs());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void changesNothingInATextItHasCleaned(long seed) {
        String[] pieces = {
            "Développeur",
            " ",
            "\n",
            "&amp;",
            "&",
            "amp;",
            ";",
            "lt;",
            "&lt;",
            "<p>",
            "</li>",
            "<",
            ">",
            "b",
            "Ã",
            "©",
            "â",
            "€",
            "™",
            "\u00a0",
            "\r",
            "\u200b",
            "\u0000",
            "e\u0301",
            "\ud83d",
            "\ude80",
            "eacute;",
            "#233;",
            "<!--",
            "-->",
            "Â",
            "'",
            "&eacute",
            "&amp",
            "&#39",
            "<![CDATA[",
            "]]>",
            "</",
            "…",
            "\u0092",
            "\u0080",
            "\ufffd",
            "?",
            "\uff24",
            "\ud835\udc00",
            "à"
        };
        Random random = new Random(seed);
        for (int i = 0; i < 4000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(14); j >= 0; j--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            String once = TextCleaner.paragraphs(text.toString()).text();
            assertEquals(once, TextCleaner.paragraphs(once).text(), () -> "from " + escaped(text));
            String line = TextCleaner.line(text.toString()).text();
            assertEquals(line, TextCleaner.line(line).text(), () -> "from " + escaped(text));
        }
    }

    @Test
    void staysFastOnHostileText() {
        String hostile = "&amp;".repeat(50_000) + "<!--".repeat(20_000) + "<a ".repeat(20_000) + "&".repeat(50_000);

        String clean = org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                java.time.Duration.ofSeconds(10),
                () -> TextCleaner.paragraphs(hostile).text());
        assertEquals('&', clean.charAt(0));
    }

    private static String escaped(CharSequence text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(c -> escaped.append(c < 128 && c > 31 ? "" + (char) c : String.format("\\u%04x", c)));
        return escaped.toString();
    }
}
