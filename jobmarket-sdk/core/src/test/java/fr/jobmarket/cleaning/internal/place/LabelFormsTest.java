package fr.jobmarket.cleaning.internal.place;

import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.cleaning.PlaceResolver;
import fr.jobmarket.offer.Place;
import fr.jobmarket.referential.Commune;
import fr.jobmarket.referential.Department;
import fr.jobmarket.referential.PlaceNames;
import fr.jobmarket.referential.Places;
import fr.jobmarket.referential.Region;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every kind of label, made from the whole referential: communes drawn at random, all districts, departments and regions,
 * in the forms people and other boards write. Each kind states the share that must be read right.
 */
@Tag("slow")
class LabelFormsTest {

    private static final int DRAWN = 1500;
    private static final String[] STREETS = {
        "rue de la Paix", "avenue de Paris", "bd Victor Hugo", "place du Marché", "allée des Chênes", "ZA du Bois",
                "chemin de Lyon",
        "impasse du Nord", "route de Nantes", "quai de la Loire", "cours Gambetta", "Z.I. Nord", "rue du Cantal",
                "bis rue de Brest"
    };

    private final Places france = Places.ofFrance();
    private final PlaceResolver resolver = PlaceResolver.ofDefaults();
    private final Random random = new Random(35238);
    private final List<Commune> communes =
            drawn(commune -> !commune.isDistrict() && !CommuneNames.hasDistricts(commune));
    /** Names that mean one commune wherever they stand. */
    private final List<Commune> towns = drawn(commune -> commune.population() >= 10_000
            && commune.equals(CommuneNames.dominant(france.byName(PlaceNames.key(commune.name()))))
            && france.departments().stream().noneMatch(d -> key(d.name()).equals(key(commune.name())))
            && !commune.isDistrict()
            && !CommuneNames.hasDistricts(commune));

    private List<Commune> drawn(Predicate<Commune> wanted) {
        List<Commune> all = new ArrayList<>(france.communes());
        Collections.shuffle(all, random);
        return all.stream().filter(wanted).limit(DRAWN).toList();
    }

    @Test
    void streetAddresses() {
        communesRight(0.99, communes, commune -> {
            String street = 1 + random.nextInt(120) + " " + STREETS[random.nextInt(STREETS.length)];
            String postal = postal(commune);
            return List.of(
                    street + ", " + postal + " " + commune.name(),
                    street + " " + postal + " " + capitals(commune),
                    street + " - " + postal + " " + commune.name(),
                    street + "\n" + postal + " " + capitals(commune) + ", France",
                    street.replaceFirst("^\\d+ ", "") + ", " + postal + " " + commune.name());
        });
        communesRight(0.97, towns, commune -> {
            String street = 1 + random.nextInt(120) + " " + STREETS[random.nextInt(STREETS.length)];
            return List.of(street + ", " + commune.name(), street + " - " + capitals(commune));
        });
    }

    @Test
    void postalCodesBesideNames() {
        communesRight(0.99, communes, commune -> {
            String postal = postal(commune);
            return List.of(
                    postal + " " + capitals(commune),
                    commune.name() + " " + postal,
                    commune.name() + " (" + postal + ")",
                    commune.name() + " - " + postal,
                    postal.substring(0, 2) + " " + postal.substring(2) + " " + commune.name(),
                    "F-" + postal + " " + commune.name(),
                    commune.name() + ", " + postal + ", France");
        });
        communesRight(
                0.99,
                drawn(commune -> postal(commune).startsWith("0")),
                commune -> List.of(postal(commune).substring(1) + " " + capitals(commune)));
    }

    @Test
    void departmentNumbersBesideNames() {
        communesRight(0.99, communes, commune -> {
            String department = commune.departmentCode();
            return List.of(
                    department + " - " + capitals(commune),
                    department + "-" + commune.name(),
                    department + " " + capitals(commune),
                    capitals(commune) + " " + department,
                    commune.name() + " (" + department + ")",
                    commune.name() + " - " + department,
                    commune.name() + ", " + department + ", France",
                    "FR-" + department + "-" + capitals(commune));
        });
    }

    @Test
    void cedexInEveryForm() {
        communesRight(0.99, communes, commune -> {
            String department = commune.departmentCode();
            String firms = firmsPostal(commune);
            return List.of(
                    department + " - " + capitals(commune) + " CEDEX",
                    department + " - " + capitals(commune) + " CEDEX " + (1 + random.nextInt(9)),
                    firms + " " + capitals(commune) + " CEDEX",
                    firms + " " + commune.name() + " Cedex " + (1 + random.nextInt(20)));
        });
        communesRight(0.98, towns, commune -> List.of(commune.name() + " Cédex", capitals(commune) + " CEDEX 9"));
    }

    @Test
    void districtsInEveryForm() {
        String[] roman = {
            "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI",
            "XVII", "XVIII", "XIX", "XX"
        };
        communesRight(1, france.communes().stream().filter(Commune::isDistrict).toList(), district -> {
            String city = district.name().substring(0, district.name().indexOf(' '));
            int number = Integer.parseInt(district.name().replaceAll("\\D", ""));
            String ordinal = number + (number == 1 ? "er" : "e");
            String two = String.format("%02d", number);
            String department = district.departmentCode();
            List<String> labels = new ArrayList<>();
            for (String postal : district.postalCodes()) {
                labels.addAll(List.of(
                        postal,
                        postal + " " + city,
                        city + " " + postal,
                        city + " - " + postal,
                        city + " (" + postal + ")",
                        "12 rue de la Paix, " + postal + " " + city.toUpperCase(Locale.FRENCH),
                        postal + " " + city + " " + ordinal));
            }
            labels.addAll(List.of(
                    city + " " + number,
                    city + " " + two,
                    city.toUpperCase(Locale.FRENCH) + "-" + two,
                    city + " " + ordinal,
                    city + ", " + ordinal,
                    city + " (" + ordinal + ")",
                    city + " " + ordinal + " arrondissement",
                    city + "-" + number + "E-Arrondissement",
                    city + " " + number + "ème",
                    city + " " + number + "ème arr.",
                    city + " " + roman[number - 1],
                    city + " " + roman[number - 1] + "e",
                    city + " " + number + "ème (" + department + ")",
                    department + " - " + city.toUpperCase(Locale.FRENCH) + " " + two,
                    department + " - " + city + " " + ordinal,
                    department + " - " + city + " CEDEX " + two,
                    city.toUpperCase(Locale.FRENCH) + " CEDEX " + two,
                    department + "379 " + city + " CEDEX " + two));
            return labels;
        });
    }

    @Test
    void departmentsInEveryForm() {
        right(
                0.99,
                france.departments().stream().filter(d -> hasNoNamesake(d)).toList(),
                department -> {
                    String name = department.name();
                    String code = department.code();
                    return List.of(
                            name,
                            name.toUpperCase(Locale.FRENCH),
                            code + " - " + name,
                            name + " (" + code + ")",
                            name + " - " + code,
                            code,
                            "Département " + code,
                            "dépt " + code,
                            "dans le " + code,
                            "Département de " + name,
                            "dép. " + code,
                            "dpt " + code,
                            "secteur " + name,
                            name + " et départements limitrophes",
                            name + ", France");
                },
                (place, department) ->
                        department.code().equals(place.departmentCode()) && (place.communeCode() == null));
        right(
                0.98,
                france.departments().stream().filter(d -> hasNoNamesake(d)).toList(),
                department -> List.of(
                        "Nord " + department.name(), "Sud " + department.name(), "Sud-Est " + department.name()),
                (place, department) ->
                        department.code().equals(place.departmentCode()) && (place.communeCode() == null));
    }

    /**
     * Paris, Mayenne and the like are communes too, "Nord" is what others lie in the north of, and the numbers 13 and 69
     * alone are Marseille and Lyon.
     */
    private boolean hasNoNamesake(Department department) {
        return !List.of("59", "13", "69").contains(department.code())
                && france.byName(key(department.name())).isEmpty()
                && !department.code().startsWith("98");
    }

    @Test
    void regionsInEveryForm() {
        right(
                1,
                france.regions().stream().filter(Region::metropolitan).toList(),
                region -> List.of(
                        region.name(),
                        region.name().toUpperCase(Locale.FRENCH),
                        "Région " + region.name(),
                        "region " + key(region.name()),
                        "en " + region.name(),
                        "dans toute la région " + region.name(),
                        region.name() + ", France"),
                (place, region) -> region.code().equals(place.regionCode()) && place.departmentCode() == null);
    }

    @Test
    void overseasNamesCarryTheirDepartment() {
        right(
                1,
                france.regions().stream()
                        .filter(r -> !r.metropolitan() && r.code().startsWith("0"))
                        .toList(),
                region -> List.of(
                        region.name(),
                        region.name().toUpperCase(Locale.FRENCH),
                        "DOM-TOM / " + region.name(),
                        "Ile de " + region.name()),
                (place, region) -> region.code().equals(place.regionCode()) && place.departmentCode() != null);
        communesRight(0.99, drawn(c -> c.departmentCode().matches("97[12346]")), commune -> {
            String area = france.department(commune.departmentCode())
                    .map(Department::name)
                    .orElseThrow();
            return List.of(
                    "DOM-TOM / " + area + " / " + commune.name(),
                    commune.name() + " de " + area,
                    commune.name() + " " + area,
                    commune.name() + ", " + area,
                    area + " - " + commune.name());
        });
    }

    @Test
    void wordsAroundNames() {
        communesRight(0.98, towns, commune -> {
            String name = commune.name();
            return List.of(
                    "Ville de " + name,
                    "Mairie de " + name,
                    "secteur " + name,
                    "proche de " + name,
                    "Proche " + name,
                    "à proximité de " + name,
                    "près de " + name,
                    "Centre-ville de " + name,
                    "Basé à " + name,
                    "Lieu : " + name,
                    "agglomération de " + name,
                    name + " et environs",
                    name + " et périphérie",
                    name + " ou alentours",
                    name + " (hybride)",
                    name + " centre",
                    name + ", France",
                    "commune de " + name,
                    "Poste basé à " + name,
                    "autour de " + name);
        });
    }

    @Test
    void shortenedNames() {
        communesRight(
                0.99,
                drawn(c -> c.name().matches(".*\\bSaintes?\\b.*")),
                commune -> List.of(commune.departmentCode() + " - "
                        + capitals(commune).replaceAll("\\bSAINT(E?)(S?)\\b", "ST$1$2")));
        communesRight(
                0.97,
                drawn(c -> c.name().contains("-sur-") || c.name().contains("-sous-")),
                commune -> List.of(commune.departmentCode() + " - "
                        + commune.name().replace("-sur-", " s/ ").replace("-sous-", " s/s ")));
        communesRight(
                0.97,
                drawn(c -> c.name().matches("L[ea]s? .*|L'.*")),
                commune -> List.of(
                        commune.departmentCode() + " - "
                                + capitals(commune).replaceFirst("^(LES?|LA|L) (.*)$", "$2 ($1)"),
                        commune.departmentCode() + " - " + capitals(commune).replaceFirst("^(LES?|LA|L) (.*)$", "$2")));
    }

    private void communesRight(double share, List<Commune> communes, Function<Commune, List<String>> labels) {
        right(share, communes, labels, (place, commune) -> commune.code().equals(place.communeCode()));
    }

    private interface Truth<T> {
        boolean is(Place place, T meant);
    }

    private <T> void right(double share, List<T> all, Function<T, List<String>> labels, Truth<T> truth) {
        List<String> wrong = new ArrayList<>();
        int count = 0;
        for (T meant : all) {
            for (String label : labels.apply(meant)) {
                Place place = resolver.resolve(label).place();
                count++;
                if (!truth.is(place, meant)) {
                    wrong.add(label + " => " + place.communeName() + " " + place.departmentCode() + " "
                            + place.regionCode());
                }
            }
        }
        int misread = wrong.size();
        assertTrue(
                count > 0 && misread <= (1 - share) * count,
                misread + " of " + count + " labels misread, such as " + wrong.subList(0, Math.min(40, misread)));
    }

    private static String postal(Commune commune) {
        return commune.postalCodes().isEmpty() ? "99999" : commune.postalCodes().get(0);
    }

    /** A postal code that only firms have; in some places the department of the post is not that of the commune. */
    private static String firmsPostal(Commune commune) {
        return postal(commune).substring(0, 3) + "79";
    }

    private static String capitals(Commune commune) {
        return key(commune.name()).toUpperCase(Locale.FRENCH);
    }

    private static String key(String name) {
        return PlaceNames.key(name);
    }
}
