package fr.jobmarket.source.harvest.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** A number for each offer id, as compact as {@link IdSet}. Not thread-safe. */
final class IdMap {

    /** Told of each entry. */
    @FunctionalInterface
    interface Visitor {
        void visit(String id, long value);
    }

    private long[] keys = new long[1 << 10];
    private long[] values = new long[1 << 10];
    private int packed;
    private final Map<String, Long> others = new HashMap<>();

    void put(String id, long value) {
        long code = PackedId.pack(id);
        if (code == 0) {
            others.put(id, value);
            return;
        }
        int slot = slot(code);
        if (keys[slot] == 0) {
            packed++;
        }
        keys[slot] = code;
        values[slot] = value;
        if (packed > keys.length / 2) {
            grow();
        }
    }

    OptionalLong get(String id) {
        long code = PackedId.pack(id);
        if (code == 0) {
            Long value = others.get(id);
            return value == null ? OptionalLong.empty() : OptionalLong.of(value);
        }
        int slot = slot(code);
        return keys[slot] == 0 ? OptionalLong.empty() : OptionalLong.of(values[slot]);
    }

    void forEach(Visitor visitor) {
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != 0) {
                visitor.visit(PackedId.unpack(keys[i]), values[i]);
            }
        }
        others.forEach(visitor::visit);
    }

    private int slot(long code) {
        long mixed = code * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 32) & (keys.length - 1);
        while (keys[slot] != 0 && keys[slot] != code) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new long[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }
}
