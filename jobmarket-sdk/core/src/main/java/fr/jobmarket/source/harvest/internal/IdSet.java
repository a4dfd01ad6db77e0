package fr.jobmarket.source.harvest.internal;

import java.util.HashSet;
import java.util.Set;

/**
 * A set of offer ids that takes 8 to 16 bytes for an id of up to 12 digits and capital letters, which is what both APIs
 * use; other ids are kept as they are. Exact: two ids never share an entry. Not thread-safe.
 */
public final class IdSet {

    private static final int LONGEST_PACKED = 12;

    private long[] table = new long[1 << 10];
    private int packed;
    private final Set<String> others = new HashSet<>();

    /** Adds an id; false when it was there already. */
    public boolean add(String id) {
        long code = pack(id);
        if (code == 0) {
            return others.add(id);
        }
        int slot = slot(code);
        if (table[slot] == code) {
            return false;
        }
        table[slot] = code;
        packed++;
        if (packed > table.length / 2) {
            grow();
        }
        return true;
    }

    /** Whether an id is in the set. */
    public boolean contains(String id) {
        long code = pack(id);
        return code == 0 ? others.contains(id) : table[slot(code)] == code;
    }

    /** How many ids. */
    public long size() {
        return packed + (long) others.size();
    }

    /** Bijective base 36 and one: different ids have different codes, and none is 0. */
    private static long pack(String id) {
        if (id.isEmpty() || id.length() > LONGEST_PACKED) {
            return 0;
        }
        long code = 0;
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            int digit;
            if (c >= '0' && c <= '9') {
                digit = c - '0' + 1;
            } else if (c >= 'A' && c <= 'Z') {
                digit = c - 'A' + 11;
            } else {
                return 0;
            }
            code = code * 36 + digit;
        }
        return code;
    }

    private int slot(long code) {
        long mixed = code * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 32) & (table.length - 1);
        while (table[slot] != 0 && table[slot] != code) {
            slot = (slot + 1) & (table.length - 1);
        }
        return slot;
    }

    private void grow() {
        long[] old = table;
        table = new long[old.length * 2];
        for (long code : old) {
            if (code != 0) {
                table[slot(code)] = code;
            }
        }
    }
}
