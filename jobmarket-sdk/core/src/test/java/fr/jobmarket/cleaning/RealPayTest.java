package fr.jobmarket.cleaning;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.jobmarket.SharedData;
import fr.jobmarket.offer.Salary;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Checks descriptions against labels: where a real offer states its pay in both, the description must give what the label
 * gives. No rule was made on that comparison's labels, so the share that agrees estimates the precision on descriptions.
 */
@Tag("slow")
class RealPayTest {

    @Test
    void descriptionsGiveThePayThatLabelsGive() throws IOException {
        int both = 0;
        int agree = 0;
        ObjectMapper mapper = new ObjectMapper();
        try (BufferedReader lines = offers()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode offer = mapper.readTree(line);
                Optional<Salary> label =
                        SalaryParser.parse(offer.at("/salaire/libelle").asText());
                Optional<SalaryParser.Reading> worded =
                        SalaryParser.parseDescription(offer.path("description").asText());
                if (label.isPresent() && worded.isPresent()) {
                    both++;
                    agree += overlap(label.get(), worded.get().salary()) ? 1 : 0;
                }
            }
        }
        double share = (double) agree / both;
        System.err.printf("pay in label and description: %d offers, %.1f %% agree%n", both, share * 100);
        assertTrue(both >= 700, both + " offers state their pay twice");
        assertTrue(share >= 0.96, "only " + share + " agree");
    }

    /** Within 18 %: advertisements round, and their two bounds are often not the same. */
    private static boolean overlap(Salary one, Salary other) {
        return high(other) >= low(one) * 0.85 && low(other) <= high(one) * 1.18;
    }

    private static double low(Salary salary) {
        return Objects.requireNonNullElse(salary.annualMin(), Objects.requireNonNullElse(salary.annualMax(), 0.0));
    }

    private static double high(Salary salary) {
        return Objects.requireNonNullElse(salary.annualMax(), low(salary));
    }

    private static BufferedReader offers() throws IOException {
        return new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(SharedData.file("francetravail-offers.jsonl.gz"))),
                StandardCharsets.UTF_8));
    }
}
