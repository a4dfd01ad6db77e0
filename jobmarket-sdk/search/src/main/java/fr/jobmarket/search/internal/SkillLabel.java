package fr.jobmarket.search.internal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a label of a skill is compared by. Labels repeat, as ROME has some fourteen thousand of them, so those seen first are kept; one
 * beyond that is looked into each time. Thread-safe.
 *
 * @param name the label as a whole
 * @param terms its distinct terms
 */
record SkillLabel(String name, List<String> terms) {

    /** At some hundred bytes each. */
    private static final int MOST_KEPT = 20_000;

    private static final int LONGEST_KEPT = 300;

    private static final Map<String, SkillLabel> KEPT = new ConcurrentHashMap<>();

    static SkillLabel of(String label) {
        SkillLabel known = KEPT.get(label);
        if (known != null) {
            return known;
        }
        SkillLabel read = new SkillLabel(ExactTerm.of(label), DigestMaker.terms(label));
        if (KEPT.size() < MOST_KEPT && label.length() <= LONGEST_KEPT) {
            KEPT.put(label, read);
        }
        return read;
    }
}
