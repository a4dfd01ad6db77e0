package fr.jobmarket.cleaning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.offer.IssueCode;
import fr.jobmarket.offer.Salary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Measures what is read from comments and descriptions on 200 wordings labelled by hand. */
class WordedPayTest {

    private record Wording(
            String where,
            String text,
            String period,
            @Nullable Double min,
            @Nullable Double max,
            String flags) {

        boolean hasPay() {
            return !period.isEmpty();
        }

        Optional<SalaryParser.Reading> read() {
            return where.equals("COMMENT") ? SalaryParser.parseComment(text) : SalaryParser.parseDescription(text);
        }

        /** Whether amounts, period and net are those labelled; amounts as worded, before any conversion. */
        boolean isReadAs(SalaryParser.Reading reading) {
            Salary salary = reading.salary();
            boolean net = reading.issues().contains(IssueCode.SALARY_NET);
            double factor = net ? SalaryParser.NET_TO_GROSS : 1;
            Salary.Period expected = period.equals("D") ? Salary.Period.DAILY : Salary.Period.valueOf(period);
            return expected == salary.period()
                    && flags.equals("NET") == net
                    && same(min, salary.min(), factor)
                    && same(max, salary.max(), factor);
        }

        private static boolean same(@Nullable Double expected, @Nullable Double read, double factor) {
            return expected == null || read == null
                    ? Objects.equals(expected, read)
                    : Math.abs(expected - read * factor) < 0.01;
        }
    }

    @Test
    void findsPayWithPrecisionAndRecall() throws IOException {
        List<Wording> wordings = wordings();
        assertEquals(200, wordings.size());
        int read = 0;
        int right = 0;
        List<String> errors = new ArrayList<>();
        for (Wording wording : wordings) {
            Optional<SalaryParser.Reading> reading = wording.read();
            boolean correct =
                    reading.isPresent() ? wording.hasPay() && wording.isReadAs(reading.get()) : !wording.hasPay();
            read += reading.isPresent() ? 1 : 0;
            right += reading.isPresent() && correct ? 1 : 0;
            if (!correct) {
                errors.add(wording + "\n   read as "
                        + reading.map(Object::toString).orElse("nothing"));
            }
        }
        long stated = wordings.stream().filter(Wording::hasPay).count();
        double precision = (double) right / read;
        double recall = (double) right / stated;
        System.err.printf("worded pay: precision %.3f recall %.3f%n", precision, recall);
        assertTrue(precision >= 0.97 && recall >= 0.95, () -> String.join("\n", errors));
    }

    @Test
    void readsMonthsPaidPerYear() throws IOException {
        for (Wording wording : wordings()) {
            if (wording.flags().startsWith("1")) {
                Salary salary = wording.read().orElseThrow().salary();
                assertEquals(Double.valueOf(wording.flags()), salary.monthsPerYear(), wording::text);
            }
        }
    }

    private static List<Wording> wordings() throws IOException {
        try (InputStream in = Objects.requireNonNull(WordedPayTest.class.getResourceAsStream("worded-pay.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(columns -> new Wording(
                            columns[0],
                            columns[1].replace("\\n", "\n"),
                            columns[2],
                            number(columns[3]),
                            number(columns[4]),
                            columns[5]))
                    .toList();
        }
    }

    private static @Nullable Double number(String column) {
        return column.isEmpty() ? null : Double.valueOf(column);
    }
}
