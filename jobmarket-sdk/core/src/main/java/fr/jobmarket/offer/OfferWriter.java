package fr.jobmarket.offer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes an offer member by member, as {@link OfferJson#newMapper} would: whoever cleans a file writes as much as he reads,
 * and looking into each value for what it is takes longer than writing it. Not thread-safe.
 */
final class OfferWriter {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private final JsonGenerator out;

    private OfferWriter(JsonGenerator out) {
        this.out = out;
    }

    /** Writes UTF-8. */
    static void write(Offer offer, OutputStream to) throws IOException {
        try (JsonGenerator out = FACTORY.createGenerator(to)) {
            new OfferWriter(out).offer(offer);
        }
    }

    /** Writes characters. */
    static void write(Offer offer, Writer to) throws IOException {
        try (JsonGenerator out = FACTORY.createGenerator(to)) {
            new OfferWriter(out).offer(offer);
        }
    }

    private void offer(Offer offer) throws IOException {
        out.writeStartObject();
        text("id", offer.id());
        text("source", offer.source().id());
        text("sourceId", offer.sourceId());
        text("title", offer.title());
        text("description", offer.description());
        text("url", offer.url());
        text("attribution", offer.attribution());
        object("company", offer.company(), this::company);
        object("occupation", offer.occupation(), this::occupation);
        constant("dataRole", offer.dataRole());
        object("contract", offer.contract(), this::contract);
        object("workingTime", offer.workingTime(), this::workingTime);
        object("salary", offer.salary(), this::salary);
        object("experience", offer.experience(), this::experience);
        object("place", offer.place(), this::place);
        skills(offer.skills());
        texts("softSkills", offer.softSkills());
        texts("languages", offer.languages());
        texts("licences", offer.licences());
        texts("trainings", offer.trainings());
        texts("keywords", offer.keywords());
        object("qualification", offer.qualification(), this::qualification);
        object("industry", offer.industry(), this::industry);
        number("openings", offer.openings());
        flag("remote", offer.remote());
        value("createdAt", offer.createdAt());
        value("updatedAt", offer.updatedAt());
        value("firstSeenAt", offer.firstSeenAt());
        value("lastSeenAt", offer.lastSeenAt());
        flag("available", offer.available());
        text("duplicateOf", offer.duplicateOf());
        texts("issues", offer.issues());
        out.writeEndObject();
    }

    private void company(Company company) throws IOException {
        text("name", company.name());
        text("description", company.description());
        text("logoUrl", company.logoUrl());
        text("size", company.size());
    }

    private void occupation(Occupation occupation) throws IOException {
        text("romeCode", occupation.romeCode());
        text("romeLabel", occupation.romeLabel());
        text("appellation", occupation.appellation());
        text("edition", occupation.edition());
        text("statedCode", occupation.statedCode());
        number("confidence", occupation.confidence());
        flag("predicted", occupation.predicted());
    }

    private void contract(Contract contract) throws IOException {
        constant("type", contract.type());
        text("sourceCode", contract.sourceCode());
        number("durationMonths", contract.durationMonths());
        flag("apprenticeship", contract.apprenticeship());
    }

    private void workingTime(WorkingTime time) throws IOException {
        constant("kind", time.kind());
        number("hoursPerWeek", time.hoursPerWeek());
    }

    private void salary(Salary salary) throws IOException {
        constant("period", salary.period());
        number("min", salary.min());
        number("max", salary.max());
        number("monthsPerYear", salary.monthsPerYear());
        number("annualMin", salary.annualMin());
        number("annualMax", salary.annualMax());
        number("fullTimeAnnualMin", salary.fullTimeAnnualMin());
        number("fullTimeAnnualMax", salary.fullTimeAnnualMax());
        out.writeArrayFieldStart("repairs");
        for (Enum<?> repair : salary.repairs()) {
            out.writeString(repair.name());
        }
        out.writeEndArray();
        constant("confidence", salary.confidence());
        constant("origin", salary.origin());
    }

    private void experience(Experience experience) throws IOException {
        constant("requirement", experience.requirement());
        number("months", experience.months());
    }

    private void place(Place place) throws IOException {
        text("label", place.label());
        text("communeCode", place.communeCode());
        text("communeName", place.communeName());
        text("postalCode", place.postalCode());
        text("departmentCode", place.departmentCode());
        text("departmentName", place.departmentName());
        text("regionCode", place.regionCode());
        text("regionName", place.regionName());
        number("latitude", place.latitude());
        number("longitude", place.longitude());
        constant("precision", place.precision());
        constant("origin", place.origin());
        flag("metropolitan", place.metropolitan());
    }

    private void skills(List<Skill> skills) throws IOException {
        out.writeArrayFieldStart("skills");
        for (Skill skill : skills) {
            out.writeStartObject();
            text("code", skill.code());
            text("label", skill.label());
            constant("level", skill.level());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void qualification(Qualification qualification) throws IOException {
        text("code", qualification.code());
        text("label", qualification.label());
    }

    private void industry(Industry industry) throws IOException {
        text("nafCode", industry.nafCode());
        text("label", industry.label());
    }

    /** Writes the members of an object. */
    @FunctionalInterface
    private interface Members<T> {
        void write(T value) throws IOException;
    }

    private <T> void object(String member, @Nullable T value, Members<T> members) throws IOException {
        if (value != null) {
            out.writeObjectFieldStart(member);
            members.write(value);
            out.writeEndObject();
        }
    }

    private void text(String member, @Nullable String text) throws IOException {
        if (text != null) {
            out.writeStringField(member, text);
        }
    }

    private void texts(String member, List<String> texts) throws IOException {
        out.writeArrayFieldStart(member);
        for (String text : texts) {
            out.writeString(text);
        }
        out.writeEndArray();
    }

    private void constant(String member, @Nullable Enum<?> constant) throws IOException {
        if (constant != null) {
            out.writeStringField(member, constant.name());
        }
    }

    private void value(String member, @Nullable Object value) throws IOException {
        if (value != null) {
            out.writeStringField(member, value.toString());
        }
    }

    private void number(String member, @Nullable Double number) throws IOException {
        if (number != null) {
            out.writeNumberField(member, number);
        }
    }

    private void number(String member, @Nullable Integer number) throws IOException {
        if (number != null) {
            out.writeNumberField(member, number);
        }
    }

    private void flag(String member, @Nullable Boolean flag) throws IOException {
        if (flag != null) {
            out.writeBooleanField(member, flag);
        }
    }
}
