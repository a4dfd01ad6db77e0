package fr.jobmarket.demo.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.jobmarket.cleaning.PlaceResolver;
import fr.jobmarket.offer.Place;
import fr.jobmarket.offer.Source;
import fr.jobmarket.referential.Commune;
import fr.jobmarket.referential.Places;
import fr.jobmarket.source.RawOffer;
import java.util.List;
import java.util.Optional;

/**
 * How well places are read from labels alone: of the France Travail offers with a commune code, how many get the same
 * commune and department when code, postal code and coordinates are withheld.
 *
 * @param labels offers with a code that is in the referential
 * @param communes of them, those whose commune is right
 * @param departments of them, those whose department is right
 */
public record PlaceQuality(long labels, long communes, long departments) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Measures on the France Travail offers among these. */
    public static PlaceQuality measure(List<RawOffer> offers) {
        PlaceResolver resolver = PlaceResolver.ofDefaults();
        long labels = 0;
        long communes = 0;
        long departments = 0;
        for (RawOffer offer : offers) {
            JsonNode given = place(offer);
            Optional<Commune> truth =
                    Places.ofFrance().commune(given.path("commune").asText(""));
            if (truth.isPresent()) {
                Place read = resolver.resolve(given.path("libelle").asText("")).place();
                labels++;
                communes += truth.get().code().equals(read.communeCode()) ? 1 : 0;
                departments += truth.get().departmentCode().equals(read.departmentCode()) ? 1 : 0;
            }
        }
        return new PlaceQuality(labels, communes, departments);
    }

    private static JsonNode place(RawOffer offer) {
        if (offer.source() != Source.FRANCE_TRAVAIL) {
            return JSON.missingNode();
        }
        try {
            return JSON.readTree(offer.payload()).path("lieuTravail");
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }
}
