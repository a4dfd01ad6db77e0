package fr.jobmarket.gateway.statistics;

import fr.jobmarket.gateway.http.Listing;
import fr.jobmarket.serving.CurrentRelease;
import fr.jobmarket.serving.OpenRelease;
import fr.jobmarket.serving.statistics.GoldStatistics;
import fr.jobmarket.statistics.LabelledCount;
import fr.jobmarket.statistics.LocationCount;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Answers statistical questions from the current release. Thread-safe. */
@Singleton
class Statistics {

    private final CurrentRelease current;

    Statistics(CurrentRelease current) {
        this.current = current;
    }

    /** A single answer, wrapped with where it comes from. */
    <T, A> A answer(Function<GoldStatistics, T> question, BiFunction<T, OpenRelease, A> wrapper) {
        return current.use(release -> wrapper.apply(question.apply(release.statistics()), release));
    }

    Listing<LabelledCount> counts(Function<GoldStatistics, List<LabelledCount>> question) {
        return list(question, LabelledCount.class);
    }

    Listing<LocationCount> locations(Function<GoldStatistics, List<LocationCount>> question) {
        return list(question, LocationCount.class);
    }

    private <T extends Record> Listing<T> list(Function<GoldStatistics, List<T>> question, Class<T> type) {
        return answer(question, (items, release) -> new Listing<>(items, release.attribution(), release.id(), type));
    }
}
