package fr.jobmarket.search.internal;

import fr.jobmarket.cleaning.ContractParser;
import fr.jobmarket.offer.Company;
import fr.jobmarket.offer.Contract;
import fr.jobmarket.offer.Experience;
import fr.jobmarket.offer.Occupation;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Place;
import fr.jobmarket.offer.Skill;
import fr.jobmarket.offer.WorkingTime;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoubleDocValuesField;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.LatLonDocValuesField;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Turns offers into documents of the index. */
public final class OfferDocuments {

    /** Lucene refuses exact terms above 32,766 bytes; nobody filters by a label this long. */
    private static final int LONGEST_TERM = 1_000;

    private OfferDocuments() {}

    /** The document that makes an offer findable. */
    public static Document of(IndexedOffer indexed) {
        Offer offer = indexed.offer();
        Document document = new Document();
        document.add(new StringField(OfferFields.FINGERPRINT, indexed.fingerprint(), Store.NO));
        document.add(new StringField(OfferFields.ID, offer.id(), Store.NO));
        document.add(new SortedDocValuesField(OfferFields.ID, new BytesRef(offer.id())));
        document.add(new BinaryDocValuesField(OfferFields.JSON, CompressedJson.compress(indexed.json())));
        document.add(new NumericDocValuesField(OfferFields.LAST_SEEN, indexed.lastSeen()));
        document.add(new BinaryDocValuesField(OfferFields.DIGEST, DigestCodec.encode(offer)));
        addTexts(document, offer);
        addCodes(document, offer);
        addPlace(document, offer.place());
        addNumbers(document, offer);
        return document;
    }

    private static void addTexts(Document document, Offer offer) {
        text(document, OfferFields.TITLE, offer.title());
        text(document, OfferFields.DESCRIPTION, offer.description());
        Company company = offer.company();
        if (company != null) {
            text(document, OfferFields.COMPANY, company.name());
        }
        Occupation occupation = offer.occupation();
        if (occupation != null) {
            text(document, OfferFields.OCCUPATION_TEXT, occupation.romeLabel());
            text(document, OfferFields.OCCUPATION_TEXT, occupation.appellation());
        }
        offer.skills().forEach(skill -> text(document, OfferFields.SKILL_TEXT, skill.label()));
        offer.keywords().forEach(keyword -> text(document, OfferFields.SKILL_TEXT, keyword));
        offer.languages().forEach(language -> text(document, OfferFields.SKILL_TEXT, language));
        offer.licences().forEach(licence -> text(document, OfferFields.SKILL_TEXT, licence));
        Place place = offer.place();
        text(document, OfferFields.PLACE_TEXT, place.label());
        text(document, OfferFields.PLACE_TEXT, place.communeName());
        text(document, OfferFields.PLACE_TEXT, place.departmentName());
        text(document, OfferFields.PLACE_TEXT, place.regionName());
    }

    private static void addCodes(Document document, Offer offer) {
        countable(document, OfferFields.SOURCE, offer.source().id());
        Occupation occupation = offer.occupation();
        if (occupation != null) {
            countable(document, OfferFields.OCCUPATION, occupation.romeCode());
        }
        if (offer.dataRole() != null) {
            countable(document, OfferFields.DATA_ROLE, offer.dataRole().name());
        }
        Contract contract = offer.contract();
        if (contract != null) {
            countable(document, OfferFields.CONTRACT, contract.type().name());
        }
        for (String keyword : new LinkedHashSet<>(offer.keywords())) {
            document.add(new SortedSetDocValuesField(OfferFields.KEYWORD, new BytesRef(shortened(keyword))));
        }
        for (String skill : skillTerms(offer)) {
            document.add(new StringField(OfferFields.SKILL, skill, Store.NO));
        }
        addFlags(document, offer);
        WorkingTime time = offer.workingTime();
        if (time != null && time.kind() != null) {
            countable(document, OfferFields.WORKING_TIME, time.kind().name());
        }
        Company company = offer.company();
        if (company != null && company.name() != null) {
            countable(document, OfferFields.COMPANY_NAME, ExactTerm.of(company.name()));
        }
        offer.languages().stream()
                .map(Languages::key)
                .distinct()
                .forEach(language -> countable(document, OfferFields.LANGUAGE, language));
        offer.licences().stream()
                .map(Licences::key)
                .distinct()
                .forEach(licence -> countable(document, OfferFields.LICENCE, licence));
    }

    private static void addFlags(Document document, Offer offer) {
        Contract contract = offer.contract();
        countable(document, OfferFields.APPRENTICESHIP, flag(contract != null && contract.apprenticeship()));
        countable(document, OfferFields.INTERNSHIP, flag(ContractParser.isInternship(offer.title())));
        countable(document, OfferFields.REMOTE, flag(Boolean.TRUE.equals(offer.remote())));
        exact(document, OfferFields.AVAILABLE, flag(offer.available()));
        exact(document, OfferFields.DUPLICATE, flag(offer.duplicateOf() != null));
    }

    private static String flag(boolean set) {
        return set ? OfferFields.YES : OfferFields.NO;
    }

    private static Set<String> skillTerms(Offer offer) {
        Set<String> terms = new LinkedHashSet<>();
        for (Skill skill : offer.skills()) {
            if (skill.code() != null) {
                terms.add(shortened(ExactTerm.of(skill.code())));
            }
            terms.add(shortened(ExactTerm.of(skill.label())));
        }
        offer.keywords().forEach(keyword -> terms.add(shortened(ExactTerm.of(keyword))));
        return terms;
    }

    private static void addPlace(Document document, Place place) {
        countable(document, OfferFields.REGION, place.regionCode());
        countable(document, OfferFields.DEPARTMENT, place.departmentCode());
        exact(document, OfferFields.POSTAL_CODE, place.postalCode());
        exact(document, OfferFields.COMMUNE, place.communeCode());
        if (place.communeCode() != null) {
            exact(document, OfferFields.COMMUNE, cityOfBorough(place.communeCode()));
        }
        Double latitude = place.latitude();
        Double longitude = place.longitude();
        if (latitude != null && longitude != null && DigestMaker.hasCoordinates(place)) {
            document.add(new LatLonPoint(OfferFields.LOCATION, latitude, longitude));
            document.add(new LatLonDocValuesField(OfferFields.LOCATION, latitude, longitude));
        }
    }

    /** Boroughs of Paris, Lyon and Marseille have INSEE codes of their own; a search for the city must find them. */
    private static @Nullable String cityOfBorough(String communeCode) {
        if (communeCode.startsWith("751")) {
            return "75056";
        }
        if (communeCode.startsWith("6938")) {
            return "69123";
        }
        return communeCode.startsWith("132") && !communeCode.startsWith("1322") ? "13055" : null;
    }

    private static void addNumbers(Document document, Offer offer) {
        Instant date = DigestMaker.date(offer);
        if (date != null) {
            document.add(new LongPoint(OfferFields.DATE, date.toEpochMilli()));
            document.add(new NumericDocValuesField(OfferFields.DATE, date.toEpochMilli()));
        }
        Double salary = DigestMaker.upperBound(offer.salary());
        if (salary != null && Double.isFinite(salary)) {
            document.add(new DoublePoint(OfferFields.SALARY, salary));
            document.add(new DoubleDocValuesField(OfferFields.SALARY, salary));
        }
        Experience experience = offer.experience();
        if (experience != null) {
            countable(document, OfferFields.EXPERIENCE, experience.requirement().name());
            if (experience.requirement() == Experience.Requirement.REQUIRED) {
                // Demanded without saying how much still asks for more than none.
                int months = experience.months() == null ? 1 : Math.max(1, experience.months());
                document.add(new IntPoint(OfferFields.EXPERIENCE_MONTHS, months));
            }
        }
    }

    private static void text(Document document, String field, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            document.add(new TextField(field, value, Store.NO));
        }
    }

    private static void exact(Document document, String field, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            document.add(new StringField(field, shortened(value), Store.NO));
        }
    }

    private static void countable(Document document, String field, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            exact(document, field, value);
            document.add(new SortedSetDocValuesField(field, new BytesRef(shortened(value))));
        }
    }

    private static String shortened(String value) {
        return value.length() <= LONGEST_TERM ? value : value.substring(0, LONGEST_TERM);
    }
}
