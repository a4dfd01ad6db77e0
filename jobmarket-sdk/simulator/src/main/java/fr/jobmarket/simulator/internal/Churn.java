package fr.jobmarket.simulator.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.jobmarket.simulator.FaultProfile;
import fr.jobmarket.simulator.SimulatedSource;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Offers that change, vanish and appear while somebody reads them. Thread-safe. */
public final class Churn {
    private final FaultProfile faults;
    private final Map<SimulatedSource, Stock> stocks = new EnumMap<>(SimulatedSource.class);
    private final Map<SimulatedSource, Set<String>> appeared = new EnumMap<>(SimulatedSource.class);
    private final Map<SimulatedSource, Set<String>> vanished = new EnumMap<>(SimulatedSource.class);
    private final Clock clock;
    private int born;

    public Churn(FaultProfile faults, FranceTravailStock franceTravail, AdzunaStock adzuna, Clock clock) {
        this.faults = faults;
        this.clock = clock;
        stocks.put(SimulatedSource.FRANCE_TRAVAIL, franceTravail);
        stocks.put(SimulatedSource.ADZUNA, adzuna);
        for (SimulatedSource source : SimulatedSource.values()) {
            appeared.put(source, new LinkedHashSet<>());
            vanished.put(source, new LinkedHashSet<>());
        }
    }

    /** Lets happen to the source's stock what the draw of this call says. */
    public synchronized void after(FaultPlan.Draw draw, boolean adzuna) {
        SimulatedSource source = adzuna ? SimulatedSource.ADZUNA : SimulatedSource.FRANCE_TRAVAIL;
        Stock stock = stockOf(source);
        if (draw.change() < faults.offerChangeRate()) {
            String id = stock.idNear(draw.pick());
            if (id != null) {
                stock.find(id).ifPresent(payload -> stock.put(changed(payload, adzuna, id)));
            }
        }
        if (draw.vanish() < faults.offerVanishRate()) {
            String id = stock.idNear(~draw.pick());
            if (id != null && stock.remove(id)) {
                ids(vanished, source).add(id);
            }
        }
        if (draw.appear() < faults.offerAppearRate()) {
            String id = stock.idNear(draw.pick() >>> 7);
            if (id != null) {
                stock.find(id).ifPresent(payload -> stock.put(newborn(payload, source)));
            }
        }
    }

    /** The same offer, edited: its identity and date of creation stay. */
    private String changed(String payload, boolean adzuna, String id) {
        ObjectNode offer = (ObjectNode) Stock.parse(payload);
        if (adzuna) {
            offer.put("title", offer.path("title").asText() + " - " + id.substring(id.length() - 1));
        } else {
            offer.put("dateActualisation", now());
        }
        return offer.toString();
    }

    /** A copy of an offer under a new id, created now. */
    private String newborn(String payload, SimulatedSource source) {
        ObjectNode offer = (ObjectNode) Stock.parse(payload);
        born++;
        String id = source == SimulatedSource.ADZUNA
                ? Long.toString(9_900_000_000L + born)
                : String.format("999%c%c%c%c", letter(17_576), letter(676), letter(26), letter(1));
        offer.put("id", id);
        offer.put(source == SimulatedSource.ADZUNA ? "created" : "dateCreation", now());
        ids(appeared, source).add(id);
        return offer.toString();
    }

    private char letter(int weight) {
        return (char) ('A' + born / weight % 26);
    }

    private String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    public synchronized Set<String> appeared(SimulatedSource source) {
        return Set.copyOf(ids(appeared, source));
    }

    public synchronized Set<String> vanished(SimulatedSource source) {
        return Set.copyOf(ids(vanished, source));
    }

    private Stock stockOf(SimulatedSource source) {
        Stock stock = stocks.get(source);
        if (stock == null) {
            throw new IllegalStateException("no stock for " + source);
        }
        return stock;
    }

    private static Set<String> ids(Map<SimulatedSource, Set<String>> bySource, SimulatedSource source) {
        return bySource.computeIfAbsent(source, s -> new LinkedHashSet<>());
    }
}
