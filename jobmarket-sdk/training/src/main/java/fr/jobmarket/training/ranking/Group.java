package fr.jobmarket.training.ranking;

import fr.jobmarket.recommendation.Feature;
import fr.jobmarket.recommendation.FeatureVector;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * One candidate and the offers the index brings for them, in its order.
 *
 * @param candidate id of the offer the candidate is made of
 * @param epochSecond when that offer was published; 0 when unknown
 * @param offers ids of the offers
 * @param relevance of each offer, 0 to 1
 * @param grades what a model is taught of each offer, 0 to 1: its relevance where labels are weak
 * @param popularity of each offer: how many candidates look for its occupation, or chose it
 * @param alike how often each offer is chosen by those who chose what the candidate did; zero without a history
 * @param learned whether a model learns from an offer
 * @param features of the offers, one row behind the other
 */
record Group(
        String candidate,
        long epochSecond,
        String[] offers,
        float[] relevance,
        float[] grades,
        float[] popularity,
        float[] alike,
        boolean[] learned,
        float[] features) {

    static final int WIDTH = Feature.values().length;

    /** A group whose offers are to be filled in. */
    static Group ofSize(String candidate, long epochSecond, int size) {
        return new Group(
                candidate,
                epochSecond,
                new String[size],
                new float[size],
                new float[size],
                new float[size],
                new float[size],
                new boolean[size],
                new float[size * WIDTH]);
    }

    void setFeatures(int offer, FeatureVector vector) {
        System.arraycopy(vector.toArray(), 0, features, offer * WIDTH, WIDTH);
    }

    int size() {
        return offers.length;
    }

    float[] row(int offer) {
        return Arrays.copyOfRange(features, offer * WIDTH, (offer + 1) * WIDTH);
    }

    FeatureVector vector(int offer) {
        return FeatureVector.of(row(offer));
    }

    float feature(int offer, Feature feature) {
        return features[offer * WIDTH + feature.ordinal()];
    }

    boolean hasRelevant() {
        for (float value : relevance) {
            if (value > 0) {
                return true;
            }
        }
        return false;
    }

    /** How many offers a model learns from. */
    int learnedSize() {
        int count = 0;
        for (boolean used : learned) {
            count += used ? 1 : 0;
        }
        return count;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeUTF(candidate);
        out.writeLong(epochSecond);
        out.writeInt(size());
        for (int i = 0; i < size(); i++) {
            out.writeUTF(offers[i]);
            out.writeFloat(relevance[i]);
            out.writeFloat(grades[i]);
            out.writeFloat(popularity[i]);
            out.writeFloat(alike[i]);
            out.writeBoolean(learned[i]);
        }
        for (float value : features) {
            out.writeFloat(value);
        }
    }

    static Group read(DataInputStream in) throws IOException {
        String candidate = in.readUTF();
        long epochSecond = in.readLong();
        int size = in.readInt();
        Group group = ofSize(candidate, epochSecond, size);
        for (int i = 0; i < size; i++) {
            group.offers[i] = in.readUTF();
            group.relevance[i] = in.readFloat();
            group.grades[i] = in.readFloat();
            group.popularity[i] = in.readFloat();
            group.alike[i] = in.readFloat();
            group.learned[i] = in.readBoolean();
        }
        for (int i = 0; i < group.features.length; i++) {
            group.features[i] = in.readFloat();
        }
        return group;
    }
}
