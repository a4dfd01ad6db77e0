package fr.jobmarket.cleaning.occupation.internal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The features that are known, with how rare they are. Immutable once built. */
final class Vocabulary {

    /** What a description counts for beside the title. */
    private static final float BODY_SHARE = 0.7f;

    private static final int BODY_MIN_TEXTS = 2;
    private static final double BODY_MAX_SHARE = 0.4;
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
    static Vocabulary of(List<int[]> titles, List<int[]> descriptions) {
        Map<Integer, Integer> inTitles = textsPerWord(titles);
        Map<Integer, Integer> inDescriptions = textsPerWord(descriptions);
        int most = (int) Math.max(BODY_MIN_TEXTS, BODY_MAX_SHARE * descriptions.size());
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

    int size() {
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

    /** The vector of a text, from the hashes that {@link Words} gives. */
    TermVector vector(int[] title, int[] description) {
        int[] features = new int[title.length + description.length];
        float[] weights = new float[features.length];
        int titleSize = known(title, features, 0);
        for (int i = 0; i < titleSize; i++) {
            weights[i] = rarity[features[i]];
        }
        scale(weights, 0, titleSize, 1);
        int end = known(description, features, titleSize);
        Arrays.sort(features, titleSize, end);
        int size = titleSize;
        for (int i = titleSize; i < end; ) {
            int feature = features[i];
            int next = i + 1;
            while (next < end && features[next] == feature) {
                next++;
            }
            features[size] = feature;
            weights[size++] = DAMPED[Math.min(next - i, DAMPED.length - 1)] * rarity[feature];
            i = next;
        }
        scale(weights, titleSize, size, BODY_SHARE);
        return new TermVector(Arrays.copyOf(features, size), Arrays.copyOf(weights, size), titleSize);
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
