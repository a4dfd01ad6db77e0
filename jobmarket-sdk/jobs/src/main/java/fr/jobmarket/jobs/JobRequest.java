package fr.jobmarket.jobs;

import com.fasterxml.jackson.annotation.JsonIgnore;
import fr.jobmarket.error.InvalidInputException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a worker can be asked to do, and what somebody does by a command. */
public sealed interface JobRequest {

    /** The kind of work; of each kind one job can wait. */
    enum Kind {
        /** The daily run, whole or in part. */
        PIPELINE_RUN(PipelineRun.class),
        /** Learning a scoring model from the current release. */
        TRAINING(Training.class),
        /** Making a model the one that serves. */
        PROMOTION(Promotion.class),
        /** Making the model serve that did before. */
        ROLLBACK(Rollback.class),
        /** Choosing the release that others are compared with. */
        BASELINE(Baseline.class),
        /** A command that somebody typed, which no worker can be asked to do. */
        COMMAND(Command.class);

        final Class<? extends JobRequest> type;

        Kind(Class<? extends JobRequest> type) {
            this.type = type;
        }
    }

    /** The kind of work this is. */
    @JsonIgnore
    Kind kind();

    /**
     * A run of the pipeline.
     *
     * @param from the task to do, even again, with those that depend on it; null for all that are not done yet
     * @param only the tasks to do, even again, and no others; empty for all. Excludes {@code from}
     * @param accept whether to believe a source that announces suddenly fewer offers, and to publish an empty or suddenly
     *     smaller market
     * @param full whether the whole index is written anew instead of what changed since the current release
     */
    record PipelineRun(@Nullable String from, List<String> only, boolean accept, boolean full) implements JobRequest {

        private static final int LONGEST_NAME = 100;
        private static final int MOST_TASKS = 20;

        /** @throws InvalidInputException when both {@code from} and {@code only} are given, or names are no names of tasks */
        public PipelineRun {
            only = List.copyOf(only);
            if (from != null && !only.isEmpty()) {
                throw new InvalidInputException("from and only exclude each other; give one of them");
            }
            if (only.size() > MOST_TASKS
                    || from != null && from.length() > LONGEST_NAME
                    || only.stream().anyMatch(name -> name.length() > LONGEST_NAME)) {
                throw new InvalidInputException(
                        "that is no name of a task; the names are in the tasks of earlier runs");
            }
        }

        @Override
        public Kind kind() {
            return Kind.PIPELINE_RUN;
        }
    }

    /**
     * Training on the offers of the current release.
     *
     * @param force whether the model serves even when it is not shown to be better
     */
    record Training(boolean force) implements JobRequest {
        @Override
        public Kind kind() {
            return Kind.TRAINING;
        }
    }

    /**
     * Promotion of a model.
     *
     * @param version its version in the registry
     * @param force whether it need not have been shown to be better than the one that serves
     */
    record Promotion(String version, boolean force) implements JobRequest {
        @Override
        public Kind kind() {
            return Kind.PROMOTION;
        }
    }

    /**
     * A command that writes the warehouse or releases, done by the process it was typed in.
     *
     * @param name what is typed, such as {@code harvest}
     */
    record Command(String name) implements JobRequest {
        @Override
        public Kind kind() {
            return Kind.COMMAND;
        }
    }

    /** Return to the model that served before. */
    record Rollback() implements JobRequest {
        @Override
        public Kind kind() {
            return Kind.ROLLBACK;
        }
    }

    /**
     * Choice of the release that others are compared with from then on, and a comparison with it.
     *
     * @param release its id
     */
    record Baseline(String release) implements JobRequest {
        @Override
        public Kind kind() {
            return Kind.BASELINE;
        }
    }
}
