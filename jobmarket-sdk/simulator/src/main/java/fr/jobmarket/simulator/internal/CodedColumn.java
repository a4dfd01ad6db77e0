package fr.jobmarket.simulator.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One field of all offers, each distinct value held once. Not thread-safe: the stock guards it. */
final class CodedColumn {
    private final Map<String, Integer> codes = new HashMap<>();
    private final List<String> values = new ArrayList<>();
    private int[] cells = new int[1024];
    private int size;

    void add(@Nullable String value) {
        if (size == cells.length) {
            cells = Arrays.copyOf(cells, size * 2);
        }
        cells[size++] = value == null ? -1 : code(value);
    }

    private int code(String value) {
        Integer known = codes.get(value);
        if (known != null) {
            return known;
        }
        codes.put(value, values.size());
        values.add(value);
        return values.size() - 1;
    }

    @Nullable
    String get(int row) {
        return cells[row] < 0 ? null : values.get(cells[row]);
    }

    int codeAt(int row) {
        return cells[row];
    }

    int distinct() {
        return values.size();
    }

    String value(int code) {
        return values.get(code);
    }

    List<String> values() {
        return List.copyOf(values);
    }

    /** Rows whose value is one of those given. */
    IntPredicate in(Collection<String> wanted) {
        return where(wanted::contains);
    }

    /** Rows that have a value, and one the test accepts; the test runs once per distinct value. */
    IntPredicate where(Predicate<String> test) {
        boolean[] accepted = new boolean[values.size()];
        for (int code = 0; code < accepted.length; code++) {
            accepted[code] = test.test(values.get(code));
        }
        int[] rows = cells;
        return row -> rows[row] >= 0 && accepted[rows[row]];
    }
}
