package fr.jobmarket.source.harvest;

import fr.jobmarket.source.RateLimiter;
import fr.jobmarket.source.ScriptedServer;
import fr.jobmarket.source.ScriptedServer.Reply;
import fr.jobmarket.source.ScriptedServer.Request;
import fr.jobmarket.source.francetravail.FranceTravailClient;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Another reading of the same contract: any sort is answered in an order of the server's own, creation dates have
 * fractions and bounds are compared to them exactly, no filters are counted, headers are in lower case, answers are
 * printed on many lines, status 206 is never used, totals are announced or not. Half of the offers are of origin 1, a third are CDI.
 */
final class UnfriendlyServer implements AutoCloseable {

    private static final Instant FIRST = Instant.parse("2026-02-01T00:00:00.500Z");

    private record Stored(String id, Instant created, String origin, String contract) {}

    private final List<Stored> stock;
    private final boolean announcing;
    private final ScriptedServer server = new ScriptedServer(this::answer);

    /**
     * @param offers how many
     * @param atOnce whether all were created in the same second
     * @param announcing whether answers have a Content-Range
     */
    UnfriendlyServer(int offers, boolean atOnce, boolean announcing) {
        this.announcing = announcing;
        stock = IntStream.range(0, offers)
                // A step prime to the number mixes the order of dates.
                .map(i -> (int) (i * 7_919L % offers))
                .mapToObj(i -> new Stored(
                        Integer.toString(1_000_000 + i),
                        atOnce ? FIRST : FIRST.plusMillis(i * 700L),
                        i % 2 == 0 ? "1" : "2",
                        i % 3 == 0 ? "CDI" : i % 3 == 1 ? "CDD" : "MIS"))
                .toList();
    }

    FranceTravailClient client() {
        return client("/api");
    }

    /** A client of the same server that does not listen to any criterion. */
    FranceTravailClient deafClient() {
        return client("/deaf");
    }

    private FranceTravailClient client(String path) {
        return FranceTravailClient.builder()
                .clientId("client")
                .clientSecret("secret")
                .baseUrl(server.url() + path)
                .tokenUrl(server.url() + "/token")
                .rateLimiter(RateLimiter.perSecond(1_000))
                .build();
    }

    private Reply answer(Request request) {
        if (request.path().equals("/token")) {
            return Reply.of(200, "{\n \"access_token\" : \"abc\",\n \"unknown\" : {}\n}");
        }
        List<Stored> found =
                stock.stream().filter(offer -> matches(offer, request)).toList();
        String[] range = request.query().get("range").split("-");
        int first = Integer.parseInt(range[0]);
        int last = Math.min(found.size(), Integer.parseInt(range[1]) + 1);
        if (first >= last) {
            return Reply.of(204, "");
        }
        String results = found.subList(first, last).stream()
                .map(offer -> "{\n\"dateCreation\" : \"" + offer.created() + "\",\n\"champ\" : 1.0, \"id\" : \""
                        + offer.id() + "\"}")
                .collect(Collectors.joining(",\n"));
        Reply reply = Reply.of(200, "{\n\"resultats\" : [\n" + results + "\n]\n}");
        return !announcing
                ? reply
                : reply.with("content-range", "offres " + first + "-" + (last - 1) + "/" + found.size());
    }

    private static boolean matches(Stored offer, Request request) {
        String from = request.query().get("minCreationDate");
        String to = request.query().get("maxCreationDate");
        String origin = request.query().get("origineOffre");
        String contract = request.query().get("typeContrat");
        boolean narrow = request.query().containsKey("region");
        return (from == null || !offer.created().isBefore(Instant.parse(from)))
                && (to == null || !offer.created().isAfter(Instant.parse(to)))
                && (narrow || origin == null || origin.equals(offer.origin()))
                && (narrow || contract == null || contract.equals(offer.contract()));
    }

    @Override
    public void close() {
        server.close();
    }
}
