package fr.jobmarket.serving;

import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Source;
import fr.jobmarket.recommendation.Recommender;
import fr.jobmarket.recommendation.ScoringModel;
import fr.jobmarket.search.OfferIndex;
import fr.jobmarket.search.OfferQuery;
import fr.jobmarket.serving.release.Release;
import fr.jobmarket.serving.statistics.GoldStatistics;
import fr.jobmarket.statistics.LabelledCount;
import fr.jobmarket.statistics.StatisticsFilter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A release with its files open. It closes itself once nobody uses it any more and it is no longer the current one.
 * Thread-safe.
 */
public final class OpenRelease {

    private final String id;
    private final Instant publishedAt;
    private final OfferIndex index;
    private final GoldStatistics statistics;
    private final Recommender recommender;
    private final ScoringModel model;
    private final List<String> attribution;
    /** Users, and one more while this is the current release; 0 means closed for good. */
    private final AtomicInteger holders = new AtomicInteger(1);

    private OpenRelease(
            Release release,
            OfferIndex index,
            GoldStatistics statistics,
            ScoringModel model,
            ReleasedLikes likedTogether) {
        this.id = release.id();
        this.publishedAt = release.manifest().createdAt();
        this.index = index;
        this.statistics = statistics;
        this.model = model;
        this.recommender = Recommender.of(index, model).likedTogether(likedTogether);
        this.attribution = attribution(index, statistics);
    }

    static OpenRelease open(Release release) {
        OfferIndex index = OfferIndex.open(release.indexDirectory());
        try {
            GoldStatistics statistics = GoldStatistics.open(release.goldDirectory());
            try {
                ScoringModel model =
                        release.model().map(ScoringModel::loadOrHandWeighted).orElseGet(ScoringModel::handWeighted);
                return new OpenRelease(release, index, statistics, model, ReleasedLikes.read(release.goldDirectory()));
            } catch (RuntimeException | Error e) {
                statistics.close();
                throw e;
            }
        } catch (RuntimeException | Error e) {
            index.close();
            throw e;
        }
    }

    /** What has to be shown beside anything derived from all offers: the texts their sources demand. */
    private static List<String> attribution(OfferIndex index, GoldStatistics statistics) {
        return statistics.offers(StatisticsFilter.ALL).bySource().stream()
                .map(LabelledCount::code)
                .map(Source::of)
                .map(source -> OfferQuery.builder()
                        .sources(source)
                        .available(null)
                        .withoutDuplicates(false)
                        .limit(1)
                        .build())
                .flatMap(query -> index.search(query).items().stream())
                .map(Offer::attribution)
                .filter(java.util.Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }

    /** The release's id. */
    public String id() {
        return id;
    }

    /** When it was published. */
    public Instant publishedAt() {
        return publishedAt;
    }

    /** Its offers. */
    public OfferIndex index() {
        return index;
    }

    /** Its statistics. */
    public GoldStatistics statistics() {
        return statistics;
    }

    /** Recommends its offers with its model, and knows which of them are liked together. */
    public Recommender recommender() {
        return recommender;
    }

    /** Its model; the hand-weighted one when it brought none that can be used. */
    public ScoringModel model() {
        return model;
    }

    /** The texts the sources of its offers demand, sorted. */
    public List<String> attribution() {
        return attribution;
    }

    /** False when it is closed already. */
    boolean acquire() {
        return holders.updateAndGet(count -> count == 0 ? 0 : count + 1) > 0;
    }

    void release() {
        if (holders.decrementAndGet() == 0) {
            index.close();
            statistics.close();
        }
    }
}
