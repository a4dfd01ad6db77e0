package fr.jobmarket.warehouse.internal;

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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Cleaned and rejected offers on their way into the silver tables. Not thread-safe. */
final class OfferRows {

    private final NdjsonFile offers;
    private final NdjsonFile rejected;
    private final Map<TableSpec, NdjsonFile> children = new LinkedHashMap<>();

    OfferRows(Path folder) {
        this.offers = fileFor(Schema.OFFER, folder);
        this.rejected = fileFor(Schema.REJECTED, folder);
        Schema.CHILDREN.forEach(table -> children.put(table, fileFor(table, folder)));
    }

    private static NdjsonFile fileFor(TableSpec table, Path folder) {
        return new NdjsonFile(table, folder.resolve(table.name() + ".ndjson"));
    }

    void reject(String source, String sourceId, String sha256, String reason) {
        rejected.row(source, sourceId, sha256, reason);
    }

    void add(Offer offer, String sha256) {
        offers.row(columns(offer, sha256).toArray());
        long ordinal = 0;
        for (Skill skill : offer.skills()) {
            child(Schema.OFFER_SKILL).row(offer.id(), ordinal++, skill.code(), skill.label(), skill.level());
        }
        labels(Schema.OFFER_KEYWORD, offer, offer.keywords());
        labels(Schema.OFFER_LANGUAGE, offer, offer.languages());
        labels(Schema.OFFER_LICENCE, offer, offer.licences());
        labels(Schema.OFFER_TRAINING, offer, offer.trainings());
        labels(Schema.OFFER_SOFT_SKILL, offer, offer.softSkills());
        labels(Schema.OFFER_ISSUE, offer, offer.issues());
    }

    /** Loads everything into the database and removes the files. */
    void load(Database database) {
        database.loadAndDelete(offers);
        database.loadAndDelete(rejected);
        children.values().forEach(database::loadAndDelete);
    }

    /** Ends the files without loading them, after a failure. */
    void abandon() {
        offers.close();
        rejected.close();
        children.values().forEach(NdjsonFile::close);
    }

    private NdjsonFile child(TableSpec table) {
        NdjsonFile file = children.get(table);
        if (file == null) {
            throw new IllegalArgumentException(table.name() + " is no table of offer parts");
        }
        return file;
    }

    private void labels(TableSpec table, Offer offer, List<String> labels) {
        long ordinal = 0;
        for (String label : labels) {
            child(table).row(offer.id(), ordinal++, label);
        }
    }

    private static List<@Nullable Object> columns(Offer offer, String sha256) {
        List<@Nullable Object> row = new ArrayList<>(Schema.OFFER.columns().size());
        add(row, offer.id(), offer.source().id(), offer.sourceId(), sha256, offer.title(), offer.url());
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
        add(row, null, null, true, null, OfferJson.write(withoutLife(offer)));
        return row;
    }

    /** When an offer was seen changes with every harvest, its text does not: the one is columns, the other JSON. */
    private static Offer withoutLife(Offer offer) {
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
