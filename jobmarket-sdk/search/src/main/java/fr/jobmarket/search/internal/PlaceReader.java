package fr.jobmarket.search.internal;

import fr.jobmarket.referential.Commune;
import fr.jobmarket.referential.Department;
import fr.jobmarket.referential.PlaceNames;
import fr.jobmarket.referential.Places;
import fr.jobmarket.referential.Region;
import fr.jobmarket.search.OfferPage.PlaceRead;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.QueryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Reads the places among the words of a search: "boulanger Rennes", "data engineer à Lyon", "vendeur Orange 84", "aide
 * soignante 35000", "infirmier Bretagne". A name that is also an ordinary word or a company ("Orange", "Avion",
 * "Plaisir") counts as a place only when it is introduced as one or the offers speak for it: more lie there than use the
 * word otherwise. A name without offers stays a word. Thread-safe.
 */
final class PlaceReader {

    /** "La Chapelle-Saint-Mesmin", "Saint Germain en Laye". */
    private static final int MOST_WORDS_OF_A_NAME = 6;

    /** Beyond this a text is no search any more. */
    private static final int MOST_WORDS = 40;

    /** "Eu", "Ay" and "Us" are communes, but rarely meant. */
    private static final int SHORTEST_NAME = 3;

    /** Who says Bretagne means the region and not the village, but Vienne may be the town or the department. */
    private static final int SMALLEST_BESIDE_AN_AREA = 10_000;

    private static final Set<String> BEFORE_A_PLACE = Set.of(
            "à",
            "a",
            "sur",
            "vers",
            "en",
            "dans",
            "secteur",
            "region",
            "région",
            "departement",
            "département",
            "commune",
            "ville",
            "autour",
            "proche",
            "près",
            "pres");

    private static final Set<String> BETWEEN = Set.of("de", "d", "du", "la", "le", "l", "les");

    private static final List<String> USED_OTHERWISE =
            List.of(OfferFields.TITLE, OfferFields.COMPANY, OfferFields.OCCUPATION_TEXT, OfferFields.SKILL_TEXT);

    private static final Map<String, String> REGION_ALIASES =
            Map.of("idf", "ile de france", "paca", "provence alpes cote d azur");

    /** An introduced name may mean something else this many times as often as offers lie there: "à Orange". */
    private static final int OTHERWISE_IF_INTRODUCED = 5;

    /** Of a name without introduction this many times as many offers must lie there as use it otherwise. */
    private static final int OFFERS_IF_NOT = 2;

    private final IndexSearcher searcher;
    private final QueryBuilder phrases;
    private final Places places = Places.ofFrance();
    private final Map<String, List<Department>> departmentsByName =
            places.departments().stream().collect(Collectors.groupingBy(one -> PlaceNames.key(one.name())));
    private final Map<String, List<Region>> regionsByName =
            places.regions().stream().collect(Collectors.groupingBy(one -> PlaceNames.key(one.name())));

    PlaceReader(OfferAnalyzer analyzer, IndexSearcher searcher) {
        this.searcher = searcher;
        this.phrases = new QueryBuilder(analyzer);
    }

    /**
     * What was read.
     *
     * @param rest the text without the places
     * @param places the places, in the order of the text
     * @param query holds for offers that lie in all of them
     */
    record Reading(String rest, List<PlaceRead> places, Query query) {}

    /** The places of a text; none when it names none. */
    Reading read(String text) throws IOException {
        List<Word> words = Word.of(text, MOST_WORDS);
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        List<PlaceRead> read = new ArrayList<>();
        StringBuilder rest = new StringBuilder();
        int copied = 0;
        int i = 0;
        while (i < words.size()) {
            Mention mention = longestAt(words, i);
            if (mention == null) {
                i++;
                continue;
            }
            int start = words.get(introduction(words, i)).start();
            rest.append(text, copied, Math.max(copied, start)).append(' ');
            i = mention.next();
            copied = words.get(i - 1).end();
            read.add(mention.place());
            query.add(in(mention.place()), Occur.FILTER);
        }
        rest.append(text, copied, text.length());
        return new Reading(rest.toString(), List.copyOf(read), query.build());
    }

    /**
     * A place in a text.
     *
     * @param next the word after it
     */
    private record Mention(PlaceRead place, int next) {}

    private @Nullable Mention longestAt(List<Word> words, int from) throws IOException {
        boolean introduced = introduction(words, from) < from;
        for (int to = Math.min(words.size(), from + MOST_WORDS_OF_A_NAME); to > from; to--) {
            String name = Word.joined(words, from, to);
            PlaceRead place = name.length() < SHORTEST_NAME && !introduced ? null : named(name);
            if (place == null) {
                continue;
            }
            Mention told = to < words.size() ? toldByNumber(place, words.get(to).text(), to + 1) : null;
            if (told != null) {
                return told;
            }
            if (isMeant(place, introduced)) {
                return new Mention(place, to);
            }
        }
        PlaceRead place = numbered(words.get(from).text(), from == words.size() - 1 && from > 0);
        return place != null && isMeant(place, introduced) ? new Mention(place, from + 1) : null;
    }

    /** Where the words begin that introduce what stands here as a place; here when none do. */
    private static int introduction(List<Word> words, int at) {
        int before = at - 1;
        while (before >= 0 && BETWEEN.contains(words.get(before).lowerCase())) {
            before--;
        }
        return before >= 0 && BEFORE_A_PLACE.contains(words.get(before).lowerCase()) ? before : at;
    }

    /** The places of this name where there are offers. */
    private @Nullable PlaceRead named(String name) throws IOException {
        String key = PlaceNames.key(name);
        List<Department> namesakes = departmentsByName.getOrDefault(key, List.of());
        List<Region> regionsNamed = regionsByName.getOrDefault(REGION_ALIASES.getOrDefault(key, key), List.of());
        int smallest = namesakes.isEmpty() && regionsNamed.isEmpty() ? 0 : SMALLEST_BESIDE_AN_AREA;
        List<String> communes = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (Commune commune : places.byName(key)) {
            if (commune.population() >= smallest
                    && accentsAgree(name, commune.name())
                    && occurs(OfferFields.COMMUNE, commune.code())) {
                communes.add(commune.code());
                labels.add(commune.name() + " (" + commune.departmentCode() + ")");
            }
        }
        List<String> departments = new ArrayList<>();
        for (Department department : namesakes) {
            if (accentsAgree(name, department.name()) && occurs(OfferFields.DEPARTMENT, department.code())) {
                departments.add(department.code());
                labels.add(department.name() + " (" + department.code() + ")");
            }
        }
        List<String> regions = new ArrayList<>();
        for (Region region : regionsNamed) {
            if (occurs(OfferFields.REGION, region.code())) {
                regions.add(region.code());
                labels.add(region.name());
            }
        }
        return labels.isEmpty()
                ? null
                : new PlaceRead(name, String.join(", ", labels), communes, List.of(), departments, regions);
    }

    /** A postal code, or, where a text ends, the code of a department. */
    private @Nullable PlaceRead numbered(String number, boolean atTheEnd) throws IOException {
        if (occurs(OfferFields.POSTAL_CODE, number)) {
            return new PlaceRead(number, number, List.of(), List.of(number), List.of(), List.of());
        }
        Department department = atTheEnd ? places.department(number).orElse(null) : null;
        return department == null || !occurs(OfferFields.DEPARTMENT, number)
                ? null
                : new PlaceRead(
                        number,
                        department.name() + " (" + number + ")",
                        List.of(),
                        List.of(),
                        List.of(number),
                        List.of());
    }

    /** "Orange 84", "Orange (84100)", "Paris 15e": a number behind a name leaves no doubt, and chooses among namesakes. */
    private @Nullable Mention toldByNumber(PlaceRead place, String number, int next) throws IOException {
        for (String code : place.communes()) {
            Commune commune = places.commune(code).orElseThrow();
            if (commune.departmentCode().equalsIgnoreCase(number)
                    || commune.postalCodes().contains(number)) {
                return new Mention(only(commune, place.words() + " " + number), next);
            }
            Commune district = district(commune, number);
            if (district != null && occurs(OfferFields.COMMUNE, district.code())) {
                return new Mention(only(district, place.words() + " " + number), next);
            }
        }
        return null;
    }

    private @Nullable Commune district(Commune city, String number) {
        List<Commune> districts = places.inDepartment(city.departmentCode()).stream()
                .filter(commune -> city.code().equals(commune.cityCode()))
                .toList();
        for (int i = 0; i < districts.size(); i++) {
            String ordinal = String.valueOf(i + 1);
            if (Stream.of("", "e", "er", "eme", "ème", "è").anyMatch(end -> number.equalsIgnoreCase(ordinal + end))) {
                return districts.get(i);
            }
        }
        return null;
    }

    private static PlaceRead only(Commune commune, String words) {
        String label = commune.name() + " (" + commune.departmentCode() + ")";
        return new PlaceRead(words, label, List.of(commune.code()), List.of(), List.of(), List.of());
    }

    /** Whether offers lie there more often than the words mean something else. */
    private boolean isMeant(PlaceRead place, boolean introduced) throws IOException {
        Query there = in(place);
        BooleanQuery.Builder used = new BooleanQuery.Builder();
        for (String field : USED_OTHERWISE) {
            Query name = phrases.createPhraseQuery(field, place.words());
            if (name != null) {
                used.add(name, Occur.SHOULD);
            }
        }
        int otherwise = searcher.count(new BooleanQuery.Builder()
                .add(used.build(), Occur.FILTER)
                .add(there, Occur.MUST_NOT)
                .build());
        int lying = searcher.count(there);
        return introduced ? otherwise <= OTHERWISE_IF_INTRODUCED * lying : OFFERS_IF_NOT * otherwise <= lying;
    }

    private boolean occurs(String field, String value) throws IOException {
        return searcher.getIndexReader().docFreq(new Term(field, value)) > 0;
    }

    private static Query in(PlaceRead place) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        anyOf(query, OfferFields.COMMUNE, place.communes());
        anyOf(query, OfferFields.POSTAL_CODE, place.postalCodes());
        anyOf(query, OfferFields.DEPARTMENT, place.departments());
        anyOf(query, OfferFields.REGION, place.regions());
        return query.build();
    }

    private static void anyOf(BooleanQuery.Builder query, String field, List<String> codes) {
        codes.forEach(code -> query.add(FilterQueries.exactly(field, code), Occur.SHOULD));
    }

    /** Nobody has to type accents, but who does means them: "maçon" is not Mâcon. */
    private static boolean accentsAgree(String typed, String name) {
        int[] ofTyped = lettersOf(typed);
        int[] ofName = lettersOf(name);
        if (ofTyped.length != ofName.length) {
            return true;
        }
        for (int i = 0; i < ofTyped.length; i++) {
            if (ofTyped[i] != ofName[i] && ofTyped[i] >= 128) {
                return false;
            }
        }
        return true;
    }

    private static int[] lettersOf(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .toArray();
    }

    /** A run of letters and digits. */
    private record Word(String text, int start, int end, boolean afterSpaceOrHyphen) {

        static List<Word> of(String text, int most) {
            List<Word> words = new ArrayList<>();
            int i = 0;
            while (i < text.length() && words.size() < most) {
                int start = i;
                while (i < text.length() && isOfWord(text.charAt(i))) {
                    i++;
                }
                if (i > start) {
                    words.add(new Word(text.substring(start, i), start, i, joins(text, words, start)));
                } else {
                    i++;
                }
            }
            return words;
        }

        private static boolean joins(String text, List<Word> before, int start) {
            return !before.isEmpty()
                    && text.substring(before.get(before.size() - 1).end(), start)
                            .chars()
                            .allMatch(c -> " -'’".indexOf(c) >= 0);
        }

        private static boolean isOfWord(char c) {
            return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
        }

        /** The words as one name; empty when signs stand between them. */
        static String joined(List<Word> words, int from, int to) {
            StringBuilder name = new StringBuilder(words.get(from).text());
            for (Word word : words.subList(from + 1, to)) {
                if (!word.afterSpaceOrHyphen()) {
                    return "";
                }
                name.append(' ').append(word.text());
            }
            return name.toString();
        }

        String lowerCase() {
            return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.FRENCH);
        }
    }
}
