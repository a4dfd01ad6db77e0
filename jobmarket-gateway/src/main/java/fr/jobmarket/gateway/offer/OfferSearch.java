package fr.jobmarket.gateway.offer;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.gateway.http.MessageKey;
import fr.jobmarket.gateway.http.ProblemException;
import fr.jobmarket.gateway.http.QueryParameters;
import fr.jobmarket.offer.Contract;
import fr.jobmarket.offer.DataRole;
import fr.jobmarket.offer.Source;
import fr.jobmarket.offer.WorkingTime;
import fr.jobmarket.referential.CodeForm;
import fr.jobmarket.referential.Commune;
import fr.jobmarket.referential.Places;
import fr.jobmarket.search.OfferQuery;
import fr.jobmarket.search.OfferQuery.Facet;
import fr.jobmarket.search.OfferQuery.Near;
import fr.jobmarket.search.OfferQuery.Sort;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** From the parameters of a request to a query of the SDK. */
public final class OfferSearch {

    static final int MAX_LIMIT = 100;

    private static final double DEFAULT_DISTANCE_KM = 50;
    private static final int MONTHS_PER_YEAR = 12;

    private OfferSearch() {}

    /** The query these parameters ask for; throws a 400 that names the parameter when one is not allowed. */
    public static OfferQuery query(OfferSearchParameters given) {
        Near near = near(given);
        Sort sort = sort(given.sort());
        if (sort == Sort.DISTANCE && near == null) {
            throw ProblemException.parameter("sort", MessageKey.DISTANCE_WITHOUT_PLACE.with());
        }
        try {
            return OfferQuery.builder()
                    .text(QueryParameters.text("q", given.q(), 1_000))
                    .occupations(QueryParameters.codes("occupation", given.occupation(), CodeForm.ROME))
                    .dataRoles(QueryParameters.constants("dataRole", given.dataRole(), DataRole.class, DataRole::name))
                    .skills(QueryParameters.labels("skill", given.skill()))
                    .regions(QueryParameters.codes("region", given.region(), CodeForm.REGION))
                    .departments(QueryParameters.codes("department", given.department(), CodeForm.DEPARTMENT))
                    .communes(QueryParameters.codes("commune", given.commune(), CodeForm.COMMUNE))
                    .postalCodes(QueryParameters.codes("postalCode", given.postalCode(), CodeForm.POSTAL_CODE))
                    .near(near)
                    .contracts(QueryParameters.constants(
                            "contract", given.contract(), Contract.Type.class, Contract.Type::name))
                    .workingTimes(QueryParameters.constants(
                            "workingTime", given.workingTime(), WorkingTime.Kind.class, WorkingTime.Kind::name))
                    .apprenticeship(QueryParameters.flagOrAny("apprenticeship", given.apprenticeship(), null))
                    .internship(QueryParameters.flagOrAny("internship", given.internship(), null))
                    .remote(QueryParameters.flagOrAny("remote", given.remote(), null))
                    .companies(QueryParameters.labels("company", given.company()))
                    .languages(QueryParameters.labels("language", given.language()))
                    .licences(QueryParameters.labels("licence", given.licence()))
                    .minAnnualSalary(QueryParameters.number(
                            "minSalary", given.minSalary(), 0, 10_000_000, MessageKey.EUROS_PER_YEAR))
                    .maxExperienceMonths(months(given.experience()))
                    .publishedSince(QueryParameters.moment("publishedSince", given.publishedSince()))
                    .available(QueryParameters.flagOrAny("available", given.available(), Boolean.TRUE))
                    .sources(QueryParameters.constants("source", given.source(), Source.class, Source::id))
                    .sort(sort)
                    .cursor(given.cursor())
                    .limit(QueryParameters.integer("limit", given.limit(), OfferQuery.DEFAULT_LIMIT, 1, MAX_LIMIT))
                    .facets(QueryParameters.constants("facets", given.facets(), Facet.class, OfferSearch::facetName))
                    .build();
        } catch (InvalidInputException e) {
            throw ProblemException.badRequest(MessageKey.VERBATIM.with(String.valueOf(e.getMessage())));
        }
    }

    private static @Nullable Near near(OfferSearchParameters given) {
        Double latitude = QueryParameters.number("lat", given.lat(), -90, 90, MessageKey.DEGREES_NORTH);
        Double longitude = QueryParameters.number("lon", given.lon(), -180, 180, MessageKey.DEGREES_EAST);
        Double distance = QueryParameters.number("distanceKm", given.distanceKm(), 0.1, 2_000, MessageKey.KILOMETRES);
        double radius = distance == null ? DEFAULT_DISTANCE_KM : distance;
        String around = QueryParameters.text("around", given.around(), 100);
        if (around != null) {
            if (latitude != null || longitude != null) {
                throw ProblemException.parameter("around", MessageKey.AROUND_AND_POINT.with());
            }
            return around(around, radius);
        }
        if (latitude != null && longitude != null) {
            return new Near(latitude, longitude, radius);
        }
        if (latitude != null || longitude != null) {
            throw ProblemException.parameter(latitude == null ? "lat" : "lon", MessageKey.HALF_A_POINT.with());
        }
        if (distance != null) {
            throw ProblemException.parameter("distanceKm", MessageKey.RADIUS_WITHOUT_PLACE.with());
        }
        return null;
    }

    private static Near around(String text, double distanceKm) {
        Commune commune = Places.ofFrance()
                .meant(text)
                .orElseThrow(() -> QueryParameters.refused("around", text, MessageKey.COMMUNE_NAME.with()));
        Double latitude = commune.latitude();
        Double longitude = commune.longitude();
        if (latitude == null || longitude == null) {
            throw ProblemException.parameter("around", MessageKey.NO_CENTRE.with(commune.name()));
        }
        return new Near(latitude, longitude, distanceKm);
    }

    private static Sort sort(@Nullable String text) {
        return text == null
                ? Sort.RELEVANCE
                : QueryParameters.constant(
                        "sort", text, Sort.class, sort -> sort.name().toLowerCase(Locale.ROOT));
    }

    private static @Nullable Integer months(@Nullable String text) {
        Double years = QueryParameters.number("experience", text, 0, 80, MessageKey.YEARS);
        return years == null ? null : (int) Math.round(years * MONTHS_PER_YEAR);
    }

    /** A facet is named as the parameter that filters on it. */
    static String facetName(Facet facet) {
        return switch (facet) {
            case DATA_ROLE -> "dataRole";
            case WORKING_TIME -> "workingTime";
            default -> facet.name().toLowerCase(Locale.ROOT);
        };
    }
}
