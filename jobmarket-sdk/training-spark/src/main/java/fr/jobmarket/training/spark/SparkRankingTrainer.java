package fr.jobmarket.training.spark;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.JobMarketException;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.training.ranking.RankingDataset;
import fr.jobmarket.training.ranking.TrainingPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import ml.dmlc.xgboost4j.scala.spark.XGBoostRanker;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.input.PortableDataStream;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Trains trees for NDCG on a Spark cluster, from datasets that {@code train --dataset} wrote and as {@code train} would on one
 * machine. Not thread-safe.
 */
public final class SparkRankingTrainer {

    private static final int CHECKED_ROWS = 32;

    private static final StructType ROWS = new StructType(new StructField[] {
        new StructField("label", DataTypes.DoubleType, false, Metadata.empty()),
        new StructField("candidate", DataTypes.IntegerType, false, Metadata.empty()),
        new StructField("features", SQLDataTypes.VectorType(), false, Metadata.empty()),
    });

    private final SparkSession spark;
    private final TrainingPlan plan;
    private final int workers;

    /**
     * A trainer on this cluster.
     *
     * @param plan of which the number, depth and seed of trees count
     * @param workers how many executors train together, 1 or more, as many as can run at once
     */
    public SparkRankingTrainer(SparkSession spark, TrainingPlan plan, int workers) {
        if (workers < 1) {
            throw new InvalidInputException("workers: 1 or more, not " + workers);
        }
        this.spark = spark;
        this.plan = plan;
        this.workers = workers;
    }

    /**
     * Trains and writes a model. It is not loaded here: a cluster's Jackson is too old for what reads models. The registry's
     * {@code models add} does that, and refuses what cannot be served.
     *
     * @param datasets a file or a folder of files, wherever Spark can read: many files are read by many machines
     * @param folder of the model, on the machine this runs on; created when absent
     * @return the version of the model
     * @throws InvalidInputException when a dataset cannot be read, is none of this version, or holds nobody
     */
    public String train(String datasets, Path folder) {
        try {
            JavaRDD<RankingDataset.Candidate> candidates = candidates(datasets);
            // All is read once before: what is damaged is told at once, not by workers that wait for each other.
            if (candidates.count() == 0) {
                throw new InvalidInputException(datasets + " holds no candidate to learn from");
            }
            List<float[]> checked =
                    candidates.map(candidate -> candidate.features()[0]).take(CHECKED_ROWS);
            Booster booster = train(rows(candidates));
            try {
                booster.setFeatureNames(RankingDataset.featureNames().toArray(String[]::new));
                return RankingDataset.writeModel(
                        booster.toByteArray("json"), checked, predict(booster, checked), folder);
            } finally {
                booster.dispose();
            }
        } catch (Exception e) {
            throw told(e, datasets);
        }
    }

    /** Spark wraps what happens on another machine, and throws checked exceptions that it does not declare. */
    private static JobMarketException told(Exception failure, String datasets) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof JobMarketException ours) {
                return ours;
            }
            if (cause instanceof IOException) {
                return new InvalidInputException(datasets + " cannot be read: " + cause.getMessage(), failure);
            }
        }
        return new NonRetriableException("Spark failed: " + failure.getMessage(), failure);
    }

    private JavaRDD<RankingDataset.Candidate> candidates(String datasets) {
        return JavaSparkContext.fromSparkContext(spark.sparkContext())
                .binaryFiles(datasets)
                .flatMap(file -> read(file._1(), file._2()));
    }

    private static Iterator<RankingDataset.Candidate> read(String name, PortableDataStream file) {
        return RankingDataset.read(file.open(), name);
    }

    private Dataset<Row> rows(JavaRDD<RankingDataset.Candidate> candidates) {
        JavaRDD<Row> rows =
                candidates.zipWithIndex().flatMap(numbered -> rows(numbered._1(), Math.toIntExact(numbered._2())));
        return spark.createDataFrame(rows, ROWS);
    }

    private static Iterator<Row> rows(RankingDataset.Candidate candidate, int number) {
        return IntStream.range(0, candidate.labels().length)
                .mapToObj(i -> RowFactory.create(
                        (double) candidate.labels()[i],
                        number,
                        Vectors.dense(doubles(candidate.features()[i]))))
                .iterator();
    }

    private static double[] doubles(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }

    private Booster train(Dataset<Row> rows) throws IOException, XGBoostError {
        XGBoostRanker ranker = new XGBoostRanker();
        ranker.setLabelCol("label");
        ranker.setGroupCol("candidate");
        ranker.setFeaturesCol("features");
        ranker.setMissing(Float.NaN);
        ranker.setNumRound(plan.trees());
        ranker.setNumWorkers(workers);
        return XGBoost.loadModel(
                ranker.fit(rows, parameters(ranker)).nativeBooster().toByteArray("ubj"));
    }

    /** What {@code train} tells XGBoost, as far as it is a parameter here: to be silent is none. */
    private ParamMap parameters(XGBoostRanker ranker) {
        ParamMap parameters = new ParamMap();
        RankingDataset.parameters(plan).forEach((name, value) -> {
            if (!name.equals("silent")) {
                parameters.put(ranker.getParam(name), value);
            }
        });
        return parameters;
    }

    private static float[] predict(Booster booster, List<float[]> rows) throws XGBoostError {
        int width = rows.get(0).length;
        float[] flat = new float[rows.size() * width];
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(rows.get(i), 0, flat, i * width, width);
        }
        float[][] predictions = booster.inplace_predict(flat, rows.size(), width, Float.NaN);
        float[] first = new float[rows.size()];
        for (int i = 0; i < first.length; i++) {
            first[i] = predictions[i][0];
        }
        return first;
    }
}
