package fr.jobmarket.cleaning.internal.place;

import fr.jobmarket.internal.Lazy;
import fr.jobmarket.referential.Commune;
import fr.jobmarket.referential.PlaceNames;
import fr.jobmarket.referential.Places;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds communes by name, first exactly, then by the ways in which sources abbreviate: without the article ("Havre"),
 * by an earlier name, by the beginning ("Chamonix"), cut off, with one letter wrong. Thread-safe.
 */
public final class CommuneNames {

    private static final Map<String, String> CITY_WITH_DISTRICTS = Map.of("75", "75056", "69", "69123", "13", "13055");
    private static final List<String> ROMAN = List.of(
            "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi",
            "xvii", "xviii", "xix", "xx");
    private static final List<String> ORDINAL = List.of(
            "premier",
            "deuxieme",
            "troisieme",
            "quatrieme",
            "cinquieme",
            "sixieme",
            "septieme",
            "huitieme",
            "neuvieme",
            "dixieme",
            "onzieme",
            "douzieme",
            "treizieme",
            "quatorzieme",
            "quinzieme",
            "seizieme",
            "dix septieme",
            "dix huitieme",
            "dix neuvieme",
            "vingtieme");
    /** "Paris 16", "Paris cedex 08", "Paris VIII", "huitième arrondissement", "3e arr". */
    private static final Pattern DISTRICT = Pattern.compile("(?:(?<city>paris|lyon|marseille) )?(?:cedex )?(?:le )?(?:"
            + "0?(?<number>\\d{1,2}) ?(?:er|ere|re|e|eme|ieme|nd|nde|th|st)?"
            + "|(?<roman>" + String.join("|", ROMAN) + ") ?(?:er|e|eme)?|(?<ordinal>" + String.join("|", ORDINAL) + "))"
            + "(?<word> (?:arrondissements?|arrond|arrdt|arr|ardt))?(?: cedex(?: \\d+)?)?");
    /** Words the post and recruiters shorten; what they stand for is tried when the name itself is none. */
    private static final Map<String, String> SHORTENED = Map.of(
            "s",
            "sur",
            "ss",
            "sous",
            "lez",
            "les",
            "vx",
            "vieux",
            "gd",
            "grand",
            "gde",
            "grande",
            "nd",
            "notre dame",
            "mt",
            "mont",
            "chat",
            "chateau",
            "fbg",
            "faubourg");

    /** Shorter beginnings of names fit too many communes. */
    private static final int SHORTEST_BEGINNING = 3;

    private static final int SHORTEST_CUT = 12;
    private static final int SHORTEST_MISSPELT = 7;
    /** Without a department, a name shared by several communes means one that has this many times more inhabitants. */
    private static final int DOMINANCE = 10;

    private final Places places;
    private final Map<String, DepartmentNames> departments = new ConcurrentHashMap<>();
    private final Lazy<Map<String, NavigableMap<String, Commune>>> former = new Lazy<>(this::formerNames);

    public CommuneNames(Places places) {
        this.places = places;
    }

    private record DepartmentNames(NavigableMap<String, Commune> exact, Map<String, List<Commune>> withoutArticle) {}

    /** The district of a city this key names together with the city; null when it names none. */
    @Nullable
    Commune district(String key) {
        Matcher matcher = DISTRICT.matcher(key);
        return matcher.matches() && matcher.group("city") != null ? districtOfAny(key) : null;
    }

    private @Nullable Commune districtOfAny(String key) {
        for (String department : CITY_WITH_DISTRICTS.keySet()) {
            Commune district = district(department, key);
            if (district != null) {
                return district;
            }
        }
        return null;
    }

    /** Whether this is a city whose districts are counted as communes. */
    public static boolean hasDistricts(Commune commune) {
        return CITY_WITH_DISTRICTS.containsValue(commune.code());
    }

    /** The city whose districts are counted as communes in this department, as Paris in 75; null elsewhere. */
    @Nullable
    Commune cityWithDistricts(String departmentCode) {
        String code = CITY_WITH_DISTRICTS.get(departmentCode);
        return code == null ? null : places.commune(code).orElse(null);
    }

    /** The commune of this department with exactly this name, today or formerly, with or without its article. */
    @Nullable
    Commune exact(String departmentCode, String key) {
        Commune district = district(departmentCode, key);
        if (district != null) {
            return district;
        }
        DepartmentNames names = names(departmentCode);
        Commune commune = names.exact.get(key);
        if (commune != null) {
            return commune;
        }
        Commune other = only(places.byOtherName(key), departmentCode);
        if (other != null) {
            return other;
        }
        List<Commune> bare = names.withoutArticle.getOrDefault(withoutArticle(key), List.of());
        return bare.size() == 1 ? bare.get(0) : null;
    }

    /** The commune of this department that an abbreviated or misspelt name can only mean; null when it is not clear. */
    @Nullable
    Commune approximate(String departmentCode, String key) {
        if (key.length() < SHORTEST_BEGINNING) {
            return null;
        }
        NavigableMap<String, Commune> exact = names(departmentCode).exact;
        Commune written = exact(departmentCode, writtenOut(key));
        if (written != null) {
            return written;
        }
        Commune byBeginning = beginning(exact, key + " ");
        if (byBeginning == null && !begins(exact, key + " ")) {
            byBeginning = beginning(former.get().getOrDefault(departmentCode, new TreeMap<>()), key + " ");
        }
        if (byBeginning != null) {
            return byBeginning;
        }
        if (key.length() >= SHORTEST_CUT) {
            Commune cut = beginning(exact, key);
            if (cut != null) {
                return cut;
            }
        }
        return key.length() >= SHORTEST_MISSPELT ? misspelt(exact, key) : null;
    }

    /** Whether some commune has or had this name. */
    boolean isName(String key) {
        return !places.byName(key).isEmpty() || !places.byOtherName(key).isEmpty();
    }

    /** The commune a name means where nothing says in which department; null when several would do. */
    @Nullable
    Commune anywhere(String key) {
        Commune district = district(key);
        if (district != null) {
            return district;
        }
        String written = isName(key) ? key : writtenOut(key);
        List<Commune> named = places.byName(written);
        return named.isEmpty() ? single(places.byOtherName(written)) : dominant(named);
    }

    /** The same key with the words written out that are often shortened: "chalon s saone" is "chalon sur saone". */
    private static String writtenOut(String key) {
        String[] words = key.replace(" s s ", " ss ").split(" ");
        for (int i = 0; i < words.length; i++) {
            words[i] = SHORTENED.getOrDefault(words[i], words[i]);
        }
        return String.join(" ", words);
    }

    private static @Nullable Commune single(List<Commune> communes) {
        return communes.size() == 1 ? communes.get(0) : null;
    }

    /** The one with far more inhabitants than all others; null when there is none. */
    static @Nullable Commune dominant(List<Commune> communes) {
        if (communes.size() <= 1) {
            return single(communes);
        }
        List<Commune> ranked = new ArrayList<>(communes);
        ranked.sort(Comparator.comparingInt(Commune::population).reversed());
        Commune first = ranked.get(0);
        return first.population() >= (long) DOMINANCE * ranked.get(1).population() ? first : null;
    }

    /** The one in which at least two thirds of all their inhabitants live; null when there is none. */
    static @Nullable Commune main(List<Commune> communes) {
        long inhabitants = communes.stream().mapToLong(Commune::population).sum();
        return communes.stream()
                .filter(commune ->
                        communes.size() == 1 || inhabitants > 0 && commune.population() * 3L >= inhabitants * 2)
                .findFirst()
                .orElse(null);
    }

    private @Nullable Commune district(String departmentCode, String key) {
        Commune city = cityWithDistricts(departmentCode);
        if (city == null) {
            return null;
        }
        Matcher matcher = DISTRICT.matcher(key);
        if (!matcher.matches() || matcher.group("city") == null && matcher.group("word") == null) {
            return null;
        }
        if (matcher.group("city") != null && !matcher.group("city").equals(PlaceNames.key(city.name()))) {
            return null;
        }
        int number = number(matcher);
        int base = departmentCode.equals("75") ? 75100 : departmentCode.equals("69") ? 69380 : 13200;
        return number == 0
                ? null
                : places.commune(Integer.toString(base + number))
                        .filter(Commune::isDistrict)
                        .orElse(null);
    }

    private static int number(Matcher district) {
        if (district.group("number") != null) {
            return Integer.parseInt(district.group("number"));
        }
        return district.group("roman") != null
                ? ROMAN.indexOf(district.group("roman")) + 1
                : ORDINAL.indexOf(district.group("ordinal")) + 1;
    }

    private static @Nullable Commune only(List<Commune> communes, String departmentCode) {
        Commune found = null;
        for (Commune commune : communes) {
            if (commune.departmentCode().equals(departmentCode)) {
                if (found != null) {
                    return null;
                }
                found = commune;
            }
        }
        return found;
    }

    private static @Nullable Commune beginning(NavigableMap<String, Commune> exact, String prefix) {
        Commune found = null;
        for (Map.Entry<String, Commune> entry : exact.tailMap(prefix, true).entrySet()) {
            if (!entry.getKey().startsWith(prefix)) {
                break;
            }
            if (found != null && !found.equals(entry.getValue())) {
                return null;
            }
            found = entry.getValue();
        }
        return found;
    }

    private static boolean begins(NavigableMap<String, Commune> exact, String prefix) {
        String next = exact.ceilingKey(prefix);
        return next != null && next.startsWith(prefix);
    }

    private static @Nullable Commune misspelt(NavigableMap<String, Commune> exact, String key) {
        Commune found = null;
        for (Map.Entry<String, Commune> entry : exact.entrySet()) {
            if (OneEdit.apart(entry.getKey(), key)) {
                if (found != null) {
                    return null;
                }
                found = entry.getValue();
            }
        }
        return found;
    }

    private DepartmentNames names(String departmentCode) {
        return departments.computeIfAbsent(departmentCode, this::read);
    }

    private DepartmentNames read(String departmentCode) {
        NavigableMap<String, Commune> exact = new TreeMap<>();
        Map<String, List<Commune>> bare = new HashMap<>();
        for (Commune commune : places.inDepartment(departmentCode)) {
            if (!commune.isDistrict()) {
                String key = PlaceNames.key(commune.name());
                exact.merge(key, commune, (a, b) -> a.population() >= b.population() ? a : b);
                bare.computeIfAbsent(withoutArticle(key), k -> new ArrayList<>(1))
                        .add(commune);
            }
        }
        return new DepartmentNames(exact, bare);
    }

    /** By department, the other names that one commune of it has. */
    private Map<String, NavigableMap<String, Commune>> formerNames() {
        Map<String, NavigableMap<String, Commune>> names = new HashMap<>();
        for (String key : places.otherNameKeys()) {
            List<Commune> communes = places.byOtherName(key);
            for (Commune commune : communes) {
                if (commune.equals(only(communes, commune.departmentCode()))) {
                    names.computeIfAbsent(commune.departmentCode(), department -> new TreeMap<>())
                            .put(key, commune);
                }
            }
        }
        return names;
    }

    /** "Le Havre", "Havre (Le)" and "Havre" become "havre". */
    private static String withoutArticle(String key) {
        for (String article : new String[] {"le ", "la ", "les ", "l ", "los ", "las "}) {
            if (key.startsWith(article)) {
                return key.substring(article.length());
            }
            if (key.endsWith(" " + article.strip())) {
                return key.substring(0, key.length() - article.length());
            }
        }
        return key;
    }
}
