package fr.jobmarket.warehouse.quality;

import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Place;
import fr.jobmarket.offer.Source;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Counts while offers stream past, in constant memory. Not thread-safe: one per thread, then {@link #merge}. */
public final class QualityCollector {

    private static final Map<String, Predicate<Offer>> FIELDS = fields();

    private static final class Counts {
        private long offers;
        private long rejected;
        private final Map<String, Long> present = new TreeMap<>();
        private final Map<String, Long> issues = new TreeMap<>();
    }

    private final Map<Source, Counts> bySource = new EnumMap<>(Source.class);

    /** A collector that has seen nothing. */
    public QualityCollector() {}

    /** Counts one offer. */
    public void add(Offer offer) {
        Counts counts = counts(offer.source());
        counts.offers++;
        FIELDS.forEach((field, isPresent) -> {
            if (isPresent.test(offer)) {
                counts.present.merge(field, 1L, Long::sum);
            }
        });
        offer.issues().forEach(issue -> counts.issues.merge(issue, 1L, Long::sum));
    }

    /** Counts one payload of this source that was no offer. */
    public void reject(Source source) {
        counts(source).rejected++;
    }

    /** Adds what another collector has counted. */
    public void merge(QualityCollector other) {
        other.bySource.forEach((source, more) -> {
            Counts counts = counts(source);
            counts.offers += more.offers;
            counts.rejected += more.rejected;
            more.present.forEach((field, count) -> counts.present.merge(field, count, Long::sum));
            more.issues.forEach((issue, count) -> counts.issues.merge(issue, count, Long::sum));
        });
    }

    /** What was counted so far; a field no offer has is listed with 0. */
    public QualityReport report() {
        Map<String, QualityReport.SourceQuality> sources = new TreeMap<>();
        bySource.forEach((source, counts) -> {
            Map<String, Long> present = new TreeMap<>(counts.present);
            FIELDS.keySet().forEach(field -> present.putIfAbsent(field, 0L));
            sources.put(
                    source.id(),
                    new QualityReport.SourceQuality(counts.offers, counts.rejected, present, counts.issues));
        });
        return new QualityReport(sources);
    }

    private Counts counts(Source source) {
        return bySource.computeIfAbsent(source, key -> new Counts());
    }

    private static Map<String, Predicate<Offer>> fields() {
        Map<String, Predicate<Offer>> fields = new LinkedHashMap<>();
        fields.put("title", offer -> !offer.title().isEmpty());
        fields.put("description", offer -> !offer.description().isEmpty());
        fields.put("url", offer -> offer.url() != null);
        fields.put(
                "company.name",
                offer -> offer.company() != null && offer.company().name() != null);
        fields.put(
                "occupation.romeCode",
                offer -> offer.occupation() != null && offer.occupation().romeCode() != null);
        fields.put("dataRole", offer -> offer.dataRole() != null);
        fields.put("contract", offer -> offer.contract() != null);
        fields.put(
                "contract.durationMonths",
                offer -> offer.contract() != null && offer.contract().durationMonths() != null);
        fields.put("workingTime", offer -> offer.workingTime() != null);
        fields.put("salary", offer -> offer.salary() != null);
        fields.put("experience", offer -> offer.experience() != null);
        fields.put("place", offer -> offer.place().precision() != Place.Precision.UNKNOWN);
        fields.put("place.communeCode", place(Place::communeCode));
        fields.put("place.departmentCode", place(Place::departmentCode));
        fields.put("place.regionCode", place(Place::regionCode));
        fields.put("place.latitude", place(Place::latitude));
        fields.put("skills", offer -> !offer.skills().isEmpty());
        fields.put("softSkills", list(Offer::softSkills));
        fields.put("languages", list(Offer::languages));
        fields.put("licences", list(Offer::licences));
        fields.put("trainings", list(Offer::trainings));
        fields.put("keywords", list(Offer::keywords));
        fields.put("qualification", offer -> offer.qualification() != null);
        fields.put("industry", offer -> offer.industry() != null);
        fields.put("openings", offer -> offer.openings() != null);
        fields.put("remote", offer -> offer.remote() != null);
        fields.put("createdAt", offer -> offer.createdAt() != null);
        fields.put("updatedAt", offer -> offer.updatedAt() != null);
        return fields;
    }

    /** Reads one value of a place. */
    @FunctionalInterface
    private interface PlaceValue {
        @Nullable
        Object of(Place place);
    }

    private static Predicate<Offer> place(PlaceValue value) {
        return offer -> value.of(offer.place()) != null;
    }

    private static Predicate<Offer> list(java.util.function.Function<Offer, ? extends Collection<?>> list) {
        return offer -> !list.apply(offer).isEmpty();
    }
}
