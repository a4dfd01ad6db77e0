package fr.jobmarket.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.jobmarket.candidate.CandidateProfile;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.recommendation.Recommendation;
import fr.jobmarket.recommendation.Recommender;
import fr.jobmarket.recommendation.ScoringModel;
import fr.jobmarket.search.OfferIndex;
import fr.jobmarket.search.OfferIndexBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Invented people as they write (feminine, colloquial, misspelt, rural, in apprenticeship, remote), over real offers.
 * everyday-profiles.jsonl has a profile a line and the occupations that a reader accepts for it; none where nothing can fit. Of some
 * offers the source states an odd code (waiters as administrators of servers): where a reader of the text accepts one, its title is there.
 */
@Tag("slow")
class EverydayProfilesTest {

    private static final Logger LOG = LoggerFactory.getLogger(EverydayProfilesTest.class);
    private static final double LEAST_SENSIBLE = 0.85;

    @TempDir
    static Path folder;

    @BeforeAll
    static void indexTheMarket() {
        try (OfferIndexBuilder builder = OfferIndexBuilder.create(folder.resolve("index"))) {
            RealMarket.offers("francetravail-offers.jsonl.gz").forEach(builder::add);
            builder.finish();
        }
    }

    private record Everyday(CandidateProfile profile, List<String> accepts, List<String> titles) {

        boolean isSensible(Recommendation shown) {
            Offer offer = shown.offer();
            return titles.contains(offer.title())
                    || (offer.occupation() != null
                            && accepts.contains(
                                    String.valueOf(offer.occupation().romeCode())));
        }
    }

    private static List<Everyday> people() throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<Everyday> people = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(EverydayProfilesTest.class.getResourceAsStream("everyday-profiles.jsonl")),
                StandardCharsets.UTF_8))) {
            for (String line : (Iterable<String>) lines.lines()::iterator) {
                JsonNode read = json.readTree(line);
                people.add(new Everyday(
                        CandidateProfile.ofJson(read.get("profile").toString()),
                        texts(read.get("accepts")),
                        texts(read.path("titles"))));
            }
        }
        return people;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    @Test
    void showsWhatAReaderFindsSensibleAndNothingWhereThereIsNothing() throws IOException {
        int shown = 0;
        int sensible = 0;
        int served = 0;
        try (OfferIndex index = OfferIndex.open(folder.resolve("index"))) {
            Recommender recommender = Recommender.of(index, ScoringModel.handWeighted());
            for (Everyday person : people()) {
                List<Recommendation> items = recommender.recommend(person.profile(), 10);
                List<String> odd = items.stream()
                        .filter(item -> !person.isSensible(item))
                        .map(item -> item.offer().title() + " (" + item.offer().occupation() + ")")
                        .toList();
                LOG.info("{}: {} shown, odd: {}", person.profile().jobTitle(), items.size(), odd);
                if (person.accepts().isEmpty()) {
                    assertEquals(List.of(), items, "nothing fits " + person.profile());
                }
                shown += items.size();
                sensible += items.size() - odd.size();
                served += items.isEmpty() ? 0 : 1;
            }
        }
        LOG.info("{} of {} shown are sensible; {} people were shown something", sensible, shown, served);
        assertTrue(sensible >= LEAST_SENSIBLE * shown, sensible + " of " + shown);
        assertTrue(served >= 25, "only " + served + " people were shown something");
    }
}
