package fr.jobmarket.cleaning.internal.place;

import fr.jobmarket.offer.Place;
import fr.jobmarket.referential.Commune;
import fr.jobmarket.referential.Department;
import fr.jobmarket.referential.PlaceNames;
import fr.jobmarket.referential.Places;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the labels sources give to places, in every form seen: "66 - PERPIGNAN", "75 - PARIS 09", "74 - Savoie
 * (Haute)", "91 - Essonne", "75", "Île-de-France", "13100 Aix", "Lyon (69)", "Rennes, Bretagne", "Luxembourg
 * (Frontalier)", "Toulouse OU Auch". Remembers what it has read. Thread-safe.
 */
public final class LabelReader {

    private static final int MEMORY = 50_000;
    private static final int LONGEST_LABEL = 200;
    private static final int SMALLEST_NAMESAKE = 10_000;
    private static final Pattern DEPARTMENT_FIRST =
            Pattern.compile("(?:FR?[\\s-]+)?(\\d{2,3}|2[ABab])(?:\\s*[-–—:/]\\s*|\\s+|$)(?!\\d)(.*)", Pattern.DOTALL);
    /** Five digits, with a space in the middle ("35 000"), or four at the beginning where a zero was lost ("1100 OYONNAX"). */
    private static final Pattern POSTAL_CODE = Pattern.compile(
            "(?<!\\d)(?:FR?[\\s-]?)?(\\d{5})(?!\\d)|(?<!\\d)(\\d{2} \\d{3})(?! ?\\d)|^\\s*(\\d{4})(?=\\s+\\p{L}|\\s*$)");

    private static final Pattern IN_BRACKETS =
            Pattern.compile("(.*?)\\s*[(\\[]([^()\\[\\]]*)[)\\]]\\s*(.*)", Pattern.DOTALL);
    private static final Pattern OR = Pattern.compile("\\s+(?:OU|ou|Ou|or|OR)\\s+|\\s*[;|]\\s*");
    private static final Pattern SEPARATOR = Pattern.compile("\\s*[/,;|+&]\\s*|\\s+[-–—]\\s*|\\s*[-–—]\\s+");
    private static final Pattern AND = Pattern.compile("\\s+(?:et|ET)\\s+");
    private static final Pattern SURROUNDINGS = Pattern.compile(
            "(?: et)? (?:(?:ses|les|tous|toutes|proche|proches) )*(?:alentours?|environs?|agglomeration|agglo|peripherie|couronne|region|secteur|metropole|communes? limitrophes?)\\b.*"
                    + "| cedex\\b.*| centre(?: ville)?$|(?: (?:nord|sud|est|ouest))+(?: \\d)?$| \\d+(?:e|er|eme) canton$");
    private static final Pattern NEARBY =
            Pattern.compile("\\b(?:sud|nord|est|ouest|minutes?|min|mn|km|kms|entre|vers) (?:de|du|d|des)\\b.*");

    private final Places places;
    private final CommuneNames communes;
    private final AreaNames areas;
    private final Map<String, Finding> read = new ConcurrentHashMap<>();
    private final Map<Areas, Finding> readAreas = new ConcurrentHashMap<>();

    private record Areas(List<String> names, @Nullable GeoPoint point) {}

    public LabelReader(Places places, CommuneNames communes, AreaNames areas) {
        this.places = places;
        this.communes = communes;
        this.areas = areas;
    }

    /** What this label means; unknown when it is not understood. */
    public Finding read(String label) {
        if (label.length() > LONGEST_LABEL) {
            return Finding.UNKNOWN;
        }
        Finding known = read.get(label);
        if (known != null) {
            return known;
        }
        Finding finding = interpret(label.strip());
        // Bounded without eviction: a stream of ever new labels must not grow the memory, and order must not matter.
        if (read.size() < MEMORY) {
            read.put(label, finding);
        }
        return finding;
    }

    private Finding interpret(String label) {
        String key = PlaceNames.key(label);
        Commune district = communes.district(key);
        if (district != null) {
            return Finding.of(places, district);
        }
        Matcher first = DEPARTMENT_FIRST.matcher(label);
        if (first.matches() && !isAddress(first, label)) {
            Finding finding =
                    inNumberedDepartment(first.group(1), first.group(2).strip());
            if (finding.isKnown()) {
                return finding;
            }
        }
        Finding area = area(label);
        if (area.isKnown()) {
            return area;
        }
        String[] alternatives = OR.split(label);
        Finding finding = alternatives.length > 1 ? common(alternatives) : single(label);
        return finding.isKnown() ? finding : wrapped(key);
    }

    /** Whether the number in front is that of a house: a street or the postal code of another department follows. */
    private boolean isAddress(Matcher first, String label) {
        String key = PlaceNames.key(first.group(2));
        boolean spaceBetween = label.substring(first.end(1), first.start(2)).isBlank();
        boolean street = spaceBetween
                && !first.group(1).startsWith("0")
                && LabelForms.isStreet("1 " + key)
                && communes.exact(first.group(1), key) == null;
        Matcher postal = POSTAL_CODE.matcher(label);
        return street
                || postal.find()
                        && postal.start() > 0
                        && !postal.group().strip().startsWith(first.group(1));
    }

    /** A name among words that lead up to it, before the number of its department, or before a larger area. */
    private Finding wrapped(String key) {
        Matcher last = LabelForms.departmentLast(key);
        if (last != null) {
            Finding finding = inNumberedDepartment(last.group(2), last.group(1));
            if (finding.commune() != null) {
                return finding;
            }
        }
        for (int start : LabelForms.areaStarts(key)) {
            Finding area = area(key.substring(start));
            if (area.department() != null && area.commune() == null || area.precision() == Place.Precision.REGION) {
                String name = LabelForms.withoutLinksAtEnd(key.substring(0, start - 1));
                Finding finding = inContext(name, area);
                if (finding.commune() != null || LabelForms.isDirection(name)) {
                    return finding;
                }
            }
        }
        Finding finding = introduced(key);
        return finding.isKnown() || last == null ? finding : interpret(last.group(1));
    }

    /** The name behind words that lead up to it; the last of them may be its article. */
    private Finding introduced(String key) {
        int start = LabelForms.introduction(key);
        if (start == 0) {
            return Finding.UNKNOWN;
        }
        String name = key.substring(start);
        Finding finding = DEPARTMENT_FIRST.matcher(name).matches() ? interpretPart(name) : interpret(name);
        int article = key.lastIndexOf(' ', start - 2) + 1;
        return finding.isKnown() || article == 0 ? finding : interpret(key.substring(article));
    }

    private Finding inNumberedDepartment(String number, String name) {
        if (number.equals("20")) {
            return inCorsica(name);
        }
        Department department =
                places.department(number.toUpperCase(Locale.ROOT)).orElse(null);
        if (department == null) {
            return Finding.UNKNOWN;
        }
        if (name.isEmpty()) {
            // Paris, Lyon and Marseille as a whole have no name of their own in France Travail's labels.
            Commune city = communes.cityWithDistricts(department.code());
            return city == null ? Finding.of(places, department) : Finding.of(places, city);
        }
        return within(department, name);
    }

    /** Corsica was department 20 until 1976, and still is for postal codes. */
    private Finding inCorsica(String name) {
        for (String half : List.of("2A", "2B")) {
            Department department = places.department(half).orElseThrow();
            Finding finding = within(department, name);
            if (finding.commune() != null) {
                return finding;
            }
        }
        return places.region("94").map(Finding::of).orElse(Finding.UNKNOWN);
    }

    /** What a name means inside a department; the department itself when it names nothing in it. */
    Finding within(Department department, String name) {
        String key = PlaceNames.key(name);
        if (key.endsWith(" dept") || key.endsWith(" departement")) {
            return Finding.of(places, department);
        }
        Commune commune = communes.exact(department.code(), key);
        if (department.equals(areas.department(key)) && !isTown(commune, name, key)) {
            return Finding.of(places, department);
        }
        if (commune == null) {
            commune = abbreviated(department, key);
        }
        if (commune != null) {
            return Finding.of(places, commune);
        }
        return parts(department, name, key);
    }

    /**
     * Whether the name a department shares with a commune in it means the commune: Paris and Mayenne do, "33 - Gironde"
     * does not; names all in capitals are always communes.
     */
    private static boolean isTown(@Nullable Commune commune, String name, String key) {
        return commune != null
                && PlaceNames.key(commune.name()).equals(key)
                && (commune.population() >= SMALLEST_NAMESAKE || name.equals(name.toUpperCase(Locale.FRENCH)));
    }

    private @Nullable Commune abbreviated(Department department, String key) {
        String core = SURROUNDINGS.matcher(key).replaceFirst("");
        if (!core.equals(key)) {
            Commune commune = communes.exact(department.code(), core);
            if (commune != null) {
                return commune;
            }
        }
        return NEARBY.matcher(core).find() ? null : communes.approximate(department.code(), core);
    }

    /** The places of a label that names several; the first one when they are not alternatives. */
    private Finding parts(Department department, String name, String key) {
        Matcher brackets = IN_BRACKETS.matcher(name);
        if (brackets.matches() && !brackets.group(1).isEmpty()) {
            Finding outside = within(department, brackets.group(1));
            if (outside.commune() != null) {
                return outside;
            }
        }
        if (NEARBY.matcher(key).find()) {
            return Finding.of(places, department);
        }
        List<Commune> named = new ArrayList<>();
        for (String part : parts(name, each -> communes.exact(department.code(), each) != null)) {
            String partKey = PlaceNames.key(part);
            Commune commune = partKey.isEmpty() ? null : communes.exact(department.code(), partKey);
            if (commune != null && !named.contains(commune)) {
                named.add(commune);
            }
        }
        if (named.isEmpty()) {
            return Finding.of(places, department);
        }
        Finding first = Finding.of(places, named.get(0));
        return named.size() == 1 ? first : first.severalPlaces();
    }

    /** A region, a country or a department by its name alone. */
    private Finding area(String name) {
        String key = PlaceNames.key(name);
        Finding regionOrCountry = areas.regionOrCountry(key);
        if (regionOrCountry != null) {
            return regionOrCountry;
        }
        if (key.endsWith(" frontalier") || key.endsWith(" frontaliere")) {
            return Finding.ABROAD;
        }
        Department department = areas.department(key);
        if (department == null) {
            return Finding.UNKNOWN;
        }
        Commune city = communes.cityWithDistricts(department.code());
        return city != null && PlaceNames.key(city.name()).equals(key)
                ? Finding.of(places, city)
                : Finding.of(places, department);
    }

    private Finding common(String[] alternatives) {
        Finding common = null;
        for (String alternative : alternatives) {
            Finding finding = interpret(alternative.strip());
            if (finding.isKnown()) {
                common = common == null ? finding : common.common(finding);
            }
        }
        return common == null ? Finding.UNKNOWN : common;
    }

    private Finding single(String label) {
        Matcher postal = POSTAL_CODE.matcher(label);
        if (postal.find()) {
            String code = PlaceBuilder.postalCode(postal.group());
            if (code != null
                    && (postal.group(1) != null || !places.byPostalCode(code).isEmpty())) {
                return posted(code, bare(label.substring(postal.end())), bare(label.substring(0, postal.start())));
            }
        }
        Matcher brackets = IN_BRACKETS.matcher(label);
        if (brackets.matches() && !brackets.group(1).isEmpty()) {
            Finding finding = inContext(brackets.group(1), brackets.group(2));
            if (finding.isKnown()) {
                return finding;
            }
        }
        List<String> parts = parts(label, communes::isName);
        if (parts.size() > 1) {
            return nested(parts);
        }
        return parts.isEmpty() || parts.get(0).equals(label) ? anywhere(label) : interpretPart(parts.get(0));
    }

    /** Without the brackets and separators that stood between this and a postal code. */
    private static String bare(String text) {
        return text.replaceAll("^[\\s,;:/(\\[-]+|[\\s,;:/)(\\]\\[-]+$", "");
    }

    /** What a label names one after the other; a commune with an "et" in its name is one part. */
    private static List<String> parts(String label, Predicate<String> isName) {
        List<String> parts = new ArrayList<>();
        for (String part : SEPARATOR.split(label)) {
            String key = PlaceNames.key(part);
            if (!key.isEmpty() && isName.test(key)) {
                parts.add(part);
            } else {
                parts.addAll(List.of(AND.split(part)));
            }
        }
        List<String> towns = new ArrayList<>(parts);
        towns.removeIf(part -> LabelForms.isStreet(PlaceNames.key(part)) && !isName.test(PlaceNames.key(part)));
        return towns.isEmpty() ? parts : towns;
    }

    /** "Rennes, Bretagne, France": each part in the context of the ones after it; "Vosges - Sapois" the other way round. */
    private Finding nested(List<String> parts) {
        Finding finding = Finding.UNKNOWN;
        for (int i = parts.size() - 1; i >= 0; i--) {
            Finding part = finding.isKnown() ? inContext(parts.get(i), finding) : interpretPart(parts.get(i));
            if (part.isKnown()) {
                finding = part;
            }
        }
        for (int i = 0; i < parts.size() && finding.department() != null && finding.commune() == null; i++) {
            finding = inContext(parts.get(i), finding);
        }
        return finding;
    }

    private Finding interpretPart(String part) {
        Finding number = number(part);
        if (number.isKnown()) {
            return number;
        }
        Finding area = area(part);
        Finding finding = area.isKnown() ? area : anywhere(part);
        return finding.isKnown() ? finding : wrapped(PlaceNames.key(part));
    }

    /** The department whose number is all there is; unknown for anything else. */
    private Finding number(String part) {
        Matcher number = DEPARTMENT_FIRST.matcher(part);
        if (!number.matches() || !number.group(2).isBlank()) {
            return Finding.UNKNOWN;
        }
        return places.department(number.group(1).toUpperCase(Locale.ROOT))
                .map(department -> Finding.of(places, department))
                .orElseGet(() -> inNumberedDepartment(number.group(1), ""));
    }

    private Finding inContext(String name, String context) {
        return inContext(name, interpretPart(context.strip()));
    }

    private Finding inContext(String name, Finding context) {
        Department department = context.department();
        Commune commune = context.commune();
        Finding area = area(name);
        if (commune != null && area.commune() == null && area.isKnown() && area.contains(commune)) {
            return context;
        }
        if (department != null) {
            Finding inside = within(department, name);
            return inside.commune() != null || context.commune() == null ? inside : larger(context, anywhere(name));
        }
        if (context.precision() == Place.Precision.ABROAD) {
            return Finding.ABROAD;
        }
        if (area.isKnown() && area.precision() != Place.Precision.COUNTRY) {
            return area;
        }
        Finding number = number(name);
        if (number.isKnown()) {
            return number;
        }
        String key = PlaceNames.key(name);
        List<Commune> inside =
                places.byName(key).stream().filter(context::contains).toList();
        Commune named = inside.isEmpty() && !context.isKnown() ? null : CommuneNames.dominant(inside);
        return named == null ? context : Finding.of(places, named);
    }

    /** Of two communes that do not lie together, the context was the misread one when it is the smaller. */
    private static Finding larger(Finding context, Finding alone) {
        Commune outer = context.commune();
        Commune inner = alone.commune();
        return outer != null && inner != null && inner.population() > outer.population() ? alone : context;
    }

    /** What a postal code means between two texts, each of which may name its commune or be empty. */
    private Finding posted(String code, String behind, String before) {
        for (String name : List.of(behind, before)) {
            Finding named = named(code, name);
            if (named.isKnown()) {
                return named;
            }
        }
        return postal(code);
    }

    /** The commune this name means beside a postal code; unknown when it means none there. */
    private Finding named(String code, String name) {
        String key = PlaceNames.key(name);
        if (key.isEmpty()) {
            return Finding.UNKNOWN;
        }
        for (Commune commune : mostExact(places.byPostalCode(code))) {
            Commune named = communes.exact(commune.departmentCode(), key);
            if (commune.equals(named) || named != null && named.code().equals(commune.cityCode())) {
                return Finding.of(places, commune);
            }
        }
        Department department = departmentOfPostalCode(code);
        Finding inside = department == null || LabelForms.isStreet(key) ? Finding.UNKNOWN : within(department, name);
        boolean ofDistrict = inside.commune() != null && districtServed(inside.commune(), code) != null;
        return inside.commune() == null || ofDistrict ? Finding.UNKNOWN : inside;
    }

    /** What a postal code means by itself. */
    public Finding postal(String code) {
        List<Commune> served = mostExact(places.byPostalCode(code));
        Commune main = CommuneNames.main(served);
        if (main != null) {
            return Finding.of(places, main);
        }
        Department department = departmentOfPostalCode(code);
        return served.stream()
                .map(commune -> Finding.of(places, commune))
                .reduce(Finding::common)
                .orElse(department == null ? Finding.UNKNOWN : Finding.of(places, department));
    }

    /** A postal code of a district is one of its city too; the district says more. */
    private static List<Commune> mostExact(List<Commune> served) {
        List<Commune> districts = served.stream().filter(Commune::isDistrict).toList();
        return districts.isEmpty() ? served : districts;
    }

    /** The district of this city that has this postal code; null when it has none or the commune no districts. */
    @Nullable
    public Commune districtServed(Commune city, String postalCode) {
        for (Commune commune : places.byPostalCode(postalCode)) {
            if (city.code().equals(commune.cityCode())) {
                return commune;
            }
        }
        return null;
    }

    /** The department a postal code begins with, also for those of firms (CEDEX) that no commune has. */
    private @Nullable Department departmentOfPostalCode(String code) {
        List<Commune> served = places.byPostalCode(code);
        if (!served.isEmpty()) {
            return places.department(served.get(0).departmentCode()).orElse(null);
        }
        String prefix = code.startsWith("97") || code.startsWith("98") ? code.substring(0, 3) : code.substring(0, 2);
        if (prefix.equals("20")) {
            prefix = code.charAt(2) < '2' ? "2A" : "2B";
        } else if (prefix.equals("977") || prefix.equals("978")) {
            // CEDEX of La Réunion; the islands with these department codes have postal codes of Guadeloupe.
            prefix = "974";
        }
        return places.department(prefix).orElse(null);
    }

    private Finding anywhere(String name) {
        String key = PlaceNames.key(name);
        Commune commune = key.isEmpty() ? null : communes.anywhere(key);
        if (commune == null) {
            String core = SURROUNDINGS.matcher(key).replaceFirst("");
            commune = core.equals(key) || core.isEmpty() ? null : communes.anywhere(core);
        }
        return commune == null ? Finding.UNKNOWN : Finding.of(places, commune);
    }

    /** What the areas of a source mean, named from the largest to the smallest. */
    public Finding areas(List<String> names, @Nullable GeoPoint point) {
        Areas question = new Areas(names, point);
        Finding known = readAreas.get(question);
        if (known != null) {
            return known;
        }
        Finding finding = interpretAreas(names, point);
        if (readAreas.size() < MEMORY) {
            readAreas.put(question, finding);
        }
        return finding;
    }

    private Finding interpretAreas(List<String> names, @Nullable GeoPoint point) {
        Finding found = Finding.UNKNOWN;
        for (String name : names) {
            Department department = found.department();
            Finding next = department == null
                    ? interpretPart(name)
                    : exactlyWithin(department, name, found.commune() == null ? null : point);
            if (next.isKnown()
                    && (found.precision() == Place.Precision.UNKNOWN || next.precision() != Place.Precision.COUNTRY)) {
                found = next;
            }
        }
        return found;
    }

    /** The name of a quarter must not be taken for a commune elsewhere in the department, so it must lie at the point. */
    private Finding exactlyWithin(Department department, String name, @Nullable GeoPoint point) {
        String key = PlaceNames.key(name);
        Commune commune = communes.exact(department.code(), key);
        if (commune == null) {
            commune =
                    communes.exact(department.code(), SURROUNDINGS.matcher(key).replaceFirst(""));
        }
        return commune == null || !Distances.plausible(commune, point) ? Finding.UNKNOWN : Finding.of(places, commune);
    }
}
