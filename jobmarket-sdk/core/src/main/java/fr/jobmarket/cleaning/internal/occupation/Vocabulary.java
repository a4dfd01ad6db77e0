package fr.jobmarket.cleaning.internal.occupation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The features that are known, with how rare they are. Immutable once built. */
public final class Vocabulary {

    /** What a description counts for beside the title. */
    private static final float BODY_SHARE = 0.7f;

    private static final int BODY_MIN_TEXTS = 2;
    /** Words of more descriptions than this share tell hardly anything, and are the dearest to weigh. */
    private static final double BODY_MAX_SHARE = 0.2;
    /** Among few descriptions a share says nothing. */
    private static final int BODY_FEW_TEXTS = 50;

    private static final float[] DAMPED = new float[64];

    static {
        for (int count = 1; count < DAMPED.length; count++) {
            DAMPED[count] = (float) (1 + StrictMath.log(count));
        }
    }

    private final int[] hashes;
    private final float[] rarity;
    private final int[] slots;

    /** A vocabulary of these hashes, ascending as unsigned or not does not matter, with the rarity of each. */
    Vocabulary(int[] hashes, float[] rarity) {
        this.hashes = hashes;
        this.rarity = rarity;
        this.slots = new int[Integer.highestOneBit(Math.max(16, hashes.length)) * 4];
        for (int i = 0; i < hashes.length; i++) {
            int slot = hashes[i] & (slots.length - 1);
            while (slots[slot] != 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = i + 1;
        }
    }

    /** The features of these texts: all of titles; of descriptions those that are neither unique nor everywhere. */
    public static Vocabulary of(List<int[]> titles, List<int[]> descriptions) {
        Map<Integer, Integer> inTitles = textsPerWord(titles);
        Map<Integer, Integer> inDescriptions = textsPerWord(descriptions);
        int most = (int) Math.max(BODY_FEW_TEXTS, BODY_MAX_SHARE * descriptions.size());
        inDescriptions.values().removeIf(count -> count < BODY_MIN_TEXTS || count > most);
        inDescriptions.keySet().removeAll(inTitles.keySet());
        Map<Integer, Float> all = new HashMap<>();
        inTitles.forEach((hash, count) -> all.put(hash, rarity(titles.size(), count)));
        inDescriptions.forEach((hash, count) -> all.put(hash, rarity(descriptions.size(), count)));
        int[] hashes =
                all.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
        float[] rarity = new float[hashes.length];
        for (int i = 0; i < hashes.length; i++) {
            rarity[i] = all.getOrDefault(hashes[i], 0f);
        }
        return new Vocabulary(hashes, rarity);
    }

    private static Map<Integer, Integer> textsPerWord(List<int[]> texts) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int[] text : texts) {
            Arrays.stream(text).distinct().forEach(word -> counts.merge(word, 1, Integer::sum));
        }
        return counts;
    }

    private static float rarity(int texts, int having) {
        return (float) (StrictMath.log((1.0 + texts) / (1.0 + having)) + 1);
    }

    public int size() {
        return hashes.length;
    }

    int hash(int feature) {
        return hashes[feature];
    }

    float rarity(int feature) {
        return rarity[feature];
    }

    private int find(int hash) {
        for (int slot = hash & (slots.length - 1); slots[slot] != 0; slot = (slot + 1) & (slots.length - 1)) {
            if (hashes[slots[slot] - 1] == hash) {
                return slots[slot] - 1;
            }
        }
        return -1;
    }

    /** The vector of a text, from the hashes that {@link StemHashes} gives. */
    public TermVector vector(int[] title, int[] description) {
        int[] features = new int[title.length + description.length];
        int titleSize = known(title, features, 0);
        int end = known(description, features, titleSize);
        int[] times = new int[end];
        int size = countDistinct(features, titleSize, end, times);
        float[] weights = new float[size];
        for (int i = 0; i < titleSize; i++) {
            weights[i] = rarity[features[i]];
        }
        for (int i = titleSize; i < size; i++) {
            weights[i] = DAMPED[Math.min(times[i], DAMPED.length - 1)] * rarity[features[i]];
        }
        scale(weights, 0, titleSize, 1);
        scale(weights, titleSize, size, BODY_SHARE);
        return new TermVector(Arrays.copyOf(features, size), weights, titleSize);
    }

    /** Leaves each feature once, in the order in which they were first met; returns the new end. */
    private static int countDistinct(int[] features, int from, int to, int[] times) {
        int[] places = new int[Integer.highestOneBit(to - from + 8) * 4];
        int distinct = from;
        for (int i = from; i < to; i++) {
            int feature = features[i];
            int place = feature & places.length - 1;
            while (places[place] != 0 && features[places[place] - 1] != feature) {
                place = place + 1 & places.length - 1;
            }
            if (places[place] == 0) {
                features[distinct++] = feature;
                places[place] = distinct;
            }
            times[places[place] - 1]++;
        }
        return distinct;
    }

    private int known(int[] words, int[] features, int from) {
        int count = from;
        for (int word : words) {
            int feature = find(word);
            if (feature >= 0) {
                features[count++] = feature;
            }
        }
        return count;
    }

    private static void scale(float[] weights, int from, int to, float length) {
        float squares = 0;
        for (int i = from; i < to; i++) {
            squares += weights[i] * weights[i];
        }
        if (squares > 0) {
            float factor = length / (float) Math.sqrt(squares);
            for (int i = from; i < to; i++) {
                weights[i] *= factor;
            }
        }
    }
}
