package fr.jobmarket.warehouse.internal;

import fr.jobmarket.internal.Sha256;
import fr.jobmarket.offer.Company;
import fr.jobmarket.offer.Contract;
import fr.jobmarket.offer.Experience;
import fr.jobmarket.offer.Industry;
import fr.jobmarket.offer.Occupation;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.OfferJson;
import fr.jobmarket.offer.Place;
import fr.jobmarket.offer.Qualification;
import fr.jobmarket.offer.Salary;
import fr.jobmarket.offer.Skill;
import fr.jobmarket.offer.WorkingTime;
import fr.jobmarket.source.RawOffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Cleaned and rejected offers as rows of the silver tables, kept in memory until they are written. Not thread-safe. */
final class OfferRows {

    private final Map<TableSpec, NdjsonRows> tables = new LinkedHashMap<>();

    OfferRows() {
        Schema.MADE_BY_CLEANING.forEach(table -> tables.put(table, NdjsonRows.inMemory(table)));
    }

    /** How many versions were added, cleaned and rejected ones. */
    long versions() {
        return of(Schema.OFFER).rows() + of(Schema.REJECTED).rows();
    }

    /** Hands over the rows of each table. */
    void forEach(BiConsumer<TableSpec, NdjsonRows> consumer) {
        tables.forEach(consumer);
    }

    /** Adds the version of an offer that could not be cleaned. */
    void reject(Version version, String reason) {
        RawOffer raw = version.raw();
        of(Schema.REJECTED).row(raw.source().id(), raw.sourceId(), version.sha256(), reason);
    }

    /** Adds the offer that a version was cleaned to. */
    void add(Offer offer, Version version) {
        of(Schema.OFFER).row(columns(offer, version).toArray());
        long ordinal = 0;
        for (Skill skill : offer.skills()) {
            of(Schema.OFFER_SKILL).row(offer.id(), ordinal++, skill.code(), skill.label(), skill.level());
        }
        labels(Schema.OFFER_KEYWORD, offer, offer.keywords());
        labels(Schema.OFFER_LANGUAGE, offer, offer.languages());
        labels(Schema.OFFER_LICENCE, offer, offer.licences());
        labels(Schema.OFFER_TRAINING, offer, offer.trainings());
        labels(Schema.OFFER_SOFT_SKILL, offer, offer.softSkills());
        labels(Schema.OFFER_ISSUE, offer, offer.issues());
    }

    /** Adds what a search for duplicates needs of an offer. */
    void add(String offerId, byte[] sketch) {
        of(Schema.OFFER_SKETCH)
                .row(offerId, Base64.getEncoder().withoutPadding().encode(sketch));
    }

    private NdjsonRows of(TableSpec table) {
        return Objects.requireNonNull(tables.get(table), table.name());
    }

    private void labels(TableSpec table, Offer offer, List<String> labels) {
        long ordinal = 0;
        for (String label : labels) {
            of(table).row(offer.id(), ordinal++, label);
        }
    }

    private static List<@Nullable Object> columns(Offer offer, Version version) {
        List<@Nullable Object> row = new ArrayList<>(Schema.OFFER.columns().size());
        add(row, offer.id(), offer.source().id(), offer.sourceId(), version.sha256(), offer.title(), offer.url());
        add(row, of(offer.company(), Company::name), of(offer.company(), Company::size));
        Occupation occupation = offer.occupation();
        add(row, of(occupation, Occupation::romeCode), of(occupation, Occupation::romeLabel));
        add(row, of(occupation, Occupation::appellation), of(occupation, Occupation::confidence));
        add(row, of(occupation, Occupation::predicted), offer.dataRole());
        Contract contract = offer.contract();
        add(row, of(contract, Contract::type), of(contract, Contract::sourceCode));
        add(row, of(contract, Contract::durationMonths), of(contract, Contract::apprenticeship));
        add(row, of(offer.workingTime(), WorkingTime::kind), of(offer.workingTime(), WorkingTime::hoursPerWeek));
        addSalary(row, offer.salary());
        add(row, of(offer.experience(), Experience::requirement), of(offer.experience(), Experience::months));
        addPlace(row, offer.place());
        add(row, of(offer.qualification(), Qualification::code), of(offer.qualification(), Qualification::label));
        add(row, of(offer.industry(), Industry::nafCode), of(offer.industry(), Industry::label));
        add(row, offer.openings(), offer.remote(), offer.createdAt(), offer.updatedAt());
        add(row, version.firstSeenAt(), version.lastSeenAt(), version.available(), null);
        byte[] canonical = OfferJson.writeBytes(withoutLife(offer));
        add(row, canonical, Sha256.of(canonical));
        return row;
    }

    /** When an offer was seen changes with every harvest, its text does not: the one is columns, the other JSON. */
    static Offer withoutLife(Offer offer) {
        return offer.toBuilder()
                .firstSeenAt(null)
                .lastSeenAt(null)
                .available(true)
                .duplicateOf(null)
                .build();
    }

    private static void addSalary(List<@Nullable Object> row, @Nullable Salary salary) {
        add(row, of(salary, Salary::period), of(salary, Salary::min), of(salary, Salary::max));
        add(row, of(salary, Salary::monthsPerYear), of(salary, Salary::annualMin), of(salary, Salary::annualMax));
        add(row, of(salary, Salary::fullTimeAnnualMin), of(salary, Salary::fullTimeAnnualMax));
        add(row, of(salary, Salary::confidence), of(salary, Salary::origin));
    }

    private static void addPlace(List<@Nullable Object> row, Place place) {
        add(row, place.label(), place.communeCode(), place.communeName(), place.postalCode());
        add(row, place.departmentCode(), place.departmentName(), place.regionCode(), place.regionName());
        add(row, place.latitude(), place.longitude(), place.precision(), place.origin(), place.metropolitan());
    }

    private static void add(List<@Nullable Object> row, @Nullable Object... values) {
        for (Object value : values) {
            row.add(value);
        }
    }

    private static <T, R> @Nullable Object of(@Nullable T holder, Function<T, @Nullable R> part) {
        return holder == null ? null : part.apply(holder);
    }
}
