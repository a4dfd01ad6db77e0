package fr.jobmarket.warehouse;

import java.util.Locale;
import java.util.Map;

/**
 * What a transformation did.
 *
 * @param asOf id of the last run it knows of
 * @param bronzeOffers distinct offers in bronze
 * @param silverOffers offers in silver
 * @param rejected offers that could not be cleaned; always {@code bronzeOffers - silverOffers}
 * @param cleaned offers that had to be cleaned this time
 * @param available offers in silver that their source still serves
 * @param duplicates offers in silver that duplicate another one
 * @param redacted payloads of vanished offers that were reduced this time, as the licence of their source demands
 */
public record TransformReport(
        String asOf,
        long bronzeOffers,
        long silverOffers,
        long rejected,
        long cleaned,
        long available,
        long duplicates,
        long redacted) {

    /** One line for a person: the reconciliation, and what is in silver. */
    public String summary() {
        return String.format(
                Locale.ROOT,
                "bronze %,d = silver %,d + rejected %,d (available %,d, duplicates %,d, cleaned now %,d, as of %s)",
                bronzeOffers,
                silverOffers,
                rejected,
                available,
                duplicates,
                cleaned,
                asOf);
    }

    /** The counts by name. */
    public Map<String, Long> counts() {
        return Map.of(
                "bronze", bronzeOffers,
                "silver", silverOffers,
                "rejected", rejected,
                "cleaned", cleaned,
                "available", available,
                "duplicates", duplicates,
                "redacted", redacted);
    }
}
