package fr.jobmarket.simulator.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The offers served as France Travail. */
public final class FranceTravailStock extends Stock {
    static final int ORDER_ORIGIN = 0;
    static final int ORDER_DATE = 1;
    static final int ORDER_MIXED = 2;

    private static final Pattern SALARY =
            Pattern.compile("(Annuel|Mensuel|Horaire|Cachet) de ([0-9]+(?:[.,][0-9]+)?)(?: Euros)?.*");
    private static final Pattern DURATION = Pattern.compile(".* - ([0-9]+) (Mois|Jour)\\b.*");
    private static final Pattern HOURS = Pattern.compile("(\\d{1,2})\\s*[Hh]\\s*(\\d{2})?");
    private static final Pattern EXPERIENCE = Pattern.compile("(\\d+)\\s*(an|mois)", Pattern.CASE_INSENSITIVE);

    final CodedColumn rome = new CodedColumn();
    final CodedColumn appellation = new CodedColumn();
    final CodedColumn department = new CodedColumn();
    final CodedColumn region = new CodedColumn();
    final CodedColumn commune = new CodedColumn();
    final CodedColumn country = new CodedColumn();
    final CodedColumn contract = new CodedColumn();
    final CodedColumn contractNature = new CodedColumn();
    final CodedColumn origin = new CodedColumn();
    final CodedColumn partner = new CodedColumn();
    final CodedColumn experience = new CodedColumn();
    final CodedColumn experienceRequirement = new CodedColumn();
    final CodedColumn qualification = new CodedColumn();
    final CodedColumn naf = new CodedColumn();
    final CodedColumn sector = new CodedColumn();
    final CodedColumn workingTime = new CodedColumn();
    final CodedColumn salaryPeriod = new CodedColumn();
    final CodedColumn level = new CodedColumn();
    final CodedColumn licence = new CodedColumn();
    final CodedColumn flags = new CodedColumn();
    private float[] salary = new float[1024];
    private float[] hours = new float[1024];
    private float[] months = new float[1024];
    private float[] latitude = new float[1024];
    private float[] longitude = new float[1024];
    private int rows;

    private final Map<String, String> romeLabels = new TreeMap<>();
    private final Map<String, String[]> communes = new TreeMap<>();
    private final Map<String, double[]> communePoints = new HashMap<>();
    private final Map<String, String> sectorLabels = new TreeMap<>();

    @Override
    void addColumns(JsonNode offer) {
        grow();
        addOccupation(offer);
        addPlace(offer.path("lieuTravail"));
        addContract(offer);
        addConditions(offer);
        rows++;
    }

    private void grow() {
        if (rows == salary.length) {
            salary = Arrays.copyOf(salary, rows * 2);
            hours = Arrays.copyOf(hours, rows * 2);
            months = Arrays.copyOf(months, rows * 2);
            latitude = Arrays.copyOf(latitude, rows * 2);
            longitude = Arrays.copyOf(longitude, rows * 2);
        }
    }

    private void addOccupation(JsonNode offer) {
        String code = textOf(offer, "romeCode");
        String label = textOf(offer, "romeLibelle");
        rome.add(code);
        appellation.add(textOf(offer, "appellationlibelle"));
        if (code != null && label != null) {
            romeLabels.putIfAbsent(code, label);
        }
        naf.add(textOf(offer, "codeNAF"));
        String sectorCode = textOf(offer, "secteurActivite");
        sector.add(sectorCode);
        String sectorLabel = textOf(offer, "secteurActiviteLibelle");
        if (sectorCode != null && sectorLabel != null) {
            sectorLabels.putIfAbsent(sectorCode, sectorLabel);
        }
        qualification.add(textOf(offer, "qualificationCode"));
    }

    private void addPlace(JsonNode place) {
        String label = textOf(place, "libelle");
        String communeCode = textOf(place, "commune");
        String departmentCode = Geography.departmentOfCommune(communeCode);
        if (departmentCode == null) {
            departmentCode = Geography.departmentOfLabel(label);
        }
        String regionCode = Geography.regionOf(departmentCode);
        commune.add(communeCode);
        department.add(departmentCode);
        region.add(regionCode == null ? Geography.regionOfLabel(label) : regionCode);
        boolean french = regionCode != null || communeCode != null || Countries.isFrance(label);
        country.add(french ? Countries.FRANCE : Countries.codeOf(label));
        double lat = numberOf(place, "latitude");
        double lon = numberOf(place, "longitude");
        latitude[rows] = (float) lat;
        longitude[rows] = (float) lon;
        if (communeCode != null && label != null && !communes.containsKey(communeCode)) {
            int dash = label.indexOf(" - ");
            String postal = textOf(place, "codePostal");
            String name = dash < 0 ? label : label.substring(dash + 3);
            communes.put(
                    communeCode,
                    new String[] {name, postal == null ? "" : postal, departmentCode == null ? "" : departmentCode});
            if (!Double.isNaN(lat) && !Double.isNaN(lon)) {
                communePoints.put(communeCode, new double[] {lat, lon});
            }
        }
    }

    private void addContract(JsonNode offer) {
        String label = textOf(offer, "typeContratLibelle");
        contract.add(textOf(offer, "typeContrat"));
        contractNature.add(textOf(offer, "natureContrat"));
        months[rows] = Float.NaN;
        Matcher duration = DURATION.matcher(label == null ? "" : label);
        if (duration.matches()) {
            float length = Float.parseFloat(duration.group(1));
            months[rows] = duration.group(2).equals("Mois") ? length : length / 30;
        }
        String salaryLabel = textOf(salaryNode(offer), "libelle");
        Matcher amount = SALARY.matcher(salaryLabel == null ? "" : salaryLabel);
        boolean priced = amount.matches();
        salaryPeriod.add(priced ? amount.group(1).substring(0, 1) : null);
        salary[rows] = priced ? Float.parseFloat(amount.group(2).replace(',', '.')) : Float.NaN;
    }

    private static JsonNode salaryNode(JsonNode offer) {
        JsonNode node = offer.path("salaire");
        return node.isArray() ? node.path(0) : node;
    }

    private void addConditions(JsonNode offer) {
        JsonNode source = offer.path("origineOffre");
        origin.add(textOf(source, "origine"));
        partner.add(textOf(source.path("partenaires").path(0), "nom"));
        String required = textOf(offer, "experienceExige");
        experienceRequirement.add(required);
        experience.add(experienceClass(required, textOf(offer, "experienceLibelle")));
        workingTime.add(textOf(offer, "dureeTravailLibelleConverti"));
        Matcher weekly = HOURS.matcher(String.valueOf(textOf(offer, "dureeTravailLibelle")));
        hours[rows] = weekly.find() ? hours(weekly.group(1), weekly.group(2)) : Float.NaN;
        level.add(textOf(offer.path("formations").path(0), "niveauLibelle"));
        licence.add(textOf(offer.path("permis").path(0), "libelle"));
        StringBuilder set = new StringBuilder();
        for (String flag : List.of("accessibleTH", "offresManqueCandidats", "employeurHandiEngage", "alternance")) {
            set.append(offer.path(flag).asBoolean() ? flag + " " : "");
        }
        boolean adapted =
                offer.path("entreprise").path("entrepriseAdaptee").asText().equalsIgnoreCase("true")
                        || offer.path("entrepriseAdaptee").asBoolean();
        flags.add(set + (adapted ? "entrepriseAdaptee" : ""));
    }

    private static float hours(String hours, @Nullable String minutes) {
        return Float.parseFloat(hours) + (minutes == null ? 0 : Float.parseFloat(minutes) / 60);
    }

    /** Classes of the referential: 1 under a year, 2 one to three years, 3 more; 0 not stated. */
    private static String experienceClass(@Nullable String required, @Nullable String label) {
        Matcher stated = EXPERIENCE.matcher(label == null ? "" : label);
        if (stated.find()) {
            int number = Math.min(999, Integer.parseInt(stated.group(1).length() > 3 ? "999" : stated.group(1)));
            int inMonths = stated.group(2).equalsIgnoreCase("an") ? number * 12 : number;
            return inMonths < 12 ? "1" : inMonths <= 36 ? "2" : "3";
        }
        return "D".equals(required) ? "1" : "0";
    }

    @Override
    List<String> texts(JsonNode offer) {
        List<String> texts = new ArrayList<>();
        for (String field : List.of("intitule", "description", "appellationlibelle", "romeLibelle")) {
            texts.add(offer.path(field).asText(""));
        }
        texts.add(offer.path("entreprise").path("nom").asText(""));
        offer.path("competences")
                .forEach(skill -> texts.add(skill.path("libelle").asText("")));
        return texts;
    }

    @Override
    long created(JsonNode offer) {
        return millis(textOf(offer, "dateCreation"));
    }

    static long millis(@Nullable String moment) {
        try {
            return moment == null ? Long.MIN_VALUE : Instant.parse(moment).toEpochMilli();
        } catch (DateTimeException e) {
            return Long.MIN_VALUE;
        }
    }

    @Override
    long[] orderKeys(int row) {
        long moment = createdAt(row) == Long.MIN_VALUE ? 0 : createdAt(row) / 1000;
        long newestFirst = (1L << 34) - moment;
        long partnerLast = "1".equals(origin.get(row)) ? 0 : 1L << 36;
        return new long[] {partnerLast | newestFirst, newestFirst, scrambledId(row)};
    }

    IntPredicate createdBetween(long from, long to) {
        return row -> createdAt(row) >= from && createdAt(row) <= to;
    }

    IntPredicate near(List<double[]> centres, double maxKilometres) {
        float[] lat = latitude;
        float[] lon = longitude;
        return row -> {
            if (Float.isNaN(lat[row])) {
                return false;
            }
            for (double[] centre : centres) {
                if (Geography.kilometres(centre[0], centre[1], lat[row], lon[row]) <= maxKilometres) {
                    return true;
                }
            }
            return false;
        };
    }

    double distance(int row, double[] centre) {
        return Float.isNaN(latitude[row])
                ? Double.MAX_VALUE
                : Geography.kilometres(centre[0], centre[1], latitude[row], longitude[row]);
    }

    IntPredicate paidAtLeast(double amount, String period) {
        return row -> {
            String own = salaryPeriod.get(row);
            return own != null && salary[row] * perYear(own) >= amount * perYear(period);
        };
    }

    private static double perYear(String period) {
        return switch (period) {
            case "M" -> 12;
            case "H" -> 1820;
            default -> 1;
        };
    }

    IntPredicate hoursBetween(double min, double max) {
        float[] cells = hours;
        return row -> cells[row] >= min && cells[row] <= max;
    }

    IntPredicate monthsBetween(double min, double max) {
        float[] cells = months;
        return row -> cells[row] >= min && cells[row] <= max;
    }

    Map<String, String> romeLabels() {
        return romeLabels;
    }

    /** Communes met in offers: code to name, postal code and department. */
    Map<String, String[]> communes() {
        return communes;
    }

    Map<String, String> sectorLabels() {
        return sectorLabels;
    }

    double @Nullable [] communePoint(String code) {
        return communePoints.get(code);
    }

    BitSet searchWords(String words) {
        return rowsWithWords(words, "");
    }
}
