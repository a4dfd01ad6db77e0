package fr.jobmarket.cleaning;

import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.SharedData;
import fr.jobmarket.offer.Salary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Reads every distinct real label. The labels are split by the CRC-32 of their UTF-8 bytes: rules were made on the even
 * half only, the odd half is held out; when a figure falls, only errors of the even half may be looked at.
 */
class SalaryLabelsTest {

    private record Expected(
            String label,
            String period,
            @Nullable Double min,
            @Nullable Double max,
            @Nullable Double months,
            @Nullable Double annualMin,
            @Nullable Double annualMax,
            String repairs) {

        boolean heldOut() {
            CRC32 crc = new CRC32();
            crc.update(label.getBytes(StandardCharsets.UTF_8));
            return (crc.getValue() & 1) == 1;
        }

        boolean noNumber() {
            return repairs.equals("NO_NUMBER");
        }
    }

    @Test
    void readsLabelsItsRulesWereMadeOn() throws IOException {
        assertReadExactly(labels().stream().filter(label -> !label.heldOut()).toList(), true);
    }

    @Test
    void readsLabelsItsRulesWereNotMadeOn() throws IOException {
        assertReadExactly(labels().stream().filter(Expected::heldOut).toList(), false);
    }

    @Test
    void inventsNoAmountForALabelWithoutNumber() throws IOException {
        List<String> invented = labels().stream()
                .filter(Expected::noNumber)
                .map(Expected::label)
                .filter(label -> SalaryParser.parse(label).isPresent())
                .toList();
        assertTrue(invented.isEmpty(), () -> "amounts invented for " + invented);
    }

    private static void assertReadExactly(List<Expected> labels, boolean showErrors) {
        List<String> wrong = new ArrayList<>();
        for (Expected expected : labels) {
            Salary read = SalaryParser.parse(expected.label()).orElse(null);
            if (!matches(expected, read)) {
                wrong.add(expected + " read as " + read);
            }
        }
        double share = 1 - (double) wrong.size() / labels.size();
        System.err.printf("salary labels: %d, read exactly %.2f %%%n", labels.size(), share * 100);
        assertTrue(share >= 0.995, () -> "only " + share + (showErrors ? ":\n" + String.join("\n", wrong) : ""));
    }

    private static boolean matches(Expected expected, @Nullable Salary read) {
        if (expected.noNumber() || read == null) {
            return expected.noNumber() && read == null;
        }
        return expected.period().equals(read.period().name())
                && same(expected.min(), read.min())
                && same(expected.max(), read.max())
                && same(expected.months(), read.monthsPerYear())
                && same(expected.annualMin(), read.annualMin())
                && same(expected.annualMax(), read.annualMax())
                && expected.repairs()
                        .equals(String.join(
                                ",", read.repairs().stream().map(Enum::name).toList()));
    }

    private static boolean same(@Nullable Double expected, @Nullable Double read) {
        return expected == null || read == null ? Objects.equals(expected, read) : Math.abs(expected - read) < 0.006;
    }

    private static List<Expected> labels() throws IOException {
        List<Expected> labels = new ArrayList<>();
        List<String> lines = Files.readAllLines(SharedData.file("salary-labels.tsv"));
        for (String line : lines.subList(1, lines.size())) {
            String[] columns = line.split("\t", -1);
            labels.add(new Expected(
                    columns[0],
                    columns[1],
                    number(columns[2]),
                    number(columns[3]),
                    number(columns[4]),
                    number(columns[5]),
                    number(columns[6]),
                    columns[7]));
        }
        return labels;
    }

    private static @Nullable Double number(String column) {
        return column.isEmpty() ? null : Double.valueOf(column);
    }
}
