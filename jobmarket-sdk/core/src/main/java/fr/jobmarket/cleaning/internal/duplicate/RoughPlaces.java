package fr.jobmarket.cleaning.internal.duplicate;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Which offers with a roughly known place match offers of several communes, so that nobody can tell which of them they
 * repeat. Thread-safe; what it ends up with does not depend on the order of the matches.
 */
final class RoughPlaces {

    private static final String SEVERAL = "several";

    private final Sketch[] sketches;
    private final AtomicReferenceArray<String> communes;

    RoughPlaces(Sketch[] sketches) {
        this.sketches = sketches;
        this.communes = new AtomicReferenceArray<>(sketches.length);
    }

    void match(int a, int b) {
        note(a, sketches[b].place());
        note(b, sketches[a].place());
    }

    boolean isAmbiguous(int index) {
        return SEVERAL.equals(communes.get(index));
    }

    private void note(int index, WorkPlace other) {
        if (!sketches[index].place().isRough() || other.isRough()) {
            return;
        }
        String first = communes.compareAndExchange(index, null, other.commune());
        if (first != null && !first.equals(other.commune())) {
            communes.set(index, SEVERAL);
        }
    }
}
