package fr.jobmarket.recommendation;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** 40 features and 300 trees of depth 6, by XGBoost itself and as they are served. Run {@link #main} for the table. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ScorerBenchmark {

    private static final int FEATURES = 40;
    private static final int ROWS = 1_000;

    private NativeTrees trees;
    private float[] rows;
    private float[] row;

    public static void main(String[] arguments) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(ScorerBenchmark.class.getSimpleName())
                        .build())
                .run();
    }

    @Setup
    public void train() throws Exception {
        Random random = new Random(1);
        trees = NativeTrees.train(random, "rank:ndcg", FEATURES, 6, 300, 20_000);
        rows = NativeTrees.rows(random, ROWS, FEATURES);
        row = Arrays.copyOf(rows, FEATURES);
        trees.booster.setParam("nthread", 2);
    }

    @Benchmark
    public float[] thousandRows() {
        return trees.ours.margins(rows);
    }

    @Benchmark
    public float[][] thousandRowsByXgboost() throws XGBoostError {
        return trees.booster.inplace_predict(rows, ROWS, FEATURES, Float.NaN);
    }

    @Benchmark
    public float oneRow() {
        return trees.ours.margin(row);
    }

    @Benchmark
    public float[][] oneRowByXgboost() throws XGBoostError {
        return trees.booster.inplace_predict(row, 1, FEATURES, Float.NaN);
    }

    @Benchmark
    public double[] oneRowExplained() {
        return trees.ours.contributions(row);
    }
}
