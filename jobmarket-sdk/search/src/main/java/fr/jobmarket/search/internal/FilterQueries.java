package fr.jobmarket.search.internal;

import fr.jobmarket.offer.Source;
import fr.jobmarket.search.OfferQuery;
import fr.jobmarket.search.OfferQuery.Near;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Turns the exact criteria of a search into Lucene filters. */
final class FilterQueries {

    private FilterQueries() {}

    /** Holds for the offers that meet every criterion but the text. */
    static Query of(OfferQuery query) {
        BooleanQuery.Builder filters = new BooleanQuery.Builder().add(new MatchAllDocsQuery(), Occur.FILTER);
        add(filters, query);
        return filters.build();
    }

    static void add(BooleanQuery.Builder target, OfferQuery query) {
        anyOf(target, OfferFields.OCCUPATION, query.occupations());
        anyOf(
                target,
                OfferFields.DATA_ROLE,
                query.dataRoles().stream().map(Enum::name).toList());
        anyOf(target, OfferFields.SKILL, keys(query.skills(), ExactTerm::of));
        anyOf(target, OfferFields.REGION, query.regions());
        anyOf(target, OfferFields.DEPARTMENT, query.departments());
        anyOf(target, OfferFields.COMMUNE, query.communes());
        anyOf(target, OfferFields.POSTAL_CODE, query.postalCodes());
        anyOf(
                target,
                OfferFields.CONTRACT,
                query.contracts().stream().map(Enum::name).toList());
        anyOf(
                target,
                OfferFields.WORKING_TIME,
                query.workingTimes().stream().map(Enum::name).toList());
        anyOf(target, OfferFields.COMPANY_NAME, keys(query.companies(), ExactTerm::of));
        anyOf(target, OfferFields.LANGUAGE, keys(query.languages(), Languages::key));
        anyOf(target, OfferFields.LICENCE, keys(query.licences(), Licences::key));
        anyOf(
                target,
                OfferFields.SOURCE,
                query.sources().stream().map(Source::id).toList());
        addRanges(target, query);
        flag(target, OfferFields.APPRENTICESHIP, query.apprenticeship());
        flag(target, OfferFields.INTERNSHIP, query.internship());
        flag(target, OfferFields.REMOTE, query.remote());
        flag(target, OfferFields.AVAILABLE, query.available());
        flag(target, OfferFields.DUPLICATE, query.withoutDuplicates() ? Boolean.FALSE : null);
    }

    private static void flag(BooleanQuery.Builder target, String field, @Nullable Boolean wanted) {
        if (wanted != null) {
            filter(target, exactly(field, wanted ? OfferFields.YES : OfferFields.NO));
        }
    }

    private static List<String> keys(List<String> worded, UnaryOperator<String> key) {
        return worded.stream().map(key).toList();
    }

    private static void addRanges(BooleanQuery.Builder target, OfferQuery query) {
        Near near = query.near();
        if (near != null) {
            filter(target, within(near));
        }
        Double minAnnualSalary = query.minAnnualSalary();
        if (minAnnualSalary != null) {
            filter(target, DoublePoint.newRangeQuery(OfferFields.SALARY, minAnnualSalary, Double.POSITIVE_INFINITY));
        }
        Integer maxExperience = query.maxExperienceMonths();
        if (maxExperience != null && maxExperience < Integer.MAX_VALUE) {
            target.add(
                    IntPoint.newRangeQuery(OfferFields.EXPERIENCE_MONTHS, maxExperience + 1, Integer.MAX_VALUE),
                    Occur.MUST_NOT);
        }
        Instant since = query.publishedSince();
        if (since != null) {
            filter(target, LongPoint.newRangeQuery(OfferFields.DATE, epochMillis(since), Long.MAX_VALUE));
        }
    }

    static Query within(Near near) {
        return LatLonPoint.newDistanceQuery(
                OfferFields.LOCATION, near.latitude(), near.longitude(), near.distanceKm() * 1_000);
    }

    static Query exactly(String field, String value) {
        return new TermQuery(new Term(field, value));
    }

    static void filter(BooleanQuery.Builder target, Query query) {
        target.add(query, Occur.FILTER);
    }

    static void anyOf(BooleanQuery.Builder target, String field, List<String> values) {
        if (values.size() == 1) {
            filter(target, exactly(field, values.get(0)));
        } else if (!values.isEmpty()) {
            filter(
                    target,
                    new TermInSetQuery(field, values.stream().map(BytesRef::new).toList()));
        }
    }

    /** Instants reach further than milliseconds do. */
    private static long epochMillis(Instant instant) {
        try {
            return instant.toEpochMilli();
        } catch (ArithmeticException e) {
            return instant.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }
}
