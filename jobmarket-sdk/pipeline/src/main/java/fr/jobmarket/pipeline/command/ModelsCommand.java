package fr.jobmarket.pipeline.command;

import fr.jobmarket.recommendation.ScoringModel;
import fr.jobmarket.registry.ModelDescription;
import fr.jobmarket.registry.ModelRegistry;
import fr.jobmarket.registry.RegisteredModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code models} and its subcommands. */
@Command(
        name = "models",
        description = "Lists and adds scoring models, and says which one serves from the next release on.")
public final class ModelsCommand extends JobMarketCommand {

    @Spec
    CommandSpec spec = CommandSpec.create();

    /** The command of an invocation. */
    public ModelsCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "say what to do with models: list, add, promote or rollback");
    }

    private abstract static class OfRegistry extends JobMarketCommand {
        private OfRegistry(Session session) {
            super(session);
        }

        /** Makes a model the one that serves when it is this command's turn. */
        final void serve(Waiting waiting, String name, Supplier<RegisteredModel> choice) {
            alone(waiting, name, turn -> {
                RegisteredModel model = choice.get();
                print(line(model, "*"));
                say("it serves from the next release on: publish makes one");
                return "model " + model.version();
            });
        }

        static String line(RegisteredModel model, String mark) {
            String measured = model.description().evaluations().stream()
                    .flatMap(evaluation -> new TreeMap<>(evaluation.metrics()).entrySet().stream())
                    .map(entry -> String.format(Locale.ROOT, "%s %.4f", entry.getKey(), entry.getValue()))
                    .collect(Collectors.joining(", "));
            return mark + " " + model.version() + "  " + model.registeredAt() + "  "
                    + model.description().name() + "  " + measured;
        }
    }

    /** {@code models list}. */
    @Command(
            name = "list",
            description = "Lists the models, newest first; * serves, - is the one a rollback goes back to.")
    public static final class ListModels extends OfRegistry {

        /** The command of an invocation. */
        public ListModels(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            ModelRegistry registry = modelRegistry();
            String champion = registry.champion().map(RegisteredModel::version).orElse("");
            String previous = registry.previous().map(RegisteredModel::version).orElse("");
            List<RegisteredModel> models = registry.list();
            if (models.isEmpty()) {
                say("there is no model yet; releases get the hand-weighted one");
            }
            for (RegisteredModel model : models) {
                print(line(
                        model,
                        model.version().equals(champion) ? "*" : model.version().equals(previous) ? "-" : " "));
            }
            return DONE;
        }
    }

    /** {@code models add}. */
    @Command(
            name = "add",
            description = {
                "Keeps a model that was trained elsewhere, on a cluster say. Nobody compared it with the one that serves, so it serves",
                "when it is forced to, here or by promote."
            })
    public static final class Add extends OfRegistry {

        @Parameters(paramLabel = "FOLDER", description = "The model's folder, with model.json.")
        Path folder = Path.of("");

        @Option(
                names = "--force",
                description =
                        "Let it serve from the next release on, although it was not shown to be better, as train --force does.")
        boolean force;

        @Mixin
        Waiting waiting = new Waiting();

        /** The command of an invocation. */
        public Add(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            ScoringModel model = ScoringModel.load(folder);
            if (force) {
                serve(waiting, "models add", () -> servingModel()
                        .promote(keep(model).version(), true));
                return DONE;
            }
            alone(waiting, "models add", turn -> {
                RegisteredModel kept = keep(model);
                print(line(kept, " "));
                return "model " + kept.version();
            });
            return DONE;
        }

        private RegisteredModel keep(ScoringModel model) {
            return modelRegistry().register(folder, ModelDescription.named(model.name()));
        }
    }

    /** {@code models promote}. */
    @Command(name = "promote", description = "Makes a model the one that serves.")
    public static final class Promote extends OfRegistry {

        @Parameters(paramLabel = "VERSION", description = "Its version, as models list shows it.")
        String version = "";

        @Option(names = "--force", description = "Even when it was not shown to be better than the one that serves.")
        boolean force;

        @Mixin
        Waiting waiting = new Waiting();

        /** The command of an invocation. */
        public Promote(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            serve(waiting, "models promote", () -> servingModel().promote(version, force));
            return DONE;
        }
    }

    /** {@code models rollback}. */
    @Command(name = "rollback", description = "Makes the model that served before the one that serves.")
    public static final class Rollback extends OfRegistry {

        @Mixin
        Waiting waiting = new Waiting();

        /** The command of an invocation. */
        public Rollback(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            serve(waiting, "models rollback", () -> modelRegistry().rollback());
            return DONE;
        }
    }
}
