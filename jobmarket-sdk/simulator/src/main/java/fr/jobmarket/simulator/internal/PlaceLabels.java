package fr.jobmarket.simulator.internal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The many ways job boards write a place. */
final class PlaceLabels {
    private static final Pattern DISTRICT = Pattern.compile("(Paris|Lyon|Marseille) (\\d+)(er|e) Arrondissement");
    private static final List<String> ABROAD = List.of(
            "Luxembourg (Frontalier)",
            "Suisse (Frontalier)",
            "Belgique (Frontalier)",
            "Québec Canada",
            "Allemagne",
            "Monaco");
    private static final Map<String, String> ADZUNA_REGIONS = Map.of(
            "11", "Ile-de-France",
            "24", "Centre",
            "32", "Hauts-De-France",
            "44", "Grand-Est",
            "01", "DOM-TOM",
            "02", "DOM-TOM",
            "03", "DOM-TOM",
            "04", "DOM-TOM",
            "06", "DOM-TOM");

    private PlaceLabels() {}

    /** The commune's name in a sentence: a district gives its city, sometimes with the number. */
    static String city(MarketPlaces.Commune commune) {
        Matcher district = DISTRICT.matcher(commune.name());
        return district.matches() ? district.group(1) : commune.name();
    }

    /** Fills France Travail's lieuTravail. */
    static void franceTravail(ObjectNode place, MarketPlaces.Commune commune, String partner, SplittableRandom random) {
        int dice = random.nextInt(1000);
        Geography.Department department = Geography.department(commune.departmentCode());
        String name = department == null ? "" : department.name();
        if (dice < 59) {
            place.put("libelle", departmentLabel(commune.departmentCode(), name, random));
        } else if (dice < 64) {
            String region = Geography.regions().get(Geography.regionOf(commune.departmentCode()));
            place.put("libelle", random.nextBoolean() ? unaccented(String.valueOf(region)) : region);
        } else if (dice < 83) {
            place.put("libelle", List.of("France", "FRANCE", "France entière").get(random.nextInt(3)));
        } else if (dice < 88) {
            place.put("libelle", ABROAD.get(random.nextInt(ABROAD.size())));
        } else if (dice < 94) {
            place.put(
                    "libelle",
                    city(commune) + " OU " + city(MarketPlaces.at(random.nextDouble())) + " OU "
                            + city(MarketPlaces.at(random.nextDouble())));
        } else {
            place.put("libelle", communeLabel(commune, random));
            addCoordinates(place, commune, partner, random);
            if (dice >= 108) {
                place.put("codePostal", commune.postalCode());
                place.put("commune", commune.code());
            }
        }
    }

    private static String departmentLabel(String code, String name, SplittableRandom random) {
        return switch (random.nextInt(10)) {
            case 0 -> code;
            case 1 -> code + " - sur le département " + code;
            default -> code + " - " + (code.equals("75") ? "Paris (Dept.)" : turned(name));
        };
    }

    /** "Haute-Savoie" as some boards file it: "Savoie (Haute)". */
    private static String turned(String name) {
        for (String first : List.of("Haute", "Haut", "Hautes", "Hauts")) {
            if (name.startsWith(first + "-") && !name.equals("Hauts-de-Seine")) {
                return name.substring(first.length() + 1) + " (" + first + ")";
            }
        }
        return name;
    }

    private static String communeLabel(MarketPlaces.Commune commune, SplittableRandom random) {
        Matcher district = DISTRICT.matcher(commune.name());
        String name = commune.name();
        boolean capitals = random.nextInt(100) < 35;
        if (district.matches() && random.nextBoolean()) {
            name = district.group(1) + String.format(" %02d", Integer.parseInt(district.group(2)));
        }
        if (capitals) {
            name = unaccented(name).replace('-', ' ').toUpperCase(Locale.FRENCH);
        }
        return commune.departmentCode() + " - " + name;
    }

    private static void addCoordinates(
            ObjectNode place, MarketPlaces.Commune commune, String partner, SplittableRandom random) {
        if (random.nextInt(100) < 4) {
            return;
        }
        boolean swapped = partner.equals("SOFTY");
        place.put("latitude", swapped ? commune.longitude() : commune.latitude());
        place.put("longitude", swapped ? commune.latitude() : commune.longitude());
    }

    /** Fills Adzuna's location and coordinates. */
    static void adzuna(ObjectNode offer, ObjectNode location, MarketPlaces.Commune commune, SplittableRandom random) {
        ArrayNode area = location.putArray("area");
        area.add("France");
        int dice = random.nextInt(100);
        if (dice < 12) {
            location.put("display_name", "France");
            return;
        }
        String regionCode = String.valueOf(Geography.regionOf(commune.departmentCode()));
        String region = ADZUNA_REGIONS.getOrDefault(
                regionCode, String.valueOf(Geography.regions().get(regionCode)));
        area.add(region);
        if (dice < 16) {
            location.put("display_name", region + ", France");
            return;
        }
        Geography.Department department = Geography.department(commune.departmentCode());
        String departmentName = department == null ? region : department.name();
        Matcher district = DISTRICT.matcher(commune.name());
        String above = departmentName;
        String name = commune.name();
        area.add(departmentName);
        if (district.matches() && !commune.departmentCode().equals("75")) {
            above = district.group(1);
            area.add(above);
        }
        if (district.matches()) {
            name = district.group(2) + district.group(3) + " Arrondissement";
        }
        if (dice < 26) {
            location.put("display_name", departmentName + ", " + region);
        } else {
            area.add(name);
            location.put("display_name", name + ", " + above);
        }
        if (random.nextInt(100) < 95) {
            offer.put("latitude", round(commune.latitude() + random.nextDouble() * 0.01));
            offer.put("longitude", round(commune.longitude() + random.nextDouble() * 0.01));
        }
    }

    private static double round(double degrees) {
        return Math.round(degrees * 100_000) / 100_000.0;
    }

    /** Without accents on capitals and letters, as old systems write. */
    static String unaccented(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            String letter = text.substring(i, i + 1);
            String folded = TextIndex.fold(letter);
            plain.append(Character.isUpperCase(letter.charAt(0)) ? folded.toUpperCase(Locale.FRENCH) : folded);
        }
        return plain.toString();
    }
}
