package fr.jobmarket.cleaning.internal.place;

import fr.jobmarket.cleaning.internal.CueGroup;
import fr.jobmarket.cleaning.internal.CueWords;
import fr.jobmarket.cleaning.internal.Cues;
import fr.jobmarket.referential.Commune;
import fr.jobmarket.referential.PlaceNames;
import fr.jobmarket.referential.Places;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the commune an offer is for in its title or description, where nothing else names one. Only wordings that
 * rarely mean anything else count: a name with its department or postal code, a large town after "à", "basé à", "poste à
 * pourvoir à" and the like or at the end of a title, the number of a department in a title. Thread-safe.
 */
public final class TextPlaces {

    private static final int LONGEST_TEXT = 6_000;
    private static final int LONGEST_NAME = 60;
    /** What ends a title stands in its last characters; the patterns for it would search a longer one again and again. */
    private static final int LONGEST_ENDING = 300;

    private static final int SMALLEST_TOWN = 20_000;
    private static final String NAME =
            "\\p{Lu}[\\p{L}'’-]*(?:[ -](?:\\p{Lu}|(?:sur|en|sous|de|du|des|la|le|les|lès|aux?|et|d'|l')\\b)[\\p{L}'’-]*){0,5}";
    private static final Pattern NAME_AT_START = Pattern.compile(NAME);
    private static final Pattern NAME_AT_END = Pattern.compile(NAME + "\\s*$");
    private static final Pattern LINK = Pattern.compile(
            "(?iu) (?:sur|en|sous|de|du|des|la|le|les|lès|aux?|et|d'.*|l'.*)$|^(?:st|ste|saint|sainte)$");
    /** "Maçon" is no misspelling of Mâcon. */
    private static final Pattern OCCUPATION = Pattern.compile("(?iu)^maçon");

    private static final Pattern GENDERS_AT_END =
            Pattern.compile("[\\s,–-]*\\(?[HFMWXhfmwx](?:\\s?/\\s?[HFMWXhfmwx])+\\)?\\s*$");
    /** A number in brackets, or behind the genders at the end of a title, where 35 and 39 may be hours a week. */
    private static final Pattern DEPARTMENT = Pattern.compile(
            "\\((\\d{2}|2[AB]|97[1-6])\\)"
                    + "|(?:[HF]\\s?/\\s?[HF]\\)?|[Dd][ée]p(?:artement|t)\\.?)[\\s,–-]*(?!35\\b|39\\b)(\\d{2}|2[AB]|97[1-6])\\s*$");
    /** Names of towns that end titles as something else. */
    private static final Set<String> WORDS = Set.of(
            "orange", "sens", "gap", "grasse", "vannes", "dole", "vienne", "mende", "creil", "sete", "bron", "nice",
            "agde");

    private static final String[] IN_TITLE = {"à", "-", "–", "|", "/", ",", "("};
    private static final String[] LOCATED = {
        "basé à",
        "basée à",
        "basé(e) à",
        "basés à",
        "basé sur",
        "basée sur",
        "situé à",
        "située à",
        "situé(e) à",
        "localisé à",
        "localisée à",
        "pourvoir à",
        "pourvoir sur",
        "poste à",
        "poste sur",
        "lieu :",
        "lieu de travail :",
        "lieu du poste :",
        "lieu de mission :",
        "localisation :",
        "localisation du poste :",
        "bureaux à"
    };

    /** No wording above is longer, with the space behind it and some more before. */
    private static final int LONGEST_WORDING = 30;

    /** What the words above end with; most capitals follow something else. */
    private static final String LAST_LETTERS = "àÀ-–|/,(rR:";

    private final Places places;
    private final CommuneNames communes;

    public TextPlaces(Places places, CommuneNames communes) {
        this.places = places;
        this.communes = communes;
    }

    /** The first words of the wordings before a place. */
    public static void cues(CueWords.Builder words) {
        for (String wording : LOCATED) {
            words.add(CueGroup.PLACE, wording);
        }
    }

    /** What they name; unknown when nothing does. A department comes from the title alone. */
    public Finding find(Cues title, Cues description) {
        Commune inTitle = inTitle(title);
        if (inTitle != null) {
            return Finding.of(places, inTitle);
        }
        Commune numberedInText = numbered(description);
        Commune inText = numberedInText != null ? numberedInText : townBehindCue(description);
        return inText != null ? Finding.of(places, inText) : department(ending(title.text()));
    }

    private static String ending(String title) {
        return title.length() <= LONGEST_ENDING ? title : title.substring(title.length() - LONGEST_ENDING);
    }

    private @Nullable Commune inTitle(Cues title) {
        Commune numbered = numbered(title);
        if (numbered != null) {
            return numbered;
        }
        Commune introduced = town(title.text(), 1, title.text().length(), IN_TITLE);
        return introduced != null ? introduced : lastTown(ending(title.text()));
    }

    /** "Comptable Tours": the large town whose name ends a title, unless the name is also a word or a brand. */
    private @Nullable Commune lastTown(String title) {
        String trade = GENDERS_AT_END.matcher(title).replaceFirst("");
        Matcher name = NAME_AT_END.matcher(trade).region(Math.max(0, trade.length() - LONGEST_NAME), trade.length());
        if (!name.find()) {
            return null;
        }
        for (int start = Math.max(name.start(), trade.indexOf(' ') + 1);
                start > 0 && start < trade.length();
                start = trade.indexOf(' ', start) + 1) {
            Commune commune = bigTown(trade.substring(start));
            if (commune != null) {
                return commune;
            }
        }
        return null;
    }

    private @Nullable Commune bigTown(String name) {
        String key = PlaceNames.key(name);
        Commune commune = WORDS.contains(key) || OCCUPATION.matcher(name).find() ? null : communes.anywhere(key);
        return commune != null && commune.population() >= SMALLEST_TOWN ? commune : null;
    }

    /** "Comptable (44)", "Comptable H/F 44"; unknown when there is no such number or there are several. */
    private Finding department(String title) {
        Finding found = Finding.UNKNOWN;
        Matcher number = DEPARTMENT.matcher(title);
        while (number.find()) {
            String code = number.group(1) != null ? number.group(1) : number.group(2);
            Finding next =
                    places.department(code).map(d -> Finding.of(places, d)).orElse(Finding.UNKNOWN);
            if (found.isKnown() && !found.equals(next)) {
                return Finding.UNKNOWN;
            }
            found = next;
        }
        return found;
    }

    /** Numbers are rare, so they are looked for first and names only beside them. */
    private @Nullable Commune numbered(Cues cues) {
        String text = cues.text();
        for (int cue = cues.next(0, CueGroup.NUMBER);
                cue < cues.size() && cues.start(cue) < LONGEST_TEXT;
                cue = cues.next(cue + 1, CueGroup.NUMBER)) {
            int end = cues.start(cue) + 1;
            while (isDigit(text, end)) {
                end++;
            }
            Commune commune = beside(text, cues.start(cue), end);
            if (commune != null) {
                return commune;
            }
        }
        return null;
    }

    private @Nullable Commune townBehindCue(Cues cues) {
        int seen = 0;
        for (int cue = cues.next(0, CueGroup.PLACE);
                cue < cues.size() && cues.start(cue) < LONGEST_TEXT;
                cue = cues.next(cue + 1, CueGroup.PLACE)) {
            int from = Math.max(seen, cues.start(cue) + 1);
            int to = Math.min(cues.text().length(), cues.start(cue) + LONGEST_WORDING);
            Commune commune = town(cues.text(), from, to, LOCATED);
            if (commune != null) {
                return commune;
            }
            seen = Math.max(seen, to);
        }
        return null;
    }

    private @Nullable Commune beside(String text, int start, int end) {
        int digits = end - start;
        int close = digits == 1 && end < text.length() && "AB".indexOf(text.charAt(end)) >= 0 ? end + 1 : end;
        boolean bracketed =
                start > 0 && text.charAt(start - 1) == '(' && close < text.length() && text.charAt(close) == ')';
        if (bracketed && (digits == 2 || digits == 3 || digits == 5 || close > end)) {
            Matcher name = NAME_AT_END.matcher(text.substring(Math.max(0, start - 1 - LONGEST_NAME), start - 1));
            return name.find() ? named(name.group(), text.substring(start, close)) : null;
        }
        boolean postal = digits == 5 && end + 1 < text.length() && text.charAt(end) == ' ';
        if (postal) {
            String after = text.substring(end + 1, Math.min(text.length(), end + 1 + LONGEST_NAME));
            Matcher name = NAME_AT_START.matcher(after);
            return name.lookingAt() ? servedAlong(after.substring(0, name.end()), text.substring(start, end)) : null;
        }
        return null;
    }

    private static boolean isDigit(String text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    /** The name is often preceded by words of the sentence, so its endings are tried too, the longest first. */
    private @Nullable Commune named(String name, String number) {
        String key = PlaceNames.key(name);
        while (!key.isEmpty()) {
            Commune commune = number.length() == 5 ? servedBy(number, key) : communes.exact(number, key);
            if (commune != null) {
                return commune;
            }
            int space = key.indexOf(' ');
            key = space < 0 ? "" : key.substring(space + 1);
        }
        return null;
    }

    /** The name behind a postal code is often followed by other words, so its beginnings are tried too. */
    private @Nullable Commune servedAlong(String name, String postalCode) {
        String key = PlaceNames.key(name);
        while (!key.isEmpty()) {
            Commune commune = servedBy(postalCode, key);
            if (commune != null) {
                return commune;
            }
            int space = key.lastIndexOf(' ');
            key = space < 0 ? "" : key.substring(0, space);
        }
        return null;
    }

    private @Nullable Commune servedBy(String postalCode, String key) {
        for (Commune commune : places.byPostalCode(postalCode)) {
            if (key.equals(PlaceNames.key(commune.name()))
                    || commune.equals(communes.exact(commune.departmentCode(), key))) {
                return commune;
            }
        }
        return null;
    }

    /** The town behind one of these words; only places where a capital follows a space or bracket are looked at. */
    private @Nullable Commune town(String text, int from, int to, String[] before) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            boolean name = c >= 'A' && (c <= 'Z' || c > 0x7f && Character.isUpperCase(c));
            if (!name || text.charAt(i - 1) != ' ' && text.charAt(i - 1) != '(' || !follows(text, i, before)) {
                continue;
            }
            Matcher matcher = NAME_AT_START.matcher(text).region(i, Math.min(text.length(), i + LONGEST_NAME));
            Commune commune = matcher.lookingAt() ? town(matcher.group()) : null;
            if (commune != null) {
                return commune;
            }
        }
        return null;
    }

    private static boolean follows(String text, int at, String[] words) {
        int end = text.charAt(at - 1) == ' ' ? at - 1 : at;
        if (end == 0 || LAST_LETTERS.indexOf(text.charAt(end - 1)) < 0) {
            return false;
        }
        for (String word : words) {
            int start = end - word.length();
            boolean alone =
                    start <= 0 || !Character.isLetter(text.charAt(start - 1)) || !Character.isLetter(word.charAt(0));
            if (alone && start >= 0 && text.regionMatches(true, start, word, 0, word.length())) {
                return true;
            }
        }
        return false;
    }

    /** The name is often followed by more capitals, so its beginnings are tried too, but never half of a longer name. */
    private @Nullable Commune town(String name) {
        String candidate = name;
        while (!candidate.isEmpty()) {
            Commune commune =
                    OCCUPATION.matcher(candidate).find() ? null : communes.anywhere(PlaceNames.key(candidate));
            if (commune != null && commune.population() >= SMALLEST_TOWN) {
                return commune;
            }
            int space = candidate.lastIndexOf(' ');
            if (space < 0
                    || LINK.matcher(candidate.substring(0, space)).find()
                    || LINK.matcher(candidate.substring(space)).find()) {
                return null;
            }
            candidate = candidate.substring(0, space);
        }
        return null;
    }
}
