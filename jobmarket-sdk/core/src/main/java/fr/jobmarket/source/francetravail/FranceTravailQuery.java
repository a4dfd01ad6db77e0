package fr.jobmarket.source.francetravail;

import static fr.jobmarket.source.francetravail.internal.SearchParameter.*;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.referential.Commune;
import fr.jobmarket.referential.Places;
import fr.jobmarket.source.francetravail.internal.SearchParameter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A search of "Offres d'emploi v2": all criteria must hold; of several values of one criterion any will do, except key
 * words, which must all occur. Only values the API accepts can be built; it silently ignores what it does not know.
 * Immutable.
 *
 * <p>Rules: the API's own specification, and what users of it observed.
 */
public final class FranceTravailQuery {

    /** Every offer. */
    public static final FranceTravailQuery EVERYTHING = builder().build();

    private final Map<SearchParameter, String> values;

    private FranceTravailQuery(Map<SearchParameter, String> values) {
        this.values = Collections.unmodifiableMap(values);
    }

    /** Starts a query. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * A query from the API's own parameter names and values, such as {@code codeROME=M1805}.
     *
     * @throws InvalidInputException naming the parameter that is unknown, malformed or contradicts another
     */
    public static FranceTravailQuery ofParameters(Map<String, String> parameters) {
        Builder builder = builder();
        parameters.forEach((name, value) -> builder.set(SearchParameter.of(name), value));
        return builder.build();
    }

    /** The parameters to send, by their names in the API, always in the same order. */
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        values.forEach((parameter, value) -> parameters.put(parameter.wireName(), value));
        return parameters;
    }

    /** The value of a parameter, by its name in the API. */
    public Optional<String> parameter(String wireName) {
        return Optional.ofNullable(values.get(SearchParameter.of(wireName)));
    }

    /**
     * This query with one parameter set, by its name in the API.
     *
     * @throws InvalidInputException when the parameter is unknown, malformed or contradicts another
     */
    public FranceTravailQuery with(String wireName, String value) {
        return toBuilder().set(SearchParameter.of(wireName), value).build();
    }

    /** A builder that starts from this query. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.values.putAll(values);
        return builder;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FranceTravailQuery query && query.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** The parameters as {@code name=value} pairs; "everything" without any. */
    @Override
    public String toString() {
        return values.isEmpty()
                ? "everything"
                : values.entrySet().stream()
                        .map(entry -> entry.getKey().wireName() + "=" + entry.getValue())
                        .collect(Collectors.joining(" "));
    }

    /** Orders of results. */
    public enum Sort {
        /** Best match first. */
        RELEVANCE("0"),
        /** Newest first. */
        DATE("1"),
        /** Nearest first; needs a commune. */
        DISTANCE("2");

        private final String code;

        Sort(String code) {
            this.code = code;
        }
    }

    /** Who published an offer. */
    public enum Origin {
        /** France Travail itself. */
        FRANCE_TRAVAIL("1"),
        /** A partner. */
        PARTNER("2");

        private final String code;

        Origin(String code) {
            this.code = code;
        }
    }

    /** Periods of a minimum salary. */
    public enum PayPeriod {
        /** Per month. */
        MONTHLY("M"),
        /** Per year. */
        ANNUAL("A"),
        /** Per hour. */
        HOURLY("H"),
        /** Per engagement of a performer. */
        FEE("C");

        private final String code;

        PayPeriod(String code) {
            this.code = code;
        }
    }

    /** Whether an offer demands experience. */
    public enum ExperienceDemand {
        /** Beginners welcome. */
        BEGINNER("D"),
        /** Experience wished for. */
        WISHED("S"),
        /** Experience demanded. */
        REQUIRED("E");

        private final String code;

        ExperienceDemand(String code) {
            this.code = code;
        }
    }

    /**
     * Collects the criteria of a query; each method refuses values the API does not accept, naming the API's parameter.
     * Not thread-safe.
     */
    public static final class Builder {
        private final Map<SearchParameter, String> values = new EnumMap<>(SearchParameter.class);

        private Builder() {}

        /** Order of the results ({@code sort}); the API's default is relevance. */
        public Builder sort(Sort sort) {
            return set(SORT, sort.code);
        }

        /** Words that must all occur ({@code motsCles}); at most 7, each of 2 characters or more. */
        public Builder keywords(String... words) {
            Objects.requireNonNull(words, "words");
            return set(MOTS_CLES, join(List.of(words)));
        }

        /** ROME occupations ({@code codeROME}); at most 200. */
        public Builder romeCodes(Collection<String> codes) {
            return set(CODE_ROME, join(codes));
        }

        /** ROME appellations ({@code appellation}), the finer job titles. */
        public Builder appellations(Collection<String> codes) {
            return set(APPELLATION, join(codes));
        }

        /** Themes across occupations ({@code theme}), codes of the referential {@code themes}. */
        public Builder themes(Collection<String> codes) {
            return set(THEME, join(codes));
        }

        /** Professional domains ({@code domaine}), such as M18. */
        public Builder domains(Collection<String> codes) {
            return set(DOMAINE, join(codes));
        }

        /** A major domain ({@code grandDomaine}): A to N, C15, L14, M13 to M18. */
        public Builder majorDomain(String code) {
            Objects.requireNonNull(code, "code");
            return set(GRAND_DOMAINE, code);
        }

        /** Industry divisions ({@code secteurActivite}), two digits; at most 2. */
        public Builder industries(Collection<String> codes) {
            return set(SECTEUR_ACTIVITE, join(codes));
        }

        /** NAF codes ({@code codeNAF}) such as 62.02A; at most 2. */
        public Builder nafCodes(Collection<String> codes) {
            return set(CODE_NAF, join(codes));
        }

        /** INSEE codes of communes ({@code commune}), not postal codes; at most 5. */
        public Builder communes(Collection<String> inseeCodes) {
            return set(COMMUNE, join(inseeCodes));
        }

        /** Radius in kilometres around the communes ({@code distance}), 0 to 200; the API's default is 10, 0 is strict. */
        public Builder distanceKm(int kilometres) {
            return set(DISTANCE, Integer.toString(kilometres));
        }

        /** Departments ({@code departement}) such as 75, 2A or 974; at most 5. */
        public Builder departments(Collection<String> codes) {
            return set(DEPARTEMENT, join(codes));
        }

        /** Also the departments around the given ones ({@code inclureLimitrophes}). */
        public Builder includingNeighbouringDepartments(boolean include) {
            return set(INCLURE_LIMITROPHES, Boolean.toString(include));
        }

        /** Regions ({@code region}) by INSEE code; at most 5. */
        public Builder regions(Collection<String> codes) {
            return set(REGION, join(codes));
        }

        /** Countries or continents ({@code paysContinent}), codes of those referentials. */
        public Builder countriesOrContinents(Collection<String> codes) {
            return set(PAYS_CONTINENT, join(codes));
        }

        /** Only full-time posts, or only part-time ones ({@code tempsPlein}). */
        public Builder fullTime(boolean fullTime) {
            return set(TEMPS_PLEIN, Boolean.toString(fullTime));
        }

        /** Posts open to disabled workers ({@code accesTravailleurHandicape}). */
        public Builder openToDisabledWorkers(boolean open) {
            return set(ACCES_TRAVAILLEUR_HANDICAPE, Boolean.toString(open));
        }

        /** Offers recruited by simulation ({@code offresMRS}). */
        public Builder recruitedBySimulation(boolean simulation) {
            return set(OFFRES_MRS, Boolean.toString(simulation));
        }

        /** Offers with few candidates ({@code offresManqueCandidats}). */
        public Builder lackingCandidates(boolean lacking) {
            return set(OFFRES_MANQUE_CANDIDATS, Boolean.toString(lacking));
        }

        /** Offers of sheltered companies ({@code entreprisesAdaptees}). */
        public Builder shelteredCompanies(boolean sheltered) {
            return set(ENTREPRISES_ADAPTEES, Boolean.toString(sheltered));
        }

        /** Offers of employers committed to disabled workers ({@code employeursHandiEngages}). */
        public Builder disabilityCommittedEmployers(boolean committed) {
            return set(EMPLOYEURS_HANDI_ENGAGES, Boolean.toString(committed));
        }

        /** Forms of contract ({@code typeContrat}) such as CDI; any of these or of the contract natures will do. */
        public Builder contractTypes(Collection<String> codes) {
            return set(TYPE_CONTRAT, join(codes));
        }

        /** Natures of contract ({@code natureContrat}); E2 and FS are apprenticeship and professionalisation. */
        public Builder contractNatures(Collection<String> codes) {
            return set(NATURE_CONTRAT, join(codes));
        }

        /** Bracket of experience ({@code experience}), 0 to 4: not said, under 1 year, 1 to 3, over 3, none asked. */
        public Builder experienceBracket(int bracket) {
            return set(EXPERIENCE, Integer.toString(bracket));
        }

        /** Whether experience is demanded ({@code experienceExigence}). */
        public Builder experienceDemand(ExperienceDemand demand) {
            return set(EXPERIENCE_EXIGENCE, demand.code);
        }

        /** Managerial posts ({@code qualification} 9), or the others (0). */
        public Builder managerial(boolean managerial) {
            return set(QUALIFICATION, managerial ? "9" : "0");
        }

        /** Training levels ({@code niveauFormation}), codes of the referential {@code niveauxFormations}. */
        public Builder trainingLevels(Collection<String> codes) {
            return set(NIVEAU_FORMATION, join(codes));
        }

        /** Licences asked for ({@code permis}), codes of the referential {@code permis}. */
        public Builder licences(Collection<String> codes) {
            return set(PERMIS, join(codes));
        }

        /** Who published the offer ({@code origineOffre}). */
        public Builder origin(Origin origin) {
            return set(ORIGINE_OFFRE, origin.code);
        }

        /** Only offers of these partners ({@code partenaires}, {@code modeSelectionPartenaires=INCLUS}). */
        public Builder onlyPartners(Collection<String> codes) {
            return set(PARTENAIRES, join(codes)).set(MODE_SELECTION_PARTENAIRES, "INCLUS");
        }

        /** All offers but those of these partners ({@code modeSelectionPartenaires=EXCLU}). */
        public Builder withoutPartners(Collection<String> codes) {
            return set(PARTENAIRES, join(codes)).set(MODE_SELECTION_PARTENAIRES, "EXCLU");
        }

        /** Published within this many days ({@code publieeDepuis}): 1, 3, 7, 14 or 31. */
        public Builder publishedWithinDays(int days) {
            return set(PUBLIEE_DEPUIS, Integer.toString(days));
        }

        /** Created from one second to another, both included ({@code minCreationDate}, {@code maxCreationDate}). */
        public Builder createdBetween(Instant from, Instant to) {
            Objects.requireNonNull(to, "to");
            Objects.requireNonNull(from, "from");
            return set(MIN_CREATION_DATE, seconds(from)).set(MAX_CREATION_DATE, seconds(to));
        }

        /** At least this salary in euros for the period ({@code salaireMin}, {@code periodeSalaire}). */
        public Builder minSalary(int euros, PayPeriod period) {
            return set(SALAIRE_MIN, Integer.toString(euros)).set(PERIODE_SALAIRE, period.code);
        }

        /** Weekly time: 0 not said, 1 full time, 2 part time ({@code dureeHebdo}). */
        public Builder weeklyTime(int code) {
            return set(DUREE_HEBDO, Integer.toString(code));
        }

        /** Weekly hours from and to as HHMM ({@code dureeHebdoMin}, {@code dureeHebdoMax}). */
        public Builder weeklyHours(String from, String to) {
            Objects.requireNonNull(to, "to");
            Objects.requireNonNull(from, "from");
            return set(DUREE_HEBDO_MIN, from).set(DUREE_HEBDO_MAX, to);
        }

        /** Length of the contract in months, from and to ({@code dureeContratMin}, {@code dureeContratMax}). */
        public Builder contractMonths(int from, int to) {
            return set(DUREE_CONTRAT_MIN, Integer.toString(from)).set(DUREE_CONTRAT_MAX, Integer.toString(to));
        }

        /**
         * The query.
         *
         * @throws InvalidInputException when criteria need or contradict each other
         */
        public FranceTravailQuery build() {
            requireBoth(MIN_CREATION_DATE, MAX_CREATION_DATE);
            requireBoth(SALAIRE_MIN, PERIODE_SALAIRE);
            requireBoth(PARTENAIRES, MODE_SELECTION_PARTENAIRES);
            requireWith(DISTANCE, COMMUNE);
            requireWith(INCLURE_LIMITROPHES, DEPARTEMENT);
            if ("2".equals(values.get(SORT))) {
                requireWith(SORT, COMMUNE);
            }
            refusePostalCodes(values.get(COMMUNE));
            requireOrder(MIN_CREATION_DATE, MAX_CREATION_DATE);
            requireOrder(DUREE_HEBDO_MIN, DUREE_HEBDO_MAX);
            requireOrder(DUREE_CONTRAT_MIN, DUREE_CONTRAT_MAX);
            return new FranceTravailQuery(new EnumMap<>(values));
        }

        private Builder set(SearchParameter parameter, String value) {
            parameter.check(value);
            values.put(parameter, value);
            return this;
        }

        /** A postal code that happens to be some other commune's INSEE code cannot be told, and finds that commune. */
        private static void refusePostalCodes(@Nullable String communes) {
            if (communes == null) {
                return;
            }
            Places places = Places.ofFrance();
            for (String code : communes.split(",")) {
                List<Commune> meant = places.byPostalCode(code);
                boolean inseeCode = places.commune(code)
                        .filter(commune -> commune.code().equals(code))
                        .isPresent();
                if (!inseeCode && !meant.isEmpty()) {
                    throw new InvalidInputException(
                            "parameter commune: " + code + " is a postal code; the INSEE code is "
                                    + meant.stream()
                                            .limit(5)
                                            .map(commune -> commune.code() + " (" + commune.name() + ")")
                                            .collect(Collectors.joining(" or ")));
                }
            }
        }

        private void requireBoth(SearchParameter one, SearchParameter other) {
            if (values.containsKey(one) != values.containsKey(other)) {
                throw new InvalidInputException(
                        "parameters " + one.wireName() + " and " + other.wireName() + " must be given together");
            }
        }

        private void requireWith(SearchParameter dependent, SearchParameter needed) {
            if (values.containsKey(dependent) && !values.containsKey(needed)) {
                throw new InvalidInputException("parameter " + dependent.wireName() + "=" + values.get(dependent)
                        + " has a meaning only with " + needed.wireName());
            }
        }

        private void requireOrder(SearchParameter low, SearchParameter high) {
            String from = values.get(low);
            String to = values.get(high);
            if (from == null || to == null) {
                return;
            }
            boolean numbers = low == DUREE_CONTRAT_MIN;
            boolean ordered = numbers ? Double.parseDouble(from) <= Double.parseDouble(to) : from.compareTo(to) <= 0;
            if (!ordered) {
                throw new InvalidInputException("parameter " + low.wireName() + "=" + from + " is above "
                        + high.wireName() + "=" + to + "; swap them");
            }
        }

        private static String join(Collection<String> values) {
            return String.join(",", values);
        }

        private static String seconds(Instant instant) {
            return instant.truncatedTo(ChronoUnit.SECONDS).toString();
        }
    }
}
