package fr.jobmarket.source.harvest;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.offer.Source;
import fr.jobmarket.source.adzuna.AdzunaQuery;
import fr.jobmarket.source.francetravail.FranceTravailQuery;
import fr.jobmarket.source.harvest.internal.PlanParser;
import fr.jobmarket.source.internal.adapter.SourceAdapter;
import fr.jobmarket.source.internal.adapter.SourceAdapters;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The queries of a harvest, written down as JSON in which comments are allowed; docs/harvesting.md tells how.
 *
 * @param name what reports call the plan
 * @param description one sentence for people; may be empty
 * @param queries its tasks, in the order of the file; at least one
 */
public record HarvestPlan(String name, String description, List<Query> queries) {

    /** The plans that come with the library. */
    public static final List<String> SHIPPED = List.of("data-and-tech", "everything");

    /** Copies the list, so the value never changes. */
    public HarvestPlan {
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(name, "name");
        queries = List.copyOf(queries);
    }

    /**
     * A shipped plan by its name, or else the plan in the file of this name.
     *
     * @throws InvalidInputException when there is neither, or the file is no plan, naming file and line
     */
    public static HarvestPlan named(String nameOrFile) {
        Objects.requireNonNull(nameOrFile, "nameOrFile");
        return SHIPPED.contains(nameOrFile) ? shipped(nameOrFile) : load(nameOrFile);
    }

    private static HarvestPlan shipped(String name) {
        String resource = "plans/" + name + ".json";
        try (InputStream in = HarvestPlan.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new InvalidInputException("the library was packaged without its plan " + name);
            }
            return parse(resource, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new NonRetriableException("the shipped plan " + name + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static HarvestPlan load(String file) {
        try {
            return parse(file, Files.readString(Path.of(file)));
        } catch (IOException | java.nio.file.InvalidPathException e) {
            throw new InvalidInputException(
                    "there is no plan \"" + file + "\": it is neither a readable file nor one of "
                            + String.join(", ", SHIPPED),
                    e);
        }
    }

    /**
     * The plan in this text.
     *
     * @param origin where the text comes from, for messages
     * @throws InvalidInputException when it is no plan, naming the line and what is wrong there
     */
    public static HarvestPlan parse(String origin, String json) {
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(json, "json");
        return new PlanParser(origin).parse(json);
    }

    /** The sources it asks, in the order of {@link Source}. */
    public List<Source> sources() {
        return queries.stream().map(Query::source).distinct().sorted().toList();
    }

    /**
     * The sources it asks for which credentials are there.
     *
     * @param variables credentials and addresses, as the clients' {@code fromEnv} name them
     * @throws InvalidInputException when there is none, saying what to set
     */
    public List<Source> sourcesConfiguredBy(Map<String, String> variables) {
        List<SourceAdapter> asked = sources().stream()
                .flatMap(source -> SourceAdapters.of(source).stream())
                .toList();
        List<Source> configured = asked.stream()
                .filter(adapter ->
                        !variables.getOrDefault(adapter.variables().get(0), "").isBlank())
                .map(SourceAdapter::source)
                .toList();
        if (configured.isEmpty()) {
            throw new InvalidInputException("no source of the plan " + name + " is configured; set "
                    + asked.stream()
                            .map(adapter -> String.join(" and ", adapter.variables()))
                            .collect(Collectors.joining(", or "))
                    + ", in the environment or in .env");
        }
        return configured;
    }

    /**
     * Harvests those of its queries that ask one source, with a client configured by variables. An offer that several of
     * them find reaches the sink once.
     *
     * @param variables credentials and addresses, as the clients' {@code fromEnv} name them
     * @throws InvalidInputException when the plan asks nothing of this source, nobody harvests it, or credentials are
     *     missing; says which
     */
    public Report harvest(Source source, Map<String, String> variables, HarvestOptions options, HarvestSink sink) {
        return adapter(source).harvest(this, variables, options, sink);
    }

    private static SourceAdapter adapter(Source source) {
        return SourceAdapters.of(source)
                .orElseThrow(() -> new InvalidInputException("nobody harvests offers of the source " + source.id()));
    }

    /** Its queries of France Travail, in order. */
    public List<FranceTravailQuery> franceTravailQueries() {
        return ofFranceTravail().stream().map(Query.OfFranceTravail::query).toList();
    }

    /** Its queries of Adzuna, in order. */
    public List<AdzunaQuery> adzunaQueries() {
        return ofAdzuna().stream().map(Query.OfAdzuna::query).toList();
    }

    List<Query.OfFranceTravail> ofFranceTravail() {
        return queries.stream()
                .filter(Query.OfFranceTravail.class::isInstance)
                .map(Query.OfFranceTravail.class::cast)
                .toList();
    }

    List<Query.OfAdzuna> ofAdzuna() {
        return queries.stream()
                .filter(Query.OfAdzuna.class::isInstance)
                .map(Query.OfAdzuna.class::cast)
                .toList();
    }

    /** One task of a {@link HarvestPlan}: a named query of one source. */
    public interface Query {

        /** What reports call it; unique within its plan. */
        String name();

        /** The source it asks. */
        Source source();

        /** What it asks, by the names the API has for it. */
        Map<String, String> parameters();

        /** What it asks as one line; equal for queries that ask the same. */
        String text();

        /**
         * A query of a source.
         *
         * @param name what reports call it
         * @param country the country it asks in; null for the only one, or France
         * @param parameters by their names in the API
         * @throws InvalidInputException when nobody harvests the source, or it has no such country, parameter or value
         */
        static Query of(Source source, String name, @Nullable String country, Map<String, String> parameters) {
            return adapter(source).query(name, country, parameters);
        }

        /**
         * A query of France Travail.
         *
         * @param name what reports call it
         * @param query what to harvest
         */
        record OfFranceTravail(String name, FranceTravailQuery query) implements Query {

            @Override
            public Source source() {
                return Source.FRANCE_TRAVAIL;
            }

            @Override
            public Map<String, String> parameters() {
                return query.parameters();
            }

            @Override
            public String text() {
                return query.toString();
            }
        }

        /**
         * A query of Adzuna.
         *
         * @param name what reports call it
         * @param query what to harvest
         */
        record OfAdzuna(String name, AdzunaQuery query) implements Query {

            @Override
            public Source source() {
                return Source.ADZUNA;
            }

            @Override
            public Map<String, String> parameters() {
                return query.parameters();
            }

            @Override
            public String text() {
                return query.toString();
            }
        }
    }

    /**
     * What a plan was promised and got from one source.
     *
     * @param plan name of the plan
     * @param total the figures of all its tasks together; {@code distinct} counts an offer once however many tasks found it
     * @param tasks the figures of each task, in the order of the plan
     */
    public record Report(String plan, HarvestReport total, List<TaskReport> tasks) {

        /**
         * The figures of one task.
         *
         * @param name name of the task
         * @param report its figures
         */
        public record TaskReport(String name, HarvestReport report) {}

        /** Copies the list, so the value never changes. */
        public Report {
            tasks = List.copyOf(tasks);
        }

        static Report of(String plan, List<String> names, List<HarvestReport> reports, long distinct) {
            List<TaskReport> tasks = new ArrayList<>();
            for (int i = 0; i < reports.size(); i++) {
                tasks.add(new TaskReport(names.get(i), reports.get(i)));
            }
            return new Report(plan, HarvestReport.total("plan " + plan, reports, distinct), tasks);
        }
    }
}
