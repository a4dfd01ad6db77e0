package fr.jobmarket.search.internal;

import fr.jobmarket.offer.Contract;
import fr.jobmarket.offer.DataRole;
import fr.jobmarket.offer.Experience;
import fr.jobmarket.offer.FrenchLabels;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Source;
import fr.jobmarket.offer.WorkingTime;
import fr.jobmarket.search.OfferQuery.Facet;
import fr.jobmarket.statistics.LabelledCount;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/** Counts the values of fields over everything a query matches. Thread-safe. */
final class FacetCounter {

    /** Enough for every department of France; a list for people is never endless. */
    static final int MOST_VALUES = 120;

    private static final Comparator<Map.Entry<String, Long>> MOST_FREQUENT_FIRST =
            Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey());

    private final OfferSearcher offers;
    private final Map<String, String> labels = new ConcurrentHashMap<>();

    FacetCounter(OfferSearcher offers) {
        this.offers = offers;
    }

    Map<Facet, List<LabelledCount>> count(IndexSearcher searcher, Query query, Set<Facet> facets) throws IOException {
        Map<Facet, List<LabelledCount>> labelled = new EnumMap<>(Facet.class);
        if (facets.isEmpty()) {
            return labelled;
        }
        Map<Facet, Map<String, Long>> counts = new EnumMap<>(Facet.class);
        facets.forEach(facet -> counts.put(facet, new HashMap<>()));
        Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1f);
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            countLeaf(leaf, weight, counts);
        }
        counts.forEach((facet, ofFacet) -> labelled.put(facet, mostFrequent(facet, ofFacet)));
        return labelled;
    }

    private static void countLeaf(LeafReaderContext leaf, Weight weight, Map<Facet, Map<String, Long>> counts)
            throws IOException {
        Scorer scorer = weight.scorer(leaf);
        if (scorer == null) {
            return;
        }
        List<Column> columns = new ArrayList<>();
        for (Map.Entry<Facet, Map<String, Long>> facet : counts.entrySet()) {
            columns.add(new Column(DocValues.getSortedSet(leaf.reader(), field(facet.getKey())), facet.getValue()));
        }
        Bits live = leaf.reader().getLiveDocs();
        DocIdSetIterator matches = scorer.iterator();
        for (int doc = matches.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = matches.nextDoc()) {
            if (live == null || live.get(doc)) {
                for (Column column : columns) {
                    column.count(doc);
                }
            }
        }
        for (Column column : columns) {
            column.addUp();
        }
    }

    private List<LabelledCount> mostFrequent(Facet facet, Map<String, Long> counts) {
        return counts.entrySet().stream()
                .sorted(MOST_FREQUENT_FIRST)
                .limit(MOST_VALUES)
                .map(entry -> new LabelledCount(entry.getKey(), label(facet, entry.getKey()), entry.getValue()))
                .toList();
    }

    private static String field(Facet facet) {
        return switch (facet) {
            case SOURCE -> OfferFields.SOURCE;
            case CONTRACT -> OfferFields.CONTRACT;
            case REGION -> OfferFields.REGION;
            case DEPARTMENT -> OfferFields.DEPARTMENT;
            case DATA_ROLE -> OfferFields.DATA_ROLE;
            case OCCUPATION -> OfferFields.OCCUPATION;
            case KEYWORD -> OfferFields.KEYWORD;
            case EXPERIENCE -> OfferFields.EXPERIENCE;
            case WORKING_TIME -> OfferFields.WORKING_TIME;
            case APPRENTICESHIP -> OfferFields.APPRENTICESHIP;
            case INTERNSHIP -> OfferFields.INTERNSHIP;
            case REMOTE -> OfferFields.REMOTE;
            case COMPANY -> OfferFields.COMPANY_NAME;
            case LANGUAGE -> OfferFields.LANGUAGE;
            case LICENCE -> OfferFields.LICENCE;
        };
    }

    private @Nullable String label(Facet facet, String code) {
        return switch (facet) {
            case SOURCE -> Source.of(code).label();
            case CONTRACT -> FrenchLabels.of(Contract.Type.valueOf(code));
            case DATA_ROLE -> FrenchLabels.of(DataRole.valueOf(code));
            case EXPERIENCE -> FrenchLabels.of(Experience.Requirement.valueOf(code));
            case WORKING_TIME -> FrenchLabels.of(WorkingTime.Kind.valueOf(code));
            case KEYWORD, APPRENTICESHIP, INTERNSHIP, REMOTE -> null;
            case REGION, DEPARTMENT, OCCUPATION, COMPANY, LANGUAGE, LICENCE -> {
                String label = labels.computeIfAbsent(facet + " " + code, key -> labelInOffers(facet, code));
                yield label.isEmpty() ? null : label;
            }
        };
    }

    /** The index has no table of labels: the first offer with the code knows its label. */
    private String labelInOffers(Facet facet, String code) {
        String label = offers.firstWith(field(facet), code)
                .map(offer -> labelOf(facet, code, offer))
                .orElse(null);
        return label == null ? "" : label;
    }

    private static @Nullable String labelOf(Facet facet, String code, Offer offer) {
        return switch (facet) {
            case REGION -> offer.place().regionName();
            case DEPARTMENT -> offer.place().departmentName();
            case OCCUPATION ->
                offer.occupation() == null ? null : offer.occupation().romeLabel();
            case COMPANY -> offer.company() == null ? null : offer.company().name();
            case LANGUAGE ->
                worded(offer.languages(), Languages::key, code)
                        .map(Languages::name)
                        .orElse(null);
            case LICENCE -> worded(offer.licences(), Licences::key, code).orElse(null);
            default -> null;
        };
    }

    private static Optional<String> worded(List<String> texts, UnaryOperator<String> key, String code) {
        return texts.stream().filter(text -> key.apply(text).equals(code)).findFirst();
    }

    /** The values of one facet in one segment; counting numbers there and words once is what makes it fast. */
    private static final class Column {
        private final SortedSetDocValues values;
        private final Map<String, Long> totals;
        private final long[] counts;

        Column(SortedSetDocValues values, Map<String, Long> totals) {
            this.values = values;
            this.totals = totals;
            this.counts = new long[Math.toIntExact(values.getValueCount())];
        }

        void count(int document) throws IOException {
            if (values.advanceExact(document)) {
                int valueCount = values.docValueCount();
                for (int i = 0; i < valueCount; i++) {
                    counts[(int) values.nextOrd()]++;
                }
            }
        }

        void addUp() throws IOException {
            for (int ordinal = 0; ordinal < counts.length; ordinal++) {
                if (counts[ordinal] > 0) {
                    totals.merge(values.lookupOrd(ordinal).utf8ToString(), counts[ordinal], Long::sum);
                }
            }
        }
    }
}
