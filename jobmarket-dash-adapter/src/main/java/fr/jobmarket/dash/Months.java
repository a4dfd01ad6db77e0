package fr.jobmarket.dash;

import java.time.YearMonth;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Months written as {@code 2026-11}. */
final class Months {

    private Months() {}

    /** Every month from the first to the last of those given. */
    static List<String> between(Collection<String> months) {
        if (months.isEmpty()) {
            return List.of();
        }
        YearMonth last = YearMonth.parse(Collections.max(months));
        return Stream.iterate(
                        YearMonth.parse(Collections.min(months)), m -> !m.isAfter(last), month -> month.plusMonths(1))
                .map(YearMonth::toString)
                .toList();
    }

    static int monthOf(String yearMonth) {
        return YearMonth.parse(yearMonth).getMonthValue();
    }
}
