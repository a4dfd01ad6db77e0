package fr.jobmarket.search.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.CharArrayMap;
import org.apache.lucene.analysis.synonym.SynonymMap;
import org.apache.lucene.util.CharsRef;
import org.apache.lucene.util.CharsRefBuilder;

/** What the analysis knows of the English in French titles, in lower case without accents. */
final class EnglishWords {

    /**
     * Words that the French stemmer makes one with others: "engineer" with "engin", "officer" with "office", "sales" with
     * "salle", "developer" with "développement".
     */
    static final List<String> WHOLE = List.of(
            "administrator",
            "auditor",
            "baker",
            "banker",
            "bartender",
            "booker",
            "broker",
            "builder",
            "buyer",
            "cashier",
            "center",
            "cleaner",
            "coder",
            "controller",
            "copywriter",
            "customer",
            "dealer",
            "designer",
            "developer",
            "director",
            "dispatcher",
            "driver",
            "engine",
            "engineer",
            "farmer",
            "freelancer",
            "gamer",
            "hacker",
            "handler",
            "helper",
            "hotliner",
            "housekeeper",
            "hunter",
            "influencer",
            "installer",
            "lawyer",
            "leader",
            "maker",
            "manager",
            "marketer",
            "master",
            "merchandiser",
            "node",
            "office",
            "officer",
            "operator",
            "owner",
            "packer",
            "partner",
            "pentester",
            "performer",
            "picker",
            "planner",
            "player",
            "producer",
            "programmer",
            "publisher",
            "purchaser",
            "recruiter",
            "reporter",
            "researcher",
            "rigger",
            "runner",
            "sales",
            "seller",
            "server",
            "shipper",
            "shopper",
            "sourcer",
            "speaker",
            "streamer",
            "supervisor",
            "surveyor",
            "teacher",
            "teller",
            "tester",
            "trader",
            "trainee",
            "trainer",
            "underwriter",
            "user",
            "waiter",
            "waitress",
            "welder",
            "worker",
            "writer");

    /** Feminine forms that no ending tells, with their masculine. */
    private static final Map<String, String> MASCULINE = Map.of("hotesse", "hote", "maitresse", "maitre");

    /** One of several spellings for each name; the others come first. */
    private static final Map<String, String> SPELLINGS = Map.ofEntries(
            Map.entry("node js", "nodejs"),
            Map.entry("react js", "react"),
            Map.entry("reactjs", "react"),
            Map.entry("vue js", "vuejs"),
            Map.entry("angular js", "angularjs"),
            Map.entry("next js", "nextjs"),
            Map.entry("nest js", "nestjs"),
            Map.entry("nuxt js", "nuxtjs"),
            Map.entry("express js", "expressjs"),
            Map.entry("three js", "threejs"),
            Map.entry("java script", "javascript"),
            Map.entry("type script", "typescript"),
            Map.entry("dev ops", "devops"),
            Map.entry("objective c", "objectivec"),
            Map.entry("c sharp", "csharp"),
            Map.entry("dot net", "dotnet"),
            Map.entry("fullstack", "full stack"),
            Map.entry("frontend", "front end"),
            Map.entry("backend", "back end"),
            Map.entry("powerbi", "power bi"),
            Map.entry("ecommerce", "e commerce"),
            Map.entry("helpdesk", "help desk"),
            Map.entry("webdesigner", "web designer"),
            Map.entry("webmaster", "web master"));

    private EnglishWords() {}

    /** What is read for words to leave as they are, and for their plurals. */
    static CharArrayMap<char[]> whole() {
        CharArrayMap<char[]> words = new CharArrayMap<>(2 * WHOLE.size(), false);
        WHOLE.forEach(word -> add(words, word, word));
        MASCULINE.forEach((feminine, masculine) -> {
            add(words, feminine, masculine);
            add(words, masculine, masculine);
        });
        return CharArrayMap.unmodifiableMap(words);
    }

    private static void add(CharArrayMap<char[]> words, String word, String term) {
        words.put(word, term.toCharArray());
        words.put(word + "s", term.toCharArray());
    }

    /** Names written in one word or in two. */
    static SynonymMap oneSpelling() {
        SynonymMap.Builder names = new SynonymMap.Builder();
        SPELLINGS.forEach((spelling, usual) -> names.add(words(spelling), words(usual), false));
        try {
            return names.build();
        } catch (IOException e) {
            throw new UncheckedIOException("nothing is written to a disk", e);
        }
    }

    private static CharsRef words(String spelling) {
        return SynonymMap.Builder.join(spelling.split(" "), new CharsRefBuilder());
    }
}
