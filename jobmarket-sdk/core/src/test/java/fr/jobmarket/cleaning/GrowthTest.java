package fr.jobmarket.cleaning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.jobmarket.cleaning.internal.text.LanguageDetector;
import fr.jobmarket.cleaning.internal.text.TitleKey;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Twice as much text takes at most two and a half times as long, whatever the text: everything a reader reacts to is
 * repeated, by itself and mixed, until there are four million characters of it. What is compared lies several doublings
 * apart: a step of the processor's caches weighs little there, a square a lot.
 */
@Tag("slow")
class GrowthTest {

    private static final double PER_DOUBLING = 2.5;

    /** Every input is tried at this length and two doublings below: what looks worse there is a suspect. */
    private static final int LONG = 1 << 17;

    private static final int DOUBLINGS = 2;

    /** Suspects and the inputs a reader is slowest with are tried at this length and four doublings below. */
    private static final int LONGEST = 1 << 22;

    private static final int MORE_DOUBLINGS = 4;
    private static final int SLOWEST = 3;
    /** What takes less time of the processor is not measured well enough to be compared. */
    private static final long NOISE_NANOS = 20_000_000;

    private static final int ATTEMPTS = 5;
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    /** Separated by "¤", which stands for nothing else. */
    private static final String FRAGMENTS =
            "<¤>¤< ¤<p>¤</p>¤<p¤<br>¤<li>¤</li>¤<b>a</b>¤<td>¤<script>¤<script>a ¤<style>a ¤<SCRIPT>a ¤</script>"
                    + "¤<!--¤-->¤<!-- a -->¤<a href=\"x\"¤<a href=\"x\">¤<![CDATA[¤]]>¤<![CDATA[a]]>¤</¤<!¤<!doctype"
                    + "¤&¤&amp;¤&amp¤amp;¤&amp;amp;¤&lt;¤&lt;p&gt;¤&amp;lt;p&amp;gt;¤&#¤&#39;¤&#x27;¤&#128;¤&nbsp¤&eacute¤&nbsp;¤&zzzzzzzzzz"
                    + "¤Ã¤Ã©¤Ã ¤â€™¤ï¿½¤ð¤\ufffd¤\0¤\u0080¤\u0092¤\u0085¤\u00ad¤\u200b¤\ufeff¤\ud800¤\udc00¤\ud83d\ude00"
                    + "¤e\u0301¤\u0301¤\u0301\u0327¤\ud835\udc00¤\uff24\uff41¤\u3000¤ ¤\n¤\r\n¤\t¤\u00a0¤ \n¤\n\n"
                    + "¤.¤..¤. ¤(¤)¤((¤()¤) (¤[¤-¤ - ¤--¤–¤/¤ / ¤|¤,¤, ¤;¤:¤ : ¤'¤’¤*¤+¤_¤=¤#¤%¤a¤A¤é¤É¤a ¤A ¤Aa¤Aa-¤Aa ¤aB"
                    + "¤1¤1 ¤1.¤1,¤0¤12 ¤2024 ¤10 000 ¤1\u00a0000\u00a0¤75001 ¤(1)¤(13)¤1/¤1-¤1h¤1,5 ¤12 brut "
                    + "¤€¤ € ¤k€¤35K€ ¤35 000 € ¤35000 euros ¤12,50 € / heure ¤de 35 à 50 K€ ¤de 1 à ¤à ¤entre 1 et ¤brut ¤net ¤/h ¤par mois "
                    + "¤par an ¤annuel ¤mensuel ¤Mensuel de 1600,00 Euros à 1800,00 Euros sur 12.0 mois¤sur 13 mois ¤TJM ¤SMIC ¤prime ¤salaire : "
                    + "¤£¤$¤CHF ¤500 €/j ¤fixe + variable ¤Paris ¤Paris¤Lyon (69) ¤75008 Paris ¤Paris 8 ¤basé à Lyon ¤basé à ¤poste à pourvoir à "
                    + "¤Saint-¤Saint-Denis-sur-¤à Paris ¤de la ¤rue de ¤CEDEX ¤Lieu : ¤proche de ¤ou ¤ OU ¤et ¤Aix-en-Provence ¤La Réunion ¤75 - "
                    + "¤CDI ¤CDD ¤CDD - 6 Mois ¤alternance ¤intérim ¤stage ¤freelance ¤télétravail ¤télétravail : non ¤pas de télétravail ¤2 jours "
                    + "¤remote ¤hybride ¤Python ¤Java, ¤C++ ¤C# ¤.NET ¤Go ¤R ¤Node.js ¤Power BI ¤Word ¤Microsoft ¤agile ¤SAP ¤git ¤H/F ¤(H/F)"
                    + "¤(e) ¤·e ¤data ¤data engineer ¤ingénieur ¤développeur/euse ¤responsable ¤maçon ¤le ¤la ¤the ¤and ¤und ¤el ¤che ¤het ¤para "
                    + "¤3 ans ¤3 An(s)¤6 mois ¤débutant ¤35H ¤35 heures ¤temps plein ¤temps partiel ¤permis B ¤anglais ¤bac +5 ¤R&D ¤http://a.b/ ";

    static Stream<Arguments> readers() {
        PlaceResolver places = PlaceResolver.ofDefaults();
        LanguageDetector languages = LanguageDetector.ofDefaults();
        KeywordTagger keywords = KeywordTagger.ofDefaults();
        OccupationClassifier occupations = OccupationClassifier.ofDefaults();
        return Stream.of(
                reader("paragraphs", TextCleaner::paragraphs),
                reader("line", TextCleaner::line),
                reader("title key", TitleKey::of),
                reader("language", languages::detect),
                reader("label of a place", places::resolve),
                reader("place in a title", text -> places.resolve(placeIn(text, ""))),
                reader("place in a description", text -> places.resolve(placeIn("", text))),
                reader("label of a salary", SalaryParser::parse),
                reader("comment on a salary", SalaryParser::parseComment),
                reader("salary in a description", SalaryParser::parseDescription),
                reader("label of a contract", ContractParser::parse),
                reader("contract in a text", text -> ContractParser.parseAdzuna(null, text)),
                reader("remote work in a title", text -> RemoteWork.read(text, "")),
                reader("remote work in a description", text -> RemoteWork.read("", text)),
                reader("keywords", keywords::tag),
                reader("occupation by title", text -> occupations.classify(text, "", 1)),
                reader("occupation by description", text -> occupations.classify("Poste", text, 1)),
                reader("data role", text -> DataRoleRule.decide(text, text)));
    }

    private static Arguments reader(String name, Consumer<String> reader) {
        return Arguments.of(name, reader);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("readers")
    void growsWithTheTextAndNotWithItsSquare(String name, Consumer<String> reader) {
        Set<String[]> suspects = new LinkedHashSet<>();
        PriorityQueue<Slow> slowest = new PriorityQueue<>(Comparator.comparingLong(Slow::nanos));
        for (String[] input : inputs()) {
            Growth growth = growth(reader, input, LONG, DOUBLINGS);
            if (!growth.isLinear()) {
                suspects.add(input);
            }
            slowest.add(new Slow(input, growth.nanos()));
            if (slowest.size() > SLOWEST) {
                slowest.remove();
            }
        }
        slowest.forEach(slow -> suspects.add(slow.input()));

        List<String> tooSlow = suspects.stream()
                .map(input -> growth(reader, input, LONGEST, MORE_DOUBLINGS))
                .filter(growth -> !growth.isLinear())
                .map(Growth::finding)
                .toList();

        assertEquals(List.of(), tooSlow, name);
    }

    private record Slow(String[] input, long nanos) {}

    private record Growth(String[] input, int length, int doublings, long partNanos, long nanos) {

        boolean isLinear() {
            return nanos <= NOISE_NANOS || nanos <= Math.pow(PER_DOUBLING, doublings) * partNanos;
        }

        String finding() {
            return "\"" + input[0] + "\" and \"" + input[1] + "\" again and again: " + (length >> doublings)
                    + " characters " + partNanos / 1_000_000 + " ms, " + length + " " + nanos / 1_000_000 + " ms";
        }
    }

    /** Every fragment repeated; every fragment once and then another one repeated; several of them in turn. */
    private static List<String[]> inputs() {
        String[] fragments = FRAGMENTS.split("¤");
        List<String[]> inputs = new ArrayList<>();
        Random random = new Random(20);
        for (String fragment : fragments) {
            inputs.add(new String[] {"", fragment});
        }
        for (int i = 0; i < fragments.length / 8; i++) {
            inputs.add(new String[] {any(fragments, random), any(fragments, random)});
            StringBuilder mixed = new StringBuilder();
            for (int part = 0; part < 2 + i % 5; part++) {
                mixed.append(any(fragments, random));
            }
            inputs.add(new String[] {"", mixed.toString()});
        }
        return inputs;
    }

    private static String any(String[] fragments, Random random) {
        return fragments[random.nextInt(fragments.length)];
    }

    /** The time for a text of that length against a part of it, the best of several. */
    private static Growth growth(Consumer<String> reader, String[] input, int length, int doublings) {
        String part = text(input, length >> doublings);
        String whole = text(input, length);
        Growth growth = new Growth(input, length, doublings, Long.MAX_VALUE, Long.MAX_VALUE);
        for (int attempt = 0; attempt < ATTEMPTS && (attempt == 0 || !growth.isLinear()); attempt++) {
            long partNanos = Math.min(growth.partNanos(), nanos(reader, part));
            growth = new Growth(input, length, doublings, partNanos, Math.min(growth.nanos(), nanos(reader, whole)));
        }
        return growth;
    }

    private static String text(String[] input, int length) {
        return input[0] + input[1].repeat(length / input[1].length());
    }

    private static long nanos(Consumer<String> reader, String text) {
        long start = CLOCK.getCurrentThreadCpuTime();
        reader.accept(text);
        return CLOCK.getCurrentThreadCpuTime() - start;
    }

    private static PlaceResolver.Query placeIn(String title, String description) {
        return new PlaceResolver.Query(null, List.of(), null, null, null, null, title, description);
    }
}
