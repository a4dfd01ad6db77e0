package fr.jobmarket.source.adzuna;

import static fr.jobmarket.source.adzuna.internal.AdzunaParameter.*;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.source.adzuna.internal.AdzunaParameter;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A search of Adzuna in one country: all criteria must hold. Immutable. */
public final class AdzunaQuery {

    private final Country country;
    private final Map<AdzunaParameter, String> values;

    private AdzunaQuery(Country country, Map<AdzunaParameter, String> values) {
        this.country = country;
        this.values = Collections.unmodifiableMap(values);
    }

    /** Starts a query; without criteria it finds every offer of the country. */
    public static Builder builder(Country country) {
        Objects.requireNonNull(country, "country");
        return new Builder(country);
    }

    /** Every offer of a country. */
    public static AdzunaQuery everything(Country country) {
        Objects.requireNonNull(country, "country");
        return builder(country).build();
    }

    /**
     * A query from Adzuna's own parameter names and values, such as {@code category=it-jobs}.
     *
     * @throws InvalidInputException naming the parameter that is unknown, malformed or contradicts another
     */
    public static AdzunaQuery ofParameters(Country country, Map<String, String> parameters) {
        Objects.requireNonNull(country, "country");
        Builder builder = builder(country);
        parameters.forEach((name, value) -> builder.set(AdzunaParameter.of(name), value));
        return builder.build();
    }

    /** The country searched. */
    public Country country() {
        return country;
    }

    /** The parameters to send, by their names in the API, always in the same order. */
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        values.forEach((parameter, value) -> parameters.put(parameter.wireName(), value));
        return parameters;
    }

    /** The value of a parameter, by its name in the API. */
    public Optional<String> parameter(String wireName) {
        return Optional.ofNullable(values.get(AdzunaParameter.of(wireName)));
    }

    /** A builder that starts from this query. */
    public Builder toBuilder() {
        Builder builder = new Builder(country);
        builder.values.putAll(values);
        return builder;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AdzunaQuery query && query.country == country && query.values.equals(values);
    }

    @Override
    public int hashCode() {
        return 31 * country.hashCode() + values.hashCode();
    }

    /** The country and the parameters as {@code name=value} pairs. */
    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(entry -> " " + entry.getKey().wireName() + "=" + entry.getValue())
                .collect(Collectors.joining("", country.code(), ""));
    }

    /** Orders of results. */
    public enum Sort {
        /** Adzuna's own mixture. */
        DEFAULT,
        /** Relevance and date. */
        HYBRID,
        /** By date. */
        DATE,
        /** By salary. */
        SALARY,
        /** Best match first. */
        RELEVANCE
    }

    /** Collects the criteria of a query; refuses values Adzuna does not accept. Not thread-safe. */
    public static final class Builder {
        private final Country country;
        private final Map<AdzunaParameter, String> values = new EnumMap<>(AdzunaParameter.class);

        private Builder(Country country) {
            this.country = country;
        }

        /** Words to find ({@code what}). */
        public Builder what(String words) {
            return set(WHAT, words);
        }

        /** Words that must all occur ({@code what_and}). */
        public Builder whatAll(String words) {
            return set(WHAT_AND, words);
        }

        /** Words that must occur as a phrase ({@code what_phrase}). */
        public Builder whatPhrase(String phrase) {
            return set(WHAT_PHRASE, phrase);
        }

        /** Words of which any will do ({@code what_or}). */
        public Builder whatAny(String words) {
            return set(WHAT_OR, words);
        }

        /** Words that must not occur ({@code what_exclude}). */
        public Builder whatExcluded(String words) {
            return set(WHAT_EXCLUDE, words);
        }

        /** Words to find in the title ({@code title_only}). */
        public Builder titleOnly(String words) {
            return set(TITLE_ONLY, words);
        }

        /** A place: a town, a region, a postal code ({@code where}). */
        public Builder where(String place) {
            return set(WHERE, place);
        }

        /** Radius around the place in kilometres ({@code distance}); 5 by default. */
        public Builder distanceKm(int kilometres) {
            return set(DISTANCE, Integer.toString(kilometres));
        }

        /** Areas from the country down ({@code location0} …), as offers list them; 1 to 8. */
        public Builder location(List<String> areas) {
            if (areas.isEmpty() || areas.size() > 8) {
                throw new InvalidInputException("a location has 1 to 8 areas, not " + areas.size());
            }
            for (int i = 0; i < areas.size(); i++) {
                set(AdzunaParameter.of("location" + i), areas.get(i));
            }
            return this;
        }

        /** Published within this many days ({@code max_days_old}). */
        public Builder maxDaysOld(int days) {
            return set(MAX_DAYS_OLD, Integer.toString(days));
        }

        /** A category by its tag ({@code category}), see {@link AdzunaClient#categories}. */
        public Builder category(String tag) {
            return set(CATEGORY, tag);
        }

        /** Order ({@code sort_by}). */
        public Builder sort(Sort sort) {
            return set(SORT_BY, sort.name().toLowerCase(Locale.ROOT));
        }

        /** Lowest first, or highest first ({@code sort_dir}). */
        public Builder ascending(boolean ascending) {
            return set(SORT_DIR, ascending ? "up" : "down");
        }

        /** Least yearly salary ({@code salary_min}). */
        public Builder salaryMin(int amount) {
            return set(SALARY_MIN, Integer.toString(amount));
        }

        /** Highest yearly salary ({@code salary_max}). */
        public Builder salaryMax(int amount) {
            return set(SALARY_MAX, Integer.toString(amount));
        }

        /** Keep offers without salary when one is asked for ({@code salary_include_unknown}). */
        public Builder includingUnknownSalary() {
            return set(SALARY_INCLUDE_UNKNOWN, "1");
        }

        /** Only full time ({@code full_time}). */
        public Builder fullTime() {
            return set(FULL_TIME, "1");
        }

        /** Only part time ({@code part_time}). */
        public Builder partTime() {
            return set(PART_TIME, "1");
        }

        /** Only limited contracts ({@code contract}). */
        public Builder limitedContract() {
            return set(CONTRACT, "1");
        }

        /** Only permanent posts ({@code permanent}). */
        public Builder permanent() {
            return set(PERMANENT, "1");
        }

        /** Only this company ({@code company}). */
        public Builder company(String name) {
            return set(COMPANY, name);
        }

        /**
         * The query.
         *
         * @throws InvalidInputException when criteria need or contradict each other
         */
        public AdzunaQuery build() {
            if (values.containsKey(DISTANCE) && !values.containsKey(WHERE)) {
                throw new InvalidInputException("parameter distance has a meaning only with where");
            }
            refuseBoth(FULL_TIME, PART_TIME);
            refuseBoth(CONTRACT, PERMANENT);
            String min = values.get(SALARY_MIN);
            String max = values.get(SALARY_MAX);
            if (min != null && max != null && Long.parseLong(min) > Long.parseLong(max)) {
                throw new InvalidInputException("salary_min=" + min + " is above salary_max=" + max + "; swap them");
            }
            return new AdzunaQuery(country, new EnumMap<>(values));
        }

        private Builder set(AdzunaParameter parameter, String value) {
            parameter.check(value);
            values.put(parameter, value);
            return this;
        }

        private void refuseBoth(AdzunaParameter one, AdzunaParameter other) {
            if (values.containsKey(one) && values.containsKey(other)) {
                throw new InvalidInputException("parameters " + one.wireName() + " and " + other.wireName()
                        + " exclude each other; leave both out for either");
            }
        }
    }
}
