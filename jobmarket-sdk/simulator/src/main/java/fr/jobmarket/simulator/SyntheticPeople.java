package fr.jobmarket.simulator;

import fr.jobmarket.simulator.internal.JobSearch;
import java.time.Instant;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * People who look for work in a synthetic market, so that what is learned of their choices can be judged by what they
 * really want. Each has wishes of their own (an occupation and related ones, skills, distance, pay, form of contract,
 * experience, whims) of which the profile says a part, and limits of distance and contract, which it names; is shown five lists of twenty offers; looks at later ranks less
 * often; and reacts with some chance. The same market, tastes and number give the same person. Streams are lazy.
 * Immutable and thread-safe.
 */
public final class SyntheticPeople {

    private final JobSearch search;

    SyntheticPeople(long seed, Instant now, int offers, Tastes tastes) {
        this.search = new JobSearch(seed, now, offers, tastes);
    }

    /**
     * What people say and do, a JSON object a line: {@code {"id", "candidate": profile, "choices": [{"offerId", "action",
     * "rank", "at"}]}}. Actions are {@code apply}, {@code save}, {@code view}, {@code dismiss}, and {@code show} for an
     * offer in the list without a reaction. Offers are those of {@link SyntheticMarket#franceTravailOffers}, by the ids of
     * canonical offers.
     */
    public Stream<String> choices(int count) {
        return IntStream.range(0, count).mapToObj(search::choices);
    }

    /**
     * What the same people really want, a JSON object a line: {@code {"id", "relevance": {offer: probability of
     * applying}}}; what is below 0.01 is left out. No model may learn from it.
     */
    public Stream<String> truths(int count) {
        return IntStream.range(0, count).mapToObj(search::truth);
    }
}
