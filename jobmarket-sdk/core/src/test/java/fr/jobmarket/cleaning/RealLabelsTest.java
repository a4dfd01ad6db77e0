package fr.jobmarket.cleaning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.jobmarket.SharedData;
import fr.jobmarket.offer.Place;
import fr.jobmarket.referential.Commune;
import fr.jobmarket.referential.Places;
import fr.jobmarket.source.RawLine;
import fr.jobmarket.source.RawOfferReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Labels of real offers, read with commune code, postal code and coordinates withheld. */
@Tag("slow")
class RealLabelsTest {

    private record Labelled(String label, Commune truth) {}

    @Test
    void readsTheCommuneOf99PercentAndTheDepartmentOfNearlyAllLabels() throws Exception {
        PlaceResolver resolver = PlaceResolver.ofDefaults();
        List<Labelled> labels = labels();
        int communes = 0;
        int departments = 0;
        for (Labelled labelled : labels) {
            Place place = resolver.resolve(labelled.label).place();
            communes += labelled.truth.code().equals(place.communeCode()) ? 1 : 0;
            departments += labelled.truth.departmentCode().equals(place.departmentCode()) ? 1 : 0;
        }

        assertEquals(6104, labels.size());
        assertTrue(communes >= 0.995 * labels.size(), "communes right: " + communes + " of " + labels.size());
        assertTrue(departments >= 0.999 * labels.size(), "departments right: " + departments + " of " + labels.size());
    }

    private static List<Labelled> labels() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        List<Labelled> labels = new ArrayList<>();
        try (Stream<RawLine> lines =
                RawOfferReader.at(Instant.EPOCH).lines(SharedData.file("francetravail-offers.jsonl.gz"))) {
            for (RawLine line : (Iterable<RawLine>) lines::iterator) {
                JsonNode place = mapper.readTree(
                                ((RawLine.Accepted) line).offer().payload())
                        .path("lieuTravail");
                Places.ofFrance()
                        .commune(place.path("commune").asText(""))
                        .ifPresent(truth ->
                                labels.add(new Labelled(place.path("libelle").asText(), truth)));
            }
        }
        return labels;
    }
}
