package fr.jobmarket.search.internal;

import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.error.RetriableException;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.search.MatchQuery;
import fr.jobmarket.search.OfferDigest;
import fr.jobmarket.search.OfferMatch;
import fr.jobmarket.search.OfferPage;
import fr.jobmarket.search.OfferQuery;
import fr.jobmarket.search.OfferQuery.Near;
import fr.jobmarket.search.internal.TextQueries.Understood;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.apache.lucene.document.LatLonDocValuesField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;

/** Answers questions from an open index. Thread-safe; closing waits for the questions under way. */
public final class OfferSearcher implements AutoCloseable {

    /** Identical advertisements for many places would otherwise fill a list of neighbours. */
    private static final int MOST_ALIKE = 2;

    private static final Understood NOTHING_SAID =
            new Understood(new MatchAllDocsQuery(), new MatchAllDocsQuery(), List.of(), List.of());

    private static final int MOST_LOCATED = 1_000;

    private final Path folder;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final StoredOffers stored;
    private final OfferAnalyzer analyzer = new OfferAnalyzer();
    private final TextQueries texts;
    private final FacetCounter facets;
    private final MatchFinder matches;

    /** When the search of this thread is to be given up, in the nanoseconds of {@link System#nanoTime()}. */
    private final ThreadLocal<@Nullable Long> deadline = new ThreadLocal<>();

    /** Takes ownership of the reader. */
    public OfferSearcher(Path folder, DirectoryReader reader) {
        this.folder = folder;
        this.reader = reader;
        this.searcher = new IndexSearcher(reader);
        this.stored = new StoredOffers(reader);
        this.searcher.setTimeout(this::giveUpWhenOverdue);
        this.texts = new TextQueries(analyzer, searcher);
        this.facets = new FacetCounter(this);
        this.matches = new MatchFinder(searcher, analyzer);
    }

    /** One page of what a query finds, unless that takes longer than the budget. */
    public OfferPage search(OfferQuery query, Duration budget) {
        deadline.set(System.nanoTime() + budget.toNanos());
        try {
            return search(query);
        } catch (Overdue e) {
            throw new RetriableException(
                    "the search was given up after " + budget.toMillis()
                            + " ms; ask with fewer words, or when less is going on",
                    e);
        } finally {
            deadline.remove();
        }
    }

    /** Asked by Lucene every some documents. Where it would settle for a part of the hits, nothing is answered. */
    private boolean giveUpWhenOverdue() {
        Long end = deadline.get();
        if (end != null && System.nanoTime() - end >= 0) {
            throw new Overdue();
        }
        return false;
    }

    private static final class Overdue extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Overdue() {
            super(null, null, false, false);
        }
    }

    /** One page of what a query finds. */
    public OfferPage search(OfferQuery query) {
        return reading(() -> {
            Query filters = FilterQueries.of(query);
            Understood text = query.text() == null ? NOTHING_SAID : texts.understand(query.text(), filters);
            boolean byScore = query.sort() == OfferQuery.Sort.RELEVANCE && !(text.words() instanceof MatchAllDocsQuery);
            Query lucene = new BooleanQuery.Builder()
                    .add(filters, Occur.FILTER)
                    .add(text.places(), Occur.FILTER)
                    .add(text.words(), byScore ? Occur.MUST : Occur.FILTER)
                    .build();
            // One more than asked for tells whether there is a next page.
            TopFieldDocs top = top(query, lucene, byScore, query.limit() + 1);
            boolean more = top.scoreDocs.length > query.limit();
            ScoreDoc[] page = more ? Arrays.copyOf(top.scoreDocs, query.limit()) : top.scoreDocs;
            Optional<String> next =
                    more ? Optional.of(Cursor.of(query, (FieldDoc) page[page.length - 1])) : Optional.empty();
            return new OfferPage(
                    offers(page),
                    top.totalHits.value,
                    next,
                    facets.count(searcher, lucene, query.facets()),
                    text.placesRead(),
                    text.leftOut());
        });
    }

    private TopFieldDocs top(OfferQuery query, Query lucene, boolean byScore, int count) throws IOException {
        Sort sort = new Sort(firstSort(query, byScore), Orders.ID);
        FieldDoc after = query.cursor() == null ? null : Cursor.read(query.cursor(), query, byScore, reader.maxDoc());
        return searcher.search(lucene, new TopFieldCollectorManager(sort, count, after, Integer.MAX_VALUE));
    }

    private static SortField firstSort(OfferQuery query, boolean byScore) {
        if (byScore) {
            return SortField.FIELD_SCORE;
        }
        return switch (query.sort()) {
            case RELEVANCE, DATE -> Orders.DATE;
            case SALARY -> {
                SortField highest = new SortField(OfferFields.SALARY, SortField.Type.DOUBLE, true);
                highest.setMissingValue(Double.NEGATIVE_INFINITY);
                yield highest;
            }
            case DISTANCE -> {
                Near near = Objects.requireNonNull(query.near(), "checked when the query was made");
                yield LatLonDocValuesField.newDistanceSort(OfferFields.LOCATION, near.latitude(), near.longitude());
            }
        };
    }

    /** The offer with this id, whatever its state. */
    public Optional<Offer> find(String id) {
        return reading(() -> offers(searcher.search(new TermQuery(new Term(OfferFields.ID, id)), 1)).stream()
                .findFirst());
    }

    /** Of several the one whose id comes first. */
    Optional<Offer> firstWith(String field, String value) {
        return reading(() -> {
            TopDocs top = searcher.search(new TermQuery(new Term(field, value)), 1, new Sort(Orders.ID));
            return offers(top).stream().findFirst();
        });
    }

    /** Available offers that resemble this one, best first; see {@code OfferIndex}. */
    public List<Offer> similar(Offer offer, int limit) {
        return reading(() -> {
            BooleanQuery.Builder query = new BooleanQuery.Builder();
            FilterQueries.add(query, OfferQuery.builder().build());
            query.add(new TermQuery(new Term(OfferFields.ID, offer.id())), Occur.MUST_NOT);
            query.add(resembling(offer), Occur.MUST);
            return distinct(offers(searcher.search(query.build(), limit * 4, Orders.BEST)), limit);
        });
    }

    private Query resembling(Offer offer) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        if (offer.occupation() != null && offer.occupation().romeCode() != null) {
            should(query, OfferFields.OCCUPATION, offer.occupation().romeCode(), 2f);
        }
        for (String term : new LinkedHashSet<>(analyzer.terms(offer.title()))) {
            should(query, OfferFields.TITLE, term, 1.5f);
        }
        Set<String> skills = new LinkedHashSet<>();
        offer.skills().forEach(skill -> skills.add(ExactTerm.of(skill.label())));
        offer.keywords().forEach(keyword -> skills.add(ExactTerm.of(keyword)));
        skills.stream().limit(30).forEach(skill -> should(query, OfferFields.SKILL, skill, 1f));
        if (offer.place().departmentCode() != null) {
            should(query, OfferFields.DEPARTMENT, offer.place().departmentCode(), 0.3f);
        }
        return query.build();
    }

    private static void should(BooleanQuery.Builder query, String field, String value, float boost) {
        query.add(new BoostQuery(new TermQuery(new Term(field, value)), boost), Occur.SHOULD);
    }

    private static List<Offer> distinct(List<Offer> offers, int limit) {
        Map<String, Integer> seen = new HashMap<>();
        List<Offer> kept = new ArrayList<>();
        for (Offer offer : offers) {
            String company = offer.company() == null ? "" : offer.company().name();
            String advertisement = ExactTerm.of(offer.title()) + "|" + company;
            if (seen.merge(advertisement, 1, Integer::sum) <= MOST_ALIKE && kept.size() < limit) {
                kept.add(offer);
            }
        }
        return kept;
    }

    /** Available offers drawn by chance, the same ones for the same seed. */
    public List<Offer> random(int limit, long seed) {
        return reading(() -> {
            BooleanQuery.Builder query = new BooleanQuery.Builder();
            FilterQueries.add(query, OfferQuery.builder().build());
            int[] eligible = DocumentSet.listed(DocumentSet.of(searcher, query.build()));
            Random random = new Random(seed);
            Map<Integer, Integer> moved = new HashMap<>();
            List<ScoreDoc> drawn = new ArrayList<>();
            for (int i = 0; i < Math.min(limit, eligible.length); i++) {
                int j = i + random.nextInt(eligible.length - i);
                drawn.add(new ScoreDoc(eligible[moved.getOrDefault(j, j)], 0));
                moved.put(j, moved.getOrDefault(i, i));
            }
            return offers(drawn.toArray(ScoreDoc[]::new));
        });
    }

    /** Offers worth ranking for somebody, the most promising first. */
    public List<OfferMatch> match(MatchQuery query) {
        return reading(() -> matches.find(query));
    }

    /** The words of a text of which some title, occupation or skill has one, in order. */
    public String wordsOfWork(String text) {
        return reading(() -> matches.wordsOfWork(text));
    }

    /** How often each occupation is stated by offers that are called the same; by one employer no more than once. */
    public Map<String, Integer> occupationsOfTitle(String title) {
        return reading(() -> matches.occupationsOfTitle(title));
    }

    /** When the newest offer was published. */
    public Optional<Instant> newest() {
        return reading(() -> {
            byte[] max = PointValues.getMaxPackedValue(reader, OfferFields.DATE);
            return Optional.ofNullable(max).map(bytes -> Instant.ofEpochMilli(LongPoint.decodeDimension(bytes, 0)));
        });
    }

    /** The middle of the offers of a commune: the median, since some are misplaced; at most a thousand are read. */
    public Optional<Near> around(String communeCode, double distanceKm) {
        return reading(() -> {
            Query inCommune = FilterQueries.exactly(OfferFields.COMMUNE, communeCode);
            int[] documents = Arrays.stream(searcher.search(inCommune, MOST_LOCATED, new Sort(Orders.ID)).scoreDocs)
                    .mapToInt(document -> document.doc)
                    .sorted()
                    .toArray();
            List<OfferDigest> located = matches.digests(documents).stream()
                    .filter(digest -> !Double.isNaN(digest.latitude()))
                    .toList();
            if (located.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new Near(
                    median(located.stream().mapToDouble(OfferDigest::latitude)),
                    median(located.stream().mapToDouble(OfferDigest::longitude)),
                    distanceKm));
        });
    }

    private static double median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** Every offer, available or not. */
    public long size() {
        return reading(() -> (long) reader.numDocs());
    }

    private List<Offer> offers(TopDocs top) throws IOException {
        return offers(top.scoreDocs);
    }

    private List<Offer> offers(ScoreDoc[] documents) throws IOException {
        List<Offer> offers = new ArrayList<>(documents.length);
        for (ScoreDoc document : documents) {
            offers.add(stored.get(document.doc));
        }
        return offers;
    }

    private <T> T reading(Reading<T> question) {
        if (!reader.tryIncRef()) {
            throw closed(null);
        }
        try {
            return question.answer();
        } catch (AlreadyClosedException e) {
            throw closed(e);
        } catch (IOException e) {
            throw unreadable(e);
        } finally {
            release();
        }
    }

    private void release() {
        try {
            reader.decRef();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private NonRetriableException closed(@Nullable Throwable cause) {
        return new NonRetriableException("the search index in " + folder + " has been closed; open it again", cause);
    }

    private NonRetriableException unreadable(IOException e) {
        return new NonRetriableException(
                String.format(
                        Locale.ROOT,
                        "reading the search index in %s failed (%s); check the disk, or build the index again",
                        folder,
                        e.getMessage()),
                e);
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private interface Reading<T> {
        T answer() throws IOException;
    }
}
