package fr.jobmarket.offer;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The canonical offer: one shape for every source. Values the source did not give, or gave unintelligibly, are absent;
 * {@code issues} then says why. Immutable.
 *
 * @param id source and source id, such as {@code francetravail:186XNDD}
 * @param source where it comes from
 * @param sourceId the id its source gave it
 * @param title plain text; empty only when the source gave none
 * @param description plain text; may be empty
 * @param url where the advertisement can be read and applied to
 * @param attribution the text that must be shown wherever the offer is shown
 * @param company who hires
 * @param occupation its ROME occupation
 * @param dataRole set for the three data professions
 * @param contract the contract
 * @param workingTime the working time
 * @param salary the salary, when one was found
 * @param experience the experience asked for
 * @param place where; its precision says how much is known
 * @param skills skills asked for
 * @param softSkills personal qualities, as worded
 * @param languages languages, as worded
 * @param licences driving and other licences, as worded
 * @param trainings trainings and degrees, as worded
 * @param keywords technologies and tools found in the text, in their canonical spelling
 * @param qualification level of the post
 * @param industry industry of the employer
 * @param openings number of posts
 * @param remote true when remote work is offered, false when it is excluded
 * @param createdAt when the source published it
 * @param updatedAt when the source last changed it
 * @param firstSeenAt when a harvest first saw it
 * @param lastSeenAt when a harvest last saw it
 * @param available false once the source no longer serves it
 * @param duplicateOf id of the offer kept instead of this one
 * @param issues codes of what could not be understood, see docs/data-quality.md
 */
public record Offer(
        String id,
        Source source,
        String sourceId,
        String title,
        String description,
        @Nullable String url,
        @Nullable String attribution,
        @Nullable Company company,
        @Nullable Occupation occupation,
        @Nullable DataRole dataRole,
        @Nullable Contract contract,
        @Nullable WorkingTime workingTime,
        @Nullable Salary salary,
        @Nullable Experience experience,
        Place place,
        List<Skill> skills,
        List<String> softSkills,
        List<String> languages,
        List<String> licences,
        List<String> trainings,
        List<String> keywords,
        @Nullable Qualification qualification,
        @Nullable Industry industry,
        @Nullable Integer openings,
        @Nullable Boolean remote,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable Instant firstSeenAt,
        @Nullable Instant lastSeenAt,
        boolean available,
        @Nullable String duplicateOf,
        List<String> issues) {

    /** Copies the lists, so the value never changes. */
    public Offer {
        skills = List.copyOf(skills);
        softSkills = List.copyOf(softSkills);
        languages = List.copyOf(languages);
        licences = List.copyOf(licences);
        trainings = List.copyOf(trainings);
        keywords = List.copyOf(keywords);
        issues = List.copyOf(issues);
    }

    /** A builder for an offer whose other fields are absent, empty, or {@code available = true}. */
    public static Builder builder(Source source, String sourceId) {
        Objects.requireNonNull(sourceId, "sourceId");
        Objects.requireNonNull(source, "source");
        return new Builder(source, sourceId);
    }

    /** A builder that starts from the values of this offer. */
    public Builder toBuilder() {
        Builder builder = new Builder(source, sourceId);
        builder.title = title;
        builder.description = description;
        builder.url = url;
        builder.attribution = attribution;
        builder.company = company;
        builder.occupation = occupation;
        builder.dataRole = dataRole;
        builder.contract = contract;
        builder.workingTime = workingTime;
        builder.salary = salary;
        builder.experience = experience;
        builder.place = place;
        builder.skills = skills;
        builder.softSkills = softSkills;
        builder.languages = languages;
        builder.licences = licences;
        builder.trainings = trainings;
        builder.keywords = keywords;
        builder.qualification = qualification;
        builder.industry = industry;
        builder.openings = openings;
        builder.remote = remote;
        builder.createdAt = createdAt;
        builder.updatedAt = updatedAt;
        builder.firstSeenAt = firstSeenAt;
        builder.lastSeenAt = lastSeenAt;
        builder.available = available;
        builder.duplicateOf = duplicateOf;
        builder.issues = issues;
        return builder;
    }

    /** Collects the fields of an {@link Offer}. Not thread-safe. */
    public static final class Builder {
        private final Source source;
        private final String sourceId;
        private String title = "";
        private String description = "";
        private @Nullable String url;
        private @Nullable String attribution;
        private @Nullable Company company;
        private @Nullable Occupation occupation;
        private @Nullable DataRole dataRole;
        private @Nullable Contract contract;
        private @Nullable WorkingTime workingTime;
        private @Nullable Salary salary;
        private @Nullable Experience experience;
        private Place place = Place.UNKNOWN;
        private List<Skill> skills = List.of();
        private List<String> softSkills = List.of();
        private List<String> languages = List.of();
        private List<String> licences = List.of();
        private List<String> trainings = List.of();
        private List<String> keywords = List.of();
        private @Nullable Qualification qualification;
        private @Nullable Industry industry;
        private @Nullable Integer openings;
        private @Nullable Boolean remote;
        private @Nullable Instant createdAt;
        private @Nullable Instant updatedAt;
        private @Nullable Instant firstSeenAt;
        private @Nullable Instant lastSeenAt;
        private boolean available = true;
        private @Nullable String duplicateOf;
        private List<String> issues = List.of();

        private Builder(Source source, String sourceId) {
            this.source = source;
            this.sourceId = sourceId;
        }

        /** Sets {@link Offer#title()}. */
        public Builder title(String title) {
            this.title = title;
            return this;
        }

        /** Sets {@link Offer#description()}. */
        public Builder description(String description) {
            this.description = description;
            return this;
        }

        /** Sets {@link Offer#url()}. */
        public Builder url(@Nullable String url) {
            this.url = url;
            return this;
        }

        /** Sets {@link Offer#attribution()}. */
        public Builder attribution(@Nullable String attribution) {
            this.attribution = attribution;
            return this;
        }

        /** Sets {@link Offer#company()}. */
        public Builder company(@Nullable Company company) {
            this.company = company;
            return this;
        }

        /** Sets {@link Offer#occupation()}. */
        public Builder occupation(@Nullable Occupation occupation) {
            this.occupation = occupation;
            return this;
        }

        /** Sets {@link Offer#dataRole()}. */
        public Builder dataRole(@Nullable DataRole dataRole) {
            this.dataRole = dataRole;
            return this;
        }

        /** Sets {@link Offer#contract()}. */
        public Builder contract(@Nullable Contract contract) {
            this.contract = contract;
            return this;
        }

        /** Sets {@link Offer#workingTime()}. */
        public Builder workingTime(@Nullable WorkingTime workingTime) {
            this.workingTime = workingTime;
            return this;
        }

        /** Sets {@link Offer#salary()}. */
        public Builder salary(@Nullable Salary salary) {
            this.salary = salary;
            return this;
        }

        /** Sets {@link Offer#experience()}. */
        public Builder experience(@Nullable Experience experience) {
            this.experience = experience;
            return this;
        }

        /** Sets {@link Offer#place()}. */
        public Builder place(Place place) {
            this.place = place;
            return this;
        }

        /** Sets {@link Offer#skills()}. */
        public Builder skills(List<Skill> skills) {
            this.skills = skills;
            return this;
        }

        /** Sets {@link Offer#softSkills()}. */
        public Builder softSkills(List<String> softSkills) {
            this.softSkills = softSkills;
            return this;
        }

        /** Sets {@link Offer#languages()}. */
        public Builder languages(List<String> languages) {
            this.languages = languages;
            return this;
        }

        /** Sets {@link Offer#licences()}. */
        public Builder licences(List<String> licences) {
            this.licences = licences;
            return this;
        }

        /** Sets {@link Offer#trainings()}. */
        public Builder trainings(List<String> trainings) {
            this.trainings = trainings;
            return this;
        }

        /** Sets {@link Offer#keywords()}. */
        public Builder keywords(List<String> keywords) {
            this.keywords = keywords;
            return this;
        }

        /** Sets {@link Offer#qualification()}. */
        public Builder qualification(@Nullable Qualification qualification) {
            this.qualification = qualification;
            return this;
        }

        /** Sets {@link Offer#industry()}. */
        public Builder industry(@Nullable Industry industry) {
            this.industry = industry;
            return this;
        }

        /** Sets {@link Offer#openings()}. */
        public Builder openings(@Nullable Integer openings) {
            this.openings = openings;
            return this;
        }

        /** Sets {@link Offer#remote()}. */
        public Builder remote(@Nullable Boolean remote) {
            this.remote = remote;
            return this;
        }

        /** Sets {@link Offer#createdAt()}. */
        public Builder createdAt(@Nullable Instant createdAt) {
            this.createdAt = createdAt;
            return this;
        }

        /** Sets {@link Offer#updatedAt()}. */
        public Builder updatedAt(@Nullable Instant updatedAt) {
            this.updatedAt = updatedAt;
            return this;
        }

        /** Sets {@link Offer#firstSeenAt()}. */
        public Builder firstSeenAt(@Nullable Instant firstSeenAt) {
            this.firstSeenAt = firstSeenAt;
            return this;
        }

        /** Sets {@link Offer#lastSeenAt()}. */
        public Builder lastSeenAt(@Nullable Instant lastSeenAt) {
            this.lastSeenAt = lastSeenAt;
            return this;
        }

        /** Sets {@link Offer#available()}. */
        public Builder available(boolean available) {
            this.available = available;
            return this;
        }

        /** Sets {@link Offer#duplicateOf()}. */
        public Builder duplicateOf(@Nullable String duplicateOf) {
            this.duplicateOf = duplicateOf;
            return this;
        }

        /** Sets {@link Offer#issues()}. */
        public Builder issues(List<String> issues) {
            this.issues = issues;
            return this;
        }

        /** The offer; its id follows from source and source id. */
        public Offer build() {
            return new Offer(
                    source.id() + ":" + sourceId,
                    source,
                    sourceId,
                    title,
                    description,
                    url,
                    attribution,
                    company,
                    occupation,
                    dataRole,
                    contract,
                    workingTime,
                    salary,
                    experience,
                    place,
                    skills,
                    softSkills,
                    languages,
                    licences,
                    trainings,
                    keywords,
                    qualification,
                    industry,
                    openings,
                    remote,
                    createdAt,
                    updatedAt,
                    firstSeenAt,
                    lastSeenAt,
                    available,
                    duplicateOf,
                    issues);
        }
    }
}
