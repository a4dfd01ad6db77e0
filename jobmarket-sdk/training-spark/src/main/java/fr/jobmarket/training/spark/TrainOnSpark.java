package fr.jobmarket.training.spark;

import fr.jobmarket.error.JobMarketException;
import fr.jobmarket.training.ranking.TrainingPlan;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code spark-submit} runs; the cluster and its memory are named to that. */
@Command(
        name = "TrainOnSpark",
        mixinStandardHelpOptions = true,
        description = "Trains a scoring model on Spark from what train --dataset wrote.")
public final class TrainOnSpark implements Callable<Integer> {

    private static final TrainingPlan DEFAULTS = TrainingPlan.ofDefaults();

    @Parameters(
            paramLabel = "DATASETS",
            description = "A file that train --dataset wrote, or a folder of such files, wherever Spark can read.")
    String datasets = "";

    @Parameters(paramLabel = "FOLDER", description = "Where to write the model; models add keeps it in the registry.")
    Path folder = Path.of("");

    @Option(
            names = "--workers",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many executors train together; default ${DEFAULT-VALUE}.")
    int workers;

    @Option(names = "--trees", paramLabel = "N", description = "Default 100.")
    int trees = DEFAULTS.trees();

    @Option(names = "--depth", paramLabel = "N", description = "How deep a tree is at most; default 5.")
    int depth = DEFAULTS.depth();

    @Option(names = "--seed", paramLabel = "S", description = "Default 1.")
    long seed = DEFAULTS.seed();

    /** Ends with 0 when the model was written, 1 when it could not be, 2 for bad usage. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new TrainOnSpark())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    if (failure instanceof JobMarketException) {
                        command.getErr().println(failure.getMessage());
                        return command.getCommandSpec().exitCodeOnExecutionException();
                    }
                    throw failure;
                })
                .execute(args));
    }

    @Override
    public Integer call() {
        TrainingPlan plan =
                new TrainingPlan(DEFAULTS.candidates(), DEFAULTS.folds(), trees, depth, DEFAULTS.resamples(), seed);
        try (SparkSession spark =
                SparkSession.builder().appName("jobmarket training").getOrCreate()) {
            String version = new SparkRankingTrainer(spark, plan, workers).train(datasets, folder);
            System.out.println("version " + version + " in " + folder);
        }
        return 0;
    }
}
