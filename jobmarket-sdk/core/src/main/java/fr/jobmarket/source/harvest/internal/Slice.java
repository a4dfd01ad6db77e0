package fr.jobmarket.source.harvest.internal;

import fr.jobmarket.source.francetravail.FranceTravailQuery;
import fr.jobmarket.source.francetravail.SearchPage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A part of a query that is read by itself.
 *
 * @param task the query it belongs to
 * @param query the query narrowed to this part
 * @param wholeTotal how many offers the slice had that this one was cut from; {@link Long#MAX_VALUE} when unknown
 */
record Slice(HarvestTask task, FranceTravailQuery query, long wholeTotal) implements HarvestSlice {

    /** No offer of France Travail's is older. */
    private static final Instant BEGINNING = Instant.parse("2000-01-01T00:00:00Z");

    private static final List<String> CONTRACT_TYPES =
            List.of("CDI", "CDD", "MIS", "SAI", "LIB", "FRA", "CCE", "DDI", "DIN", "DDT", "TTI", "REP", "CPE", "DAF");

    private static final List<String> DEPARTMENTS = departments();

    @Override
    public String text() {
        return query.toString();
    }

    /** A query or a part of one whose whole is not known. */
    static Slice of(HarvestTask task, FranceTravailQuery query) {
        return new Slice(task, query, Long.MAX_VALUE);
    }

    /** The same slice as a part of one with so many offers. */
    Slice outOf(long total) {
        return new Slice(task, query, total);
    }

    private Slice with(FranceTravailQuery narrowed) {
        return of(task, narrowed);
    }

    private Instant from() {
        return query.parameter("minCreationDate").map(Instant::parse).orElse(BEGINNING);
    }

    private Instant to(Instant openEnd) {
        return query.parameter("maxCreationDate").map(Instant::parse).orElse(openEnd);
    }

    /**
     * The slice in two at this second, the later part first; empty when it is not within the slice. The parts share the
     * second: servers differ in whether a bound includes what happened within it, and an offer that comes twice does no
     * harm.
     *
     * @param openEnd where a slice without an end is to end
     */
    List<Slice> at(Instant boundary, Instant openEnd) {
        Instant to = to(openEnd);
        if (!boundary.isAfter(from()) || !boundary.isBefore(to)) {
            return List.of();
        }
        return List.of(
                with(query.toBuilder().createdBetween(boundary, to).build()),
                with(query.toBuilder().createdBetween(from(), boundary).build()));
    }

    /** In the middle of its period; empty when that is too short to have one. */
    List<Slice> halves(Instant openEnd) {
        long seconds = Duration.between(from(), to(openEnd)).toSeconds();
        return at(from().plusSeconds(Math.max(0, seconds / 2)), openEnd);
    }

    /** Along the next axis that the query leaves open; empty when none is left. */
    List<Slice> alongNextAxis(SearchPage page) {
        if (query.parameter("origineOffre").isEmpty()) {
            return along("origineOffre", List.of("1", "2"));
        }
        if (query.parameter("typeContrat").isEmpty()
                && query.parameter("natureContrat").isEmpty()) {
            Map<String, Long> counted = page.counts().getOrDefault("typeContrat", Map.of());
            return along(
                    "typeContrat",
                    counted.isEmpty()
                            ? CONTRACT_TYPES
                            : counted.keySet().stream().sorted().toList());
        }
        if (query.parameter("departement").isEmpty()
                && query.parameter("commune").isEmpty()
                && query.parameter("region").isEmpty()
                && query.parameter("paysContinent").isEmpty()) {
            return along("departement", DEPARTMENTS);
        }
        if (query.parameter("codeROME").isEmpty()
                && query.parameter("appellation").isEmpty()
                && query.parameter("grandDomaine").isEmpty()) {
            return along("grandDomaine", List.of("A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N"));
        }
        if (query.parameter("experience").isEmpty()
                && query.parameter("experienceExigence").isEmpty()) {
            return along("experienceExigence", List.of("D", "S", "E"));
        }
        return List.of();
    }

    private List<Slice> along(String parameter, List<String> values) {
        List<Slice> slices = new ArrayList<>();
        for (String value : values) {
            slices.add(with(query.with(parameter, value)));
        }
        return slices;
    }

    private static List<String> departments() {
        List<String> codes = new ArrayList<>();
        IntStream.rangeClosed(1, 95)
                .filter(number -> number != 20)
                .forEach(number -> codes.add(String.format("%02d", number)));
        codes.addAll(List.of("2A", "2B", "971", "972", "973", "974", "975", "976", "977", "978", "986", "987", "988"));
        return List.copyOf(codes);
    }
}
