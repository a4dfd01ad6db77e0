package fr.jobmarket.pipeline.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.cleaning.CleaningResult;
import fr.jobmarket.cleaning.OfferCleaner;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Place;
import fr.jobmarket.offer.Source;
import fr.jobmarket.recommendation.ScoringModel;
import fr.jobmarket.search.OfferIndexBuilder;
import fr.jobmarket.serving.release.Release;
import fr.jobmarket.serving.release.ReleaseStore;
import fr.jobmarket.simulator.SyntheticMarket;
import fr.jobmarket.source.RawOffer;
import fr.jobmarket.training.drift.ColumnDrift;
import fr.jobmarket.training.drift.DriftReport;
import fr.jobmarket.training.drift.MarketSample.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class DriftStepTest {

    private static final int OFFERS = 600;

    @TempDir
    Path home;

    private ReleaseStore releases() {
        return ReleaseStore.at(home.resolve("releases"), Clock.systemUTC());
    }

    private DriftStep step() {
        return new DriftStep(releases(), home.resolve("drift"));
    }

    private static List<Offer> market(long seed) {
        OfferCleaner cleaner = OfferCleaner.ofDefaults();
        int[] number = {0};
        try (Stream<String> payloads = SyntheticMarket.of(seed).franceTravailOffers(OFFERS)) {
            return payloads.map(payload ->
                            new RawOffer(Source.FRANCE_TRAVAIL, seed + "S" + number[0]++, payload, Instant.EPOCH))
                    .map(cleaner::clean)
                    .flatMap(result ->
                            result instanceof CleaningResult.Cleaned cleaned ? Stream.of(cleaned.offer()) : Stream.of())
                    .toList();
        }
    }

    private Release publish(List<Offer> offers, UnaryOperator<Offer.Builder> change) {
        return releases().publish(draft -> {
            try (OfferIndexBuilder builder = OfferIndexBuilder.create(draft.indexDirectory())) {
                offers.forEach(
                        offer -> builder.add(change.apply(offer.toBuilder()).build()));
                builder.finish();
            }
            ScoringModel model = ScoringModel.handWeighted();
            model.save(draft.modelDirectory());
            draft.model(model.name(), model.version());
        });
    }

    @Test
    void findsNothingInAnotherDrawOfTheSameMarket() {
        publish(market(1), UnaryOperator.identity());
        publish(market(2), UnaryOperator.identity());
        DriftReport report = step().run(null);
        assertFalse(
                report.drifted().stream()
                        .anyMatch(column -> column.subject() == Subject.OFFERS || column.subject() == Subject.QUALITY),
                report.toText());
    }

    @Test
    void seesInOffersQualityFeaturesAndAnswersWhatASourceNoLongerSays() throws IOException {
        Release before = publish(market(1), UnaryOperator.identity());
        publish(market(1), UnaryOperator.identity());
        Release now = publish(
                market(2), offer -> offer.place(Place.UNKNOWN).skills(List.of()).description(""));
        DriftReport report = step().run(before.id());
        assertEquals("release " + before.id(), report.baseline());
        assertEquals("release " + now.id(), report.current());
        Set<Subject> subjects =
                report.drifted().stream().map(ColumnDrift::subject).collect(Collectors.toSet());
        assertEquals(Set.of(Subject.values()), subjects, report::toText);
        Set<String> names = report.drifted().stream().map(ColumnDrift::name).collect(Collectors.toSet());
        assertTrue(
                names.containsAll(List.of("region", "without commune", "without skills", "skill_use")),
                names::toString);
        assertEquals(report.toJson(), Files.readString(home.resolve("drift/" + now.id() + ".json")));
        assertTrue(Files.readString(home.resolve("drift/" + now.id() + ".html")).contains("skill_use"));
        assertTrue(Files.readString(home.resolve("drift/metrics.prom"))
                .contains("jobmarket_drift_columns{subject=\"offers\"}"));
    }

    @Test
    void theChosenBaselineIsComparedWithAndKeptAndReportsGoWithTheirReleases() {
        List<Offer> offers = market(1);
        Release chosen = publish(offers, UnaryOperator.identity());
        Release between = publish(offers, UnaryOperator.identity());
        step().run(null);
        releases().chooseBaseline(chosen.id());
        publish(offers, UnaryOperator.identity());
        assertEquals("release " + chosen.id(), step().run(null).baseline());
        assertTrue(Files.exists(home.resolve("drift/" + between.id() + ".html")));

        Release last = publish(offers, UnaryOperator.identity());
        releases().prune(1);
        assertEquals("release " + chosen.id(), step().run(null).baseline());
        assertTrue(Files.exists(home.resolve("drift/" + last.id() + ".json")));
        assertFalse(Files.exists(home.resolve("drift/" + between.id() + ".html")));
        assertThrows(InvalidInputException.class, () -> releases().chooseBaseline("1999"));
    }

    @Test
    void saysWhatToDoWhenThereIsNothingToCompareWith() {
        assertRefused("run publish first", null);
        Release only = publish(market(1), UnaryOperator.identity());
        assertRefused("no release before " + only.id(), null);
        assertRefused("there is no release 1999", "1999");
    }

    private void assertRefused(String reason, String baseline) {
        InvalidInputException refusal = assertThrows(InvalidInputException.class, () -> step().run(baseline));
        assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
    }
}
