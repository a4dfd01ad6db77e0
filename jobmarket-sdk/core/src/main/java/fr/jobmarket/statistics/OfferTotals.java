package fr.jobmarket.statistics;

import java.util.List;

/**
 * How many offers there are, and how they are spread.
 *
 * @param total offers, duplicates left out
 * @param available those of them still served by their source
 * @param duplicates offers left out because they duplicate another one
 * @param bySource by source, most frequent first
 * @param byRole by data profession, most frequent first; offers of other professions are in none
 * @param byWeekday by the day they were published, {@code 1} (Monday) to {@code 7}, in that order, UTC
 * @param byMonth by the month they were published, {@code 2026-11}, oldest first, UTC; the latest 60 months
 * @param byContract by form of contract, most frequent first; offers that do not say are in none
 */
public record OfferTotals(
        long total,
        long available,
        long duplicates,
        List<LabelledCount> bySource,
        List<LabelledCount> byRole,
        List<LabelledCount> byWeekday,
        List<LabelledCount> byMonth,
        List<LabelledCount> byContract) {

    /** Copies the lists, so the value never changes. */
    public OfferTotals {
        bySource = List.copyOf(bySource);
        byRole = List.copyOf(byRole);
        byWeekday = List.copyOf(byWeekday);
        byMonth = List.copyOf(byMonth);
        byContract = List.copyOf(byContract);
    }
}
