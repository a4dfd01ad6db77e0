package fr.jobmarket.cleaning.place;

import fr.jobmarket.referential.Commune;
import fr.jobmarket.referential.PlaceNames;
import fr.jobmarket.referential.Places;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the commune an offer is for in its title or description, where nothing else names one. Only wordings that
 * rarely mean anything else count: a name with its department or postal code, or a large town after "à", "basé à",
 * "poste à pourvoir à" and the like. Thread-safe.
 */
final class TextPlaces {

    private static final int LONGEST_TEXT = 6_000;
    private static final int SMALLEST_TOWN = 20_000;
    private static final String NAME =
            "\\p{Lu}[\\p{L}'’-]*(?:[ -](?:\\p{Lu}|(?:sur|en|sous|de|du|des|la|le|les|lès|aux?|et|d'|l')\\b)[\\p{L}'’-]*){0,5}";
    private static final Pattern WITH_NUMBER = Pattern.compile("(" + NAME + ")\\s*\\((\\d{2,3}|2[AB]|\\d{5})\\)");
    private static final Pattern NUMBER_FIRST = Pattern.compile("(?<!\\d)(\\d{5})\\s+(" + NAME + ")");
    private static final Pattern LOCATED = Pattern.compile(
            "(?:bas[ée]e?s? (?:à|a|sur)|situ[ée]e?s? (?:à|a)|localis[ée]e?s? (?:à|a)|pourvoir (?:à|a|sur)|poste (?:à|sur)"
                    + "|[Ll]ieu(?: de travail| du poste| de mission)? ?:|[Ll]ocalisation(?: du poste)? ?:|bureaux à)\\s+("
                    + NAME + ")");
    private static final Pattern LINK = Pattern.compile(
            "(?i) (?:sur|en|sous|de|du|des|la|le|les|lès|aux?|et|d'.*|l'.*)$|^(?:st|ste|saint|sainte)$");
    /** "Maçon" is no misspelling of Mâcon. */
    private static final Pattern OCCUPATION = Pattern.compile("(?iu)^maçon");

    private static final Pattern IN_TITLE = Pattern.compile("(?:\\bà |[-–|/,(]\\s*)(" + NAME + ")");

    private final Places places;
    private final CommuneNames communes;

    TextPlaces(Places places, CommuneNames communes) {
        this.places = places;
        this.communes = communes;
    }

    @Nullable
    Commune find(@Nullable String title, @Nullable String description) {
        Commune inTitle = title == null ? null : inTitle(title);
        if (inTitle != null || description == null) {
            return inTitle;
        }
        String text = description.length() <= LONGEST_TEXT ? description : description.substring(0, LONGEST_TEXT);
        Commune numbered = numbered(text);
        return numbered != null ? numbered : town(LOCATED, text);
    }

    private @Nullable Commune inTitle(String title) {
        Commune numbered = numbered(title);
        return numbered != null ? numbered : town(IN_TITLE, title);
    }

    private @Nullable Commune numbered(String text) {
        Matcher after = WITH_NUMBER.matcher(text);
        while (after.find()) {
            Commune commune = named(after.group(1), after.group(2));
            if (commune != null) {
                return commune;
            }
        }
        Matcher before = NUMBER_FIRST.matcher(text);
        while (before.find()) {
            Commune commune = named(before.group(2), before.group(1));
            if (commune != null) {
                return commune;
            }
        }
        return null;
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

    private @Nullable Commune servedBy(String postalCode, String key) {
        List<Commune> served = places.byPostalCode(postalCode);
        for (Commune commune : served) {
            if (key.equals(PlaceNames.key(commune.name()))
                    || commune.equals(communes.exact(commune.departmentCode(), key))) {
                return commune;
            }
        }
        return null;
    }

    private @Nullable Commune town(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            Commune commune = town(matcher.group(1));
            if (commune != null) {
                return commune;
            }
        }
        return null;
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
