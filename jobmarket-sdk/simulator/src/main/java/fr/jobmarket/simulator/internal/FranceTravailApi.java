package fr.jobmarket.simulator.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.jobmarket.simulator.FaultProfile;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** France Travail's resources: search, one offer, referentials. Authentication and faults are settled before. */
public final class FranceTravailApi {
    public static final String BASE_PATH = "/partenaire/offresdemploi";

    private static final Pattern OFFER_ID = Pattern.compile("[0-9A-Z]{4,12}");

    private final FranceTravailStock stock;
    private final FranceTravailReferentials referentials;
    private final FaultProfile faults;
    private final Clock clock;

    public FranceTravailApi(FranceTravailStock stock, FaultProfile faults, Clock clock) {
        this.stock = stock;
        this.referentials = new FranceTravailReferentials(stock);
        this.faults = faults;
        this.clock = clock;
    }

    /** Answers a request whose token was accepted. */
    public ApiResponse answer(ApiRequest request) {
        String path = request.path().substring(BASE_PATH.length());
        if (!request.method().equals("GET")) {
            return error(405, "Méthode non autorisée.");
        }
        try {
            if (path.equals("/v2/offres/search")) {
                return stock.reading(() -> search(request));
            }
            if (path.startsWith("/v2/offres/")) {
                return offer(path.substring("/v2/offres/".length()));
            }
            if (path.startsWith("/v2/referentiel/")) {
                String json = stock.reading(() -> referentials.json(path.substring("/v2/referentiel/".length())));
                return json == null ? error(404, "Référentiel inconnu.") : ApiResponse.json(200, json);
            }
        } catch (BadRequest e) {
            return error(400, String.valueOf(e.getMessage()));
        }
        return error(404, "Ressource inconnue.");
    }

    private ApiResponse search(ApiRequest request) {
        FranceTravailQuery query = FranceTravailQuery.of(request.query(), stock, referentials, clock.instant());
        BitSet matching = query.matching();
        int total = matching.cardinality();
        int[] rows = page(query, matching);
        if (rows.length == 0) {
            ApiResponse none = ApiResponse.empty(204);
            return faults.contentRangeOnNoContent()
                    ? none.with("Content-Range", "offres */" + total).with("Accept-Range", "offres 150")
                    : none;
        }
        int last = query.first() + rows.length - 1;
        boolean complete = last == total - 1;
        return ApiResponse.json(complete && !faults.alwaysPartialContent() ? 200 : 206, body(rows, matching))
                .with("Content-Range", "offres " + query.first() + "-" + last + "/" + total)
                .with("Accept-Range", "offres 150");
    }

    private int[] page(FranceTravailQuery query, BitSet matching) {
        if (query.sort() == 2 && !query.centres().isEmpty()) {
            double[] centre = query.centres().get(0);
            return matching.stream()
                    .boxed()
                    .sorted(Comparator.comparingDouble(row -> stock.distance(row, centre)))
                    .skip(query.first())
                    .limit((long) query.last() - query.first() + 1)
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
        int order = FranceTravailStock.ORDER_DATE;
        if (query.sort() != 1) {
            order = faults.originOrdering() ? FranceTravailStock.ORDER_ORIGIN : FranceTravailStock.ORDER_MIXED;
        }
        return stock.slice(matching, order, query.first(), query.last() + 1);
    }

    private byte[] body(int[] rows, BitSet matching) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(rows.length * 3000 + 2000);
        body.writeBytes("{\"resultats\":[".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < rows.length; i++) {
            if (i > 0) {
                body.write(',');
            }
            body.writeBytes(served(stock.payload(rows[i])));
        }
        body.write(']');
        if (faults.aggregations()) {
            body.writeBytes(",\"filtresPossibles\":".getBytes(StandardCharsets.UTF_8));
            body.writeBytes(aggregations(matching).toString().getBytes(StandardCharsets.UTF_8));
        }
        body.write('}');
        return body.toByteArray();
    }

    private byte[] served(byte[] payload) {
        if (!faults.salaryAsArray() && !faults.unknownFields()) {
            return payload;
        }
        ObjectNode offer = (ObjectNode) Stock.parse(new String(payload, StandardCharsets.UTF_8));
        boolean odd = Math.floorMod(String.valueOf(Stock.idOf(offer)).hashCode(), 5) == 0;
        JsonNode salary = offer.get("salaire");
        if (faults.salaryAsArray() && odd && salary != null && salary.isObject()) {
            offer.putArray("salaire").add(salary);
        }
        if (faults.unknownFields()) {
            offer.putObject("champInconnu").put("valeur", odd);
        }
        return offer.toString().getBytes(StandardCharsets.UTF_8);
    }

    private ArrayNode aggregations(BitSet matching) {
        ArrayNode filters = Stock.JSON.createArrayNode();
        Map<String, String> natures = new LinkedHashMap<>();
        Referentials.fixed("naturesContrats").forEach((code, label) -> natures.put(label, code));
        aggregate(filters, "typeContrat", stock.contract, matching, Map.of());
        aggregate(filters, "experience", stock.experience, matching, Map.of());
        aggregate(filters, "qualification", stock.qualification, matching, null);
        aggregate(filters, "natureContrat", stock.contractNature, matching, natures);
        return filters;
    }

    /** Counts by value; {@code codes} turns labels into codes, null folds qualifications into 9 (managers) and 0. */
    private static void aggregate(
            ArrayNode filters, String name, CodedColumn column, BitSet matching, @Nullable Map<String, String> codes) {
        int[] counts = new int[column.distinct() + 1];
        for (int row = matching.nextSetBit(0); row >= 0; row = matching.nextSetBit(row + 1)) {
            counts[column.codeAt(row) + 1]++;
        }
        Map<String, Integer> byValue = new LinkedHashMap<>();
        IntStream.range(0, column.distinct())
                .filter(code -> counts[code + 1] > 0)
                .forEach(code -> {
                    String value = column.value(code);
                    String shown = codes == null ? (value.equals("9") ? "9" : "0") : codes.getOrDefault(value, value);
                    byValue.merge(shown, counts[code + 1], Integer::sum);
                });
        ObjectNode filter = filters.addObject().put("filtre", name);
        ArrayNode values = filter.putArray("agregation");
        byValue.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> values.addObject()
                .put("valeurPossible", entry.getKey())
                .put("nbResultats", entry.getValue()));
    }

    private ApiResponse offer(String id) {
        if (!OFFER_ID.matcher(id).matches()) {
            return error(400, "Le format de l'id de l'offre recherchée est incorrect.");
        }
        return stock.find(id)
                .map(payload -> ApiResponse.json(200, served(payload.getBytes(StandardCharsets.UTF_8))))
                .orElse(ApiResponse.empty(204));
    }

    public static ApiResponse error(int status, String message) {
        ObjectNode body = Stock.JSON.createObjectNode();
        body.put("codeErreur", status >= 500 ? "JCS0011G" : "JCS0017E");
        if (status >= 500) {
            body.put("codeHttp", status);
        }
        body.put("message", message);
        return ApiResponse.json(status, body.toString());
    }
}
