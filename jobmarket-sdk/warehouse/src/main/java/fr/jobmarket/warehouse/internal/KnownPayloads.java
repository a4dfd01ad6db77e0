package fr.jobmarket.warehouse.internal;

import org.jspecify.annotations.Nullable;

/**
 * Payloads that bronze has already, those that the harvest before of the same series saw last: of a day most are the same as
 * the day before, and need not be written, loaded and compared as texts again. Kept as 128 bits of each offer's id and
 * payload hash, 64 bytes an offer at most. Not thread-safe.
 */
public final class KnownPayloads {

    private long[] table = new long[1 << 11];
    private int size;

    /** What bronze knows of a source and plan. */
    public static KnownPayloads of(Database database, String source, @Nullable String plan) {
        KnownPayloads known = new KnownPayloads();
        new Sightings(database).forEachLastSeen(source, plan, known::add);
        return known;
    }

    /**
     * Adds a payload of an offer.
     *
     * @param sha256 in hexadecimal
     */
    void add(String sourceId, String sha256) {
        if (put(high(sha256), low(sourceId, sha256)) && ++size * 4 > table.length) {
            grow();
        }
    }

    /** Whether it was added. */
    public boolean contains(String sourceId, String sha256) {
        return !isFree(table, slot(high(sha256), low(sourceId, sha256)));
    }

    private boolean put(long high, long low) {
        int slot = slot(high, low);
        boolean absent = isFree(table, slot);
        table[slot] = high;
        table[slot + 1] = low;
        return absent;
    }

    /** Slots are pairs, of which two zeros are a free one. */
    private static boolean isFree(long[] table, int slot) {
        return table[slot] == 0 && table[slot + 1] == 0;
    }

    /** Where it is, or would be. */
    private int slot(long high, long low) {
        int slot = ((int) high << 1) & (table.length - 1);
        while (!isFree(table, slot) && (table[slot] != high || table[slot + 1] != low)) {
            slot = (slot + 2) & (table.length - 1);
        }
        return slot;
    }

    private void grow() {
        long[] smaller = table;
        table = new long[smaller.length * 2];
        for (int i = 0; i < smaller.length; i += 2) {
            if (!isFree(smaller, i)) {
                put(smaller[i], smaller[i + 1]);
            }
        }
    }

    private static long high(String sha256) {
        return Long.parseUnsignedLong(sha256, 0, 16, 16);
    }

    private static long low(String sourceId, String sha256) {
        return Long.parseUnsignedLong(sha256, 16, 32, 16) ^ sourceId.hashCode() * 0x9E3779B97F4A7C15L;
    }
}
