package fr.jobmarket.training.ranking;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.recommendation.Recommender;
import fr.jobmarket.search.OfferDigest;
import fr.jobmarket.search.OfferIndex;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes candidates of offers of an index, and brings the offers the recommender would score for them. */
final class GroupMaker {

    /** Of what is relevant, of what the index thinks likely but is not, and of the rest a model learns from this many. */
    private static final int LEARNED_RELEVANT = 60;

    private static final int LEARNED_LIKELY = 40;
    private static final int LEARNED_OTHERS = 60;

    private final OfferIndex index;
    private final Recommender recommender;
    private final TrainingPlan plan;

    GroupMaker(OfferIndex index, Recommender recommender, TrainingPlan plan) {
        this.index = index;
        this.recommender = recommender;
        this.plan = plan;
    }

    void write(GroupFile file) {
        try (GroupFile.Writer out = file.write()) {
            add(plan.candidates(), out);
        }
        if (file.size() < plan.folds()) {
            throw new InvalidInputException("nothing to learn from: of the offers with an occupation " + file.size()
                    + " have another one near theirs; give more offers");
        }
    }

    /** Adds so many candidates at most. */
    void add(int candidates, GroupFile.Writer out) {
        List<Offer> sample = WeakProfiles.offers(index, candidates, plan.seed());
        Map<String, Integer> popularity = new HashMap<>();
        sample.forEach(offer -> popularity.merge(WeakProfiles.requiredCode(offer), 1, Integer::sum));
        sample.forEach(offer -> {
            Group group = group(offer, popularity);
            if (group.hasRelevant()) {
                out.add(group);
            }
        });
    }

    private Group group(Offer offer, Map<String, Integer> popularity) {
        WeakCandidate candidate = new WeakCandidate(offer, WeakProfiles.requiredCode(offer), plan.seed());
        Brought brought = Brought.of(recommender, candidate.profile(), other -> !candidate.isMadeOf(other));
        int size = brought.size();
        Instant created = offer.createdAt();
        Group group = Group.ofSize(offer.id(), created == null ? 0 : created.getEpochSecond(), size);
        for (int i = 0; i < size; i++) {
            OfferDigest other = brought.offers().get(i);
            brought.put(i, group, i);
            group.relevance()[i] =
                    (float) candidate.relevance(other, brought.features().get(i));
            group.popularity()[i] = popularity.getOrDefault(String.valueOf(other.romeCode()), 0);
            group.grades()[i] = group.relevance()[i];
        }
        chooseLearned(group);
        return group;
    }

    private void chooseLearned(Group group) {
        Random random = new Random(plan.seed() ^ group.candidate().hashCode());
        List<Integer> relevant = new ArrayList<>();
        List<Integer> others = new ArrayList<>();
        for (int i = 0; i < group.size(); i++) {
            (group.relevance()[i] > 0 ? relevant : others).add(i);
        }
        List<Integer> likely = new ArrayList<>(others.subList(0, Math.min(LEARNED_LIKELY, others.size())));
        others.subList(0, likely.size()).clear();
        Collections.shuffle(relevant, random);
        Collections.shuffle(others, random);
        likely.addAll(relevant.subList(0, Math.min(LEARNED_RELEVANT, relevant.size())));
        likely.addAll(others.subList(0, Math.min(LEARNED_OTHERS, others.size())));
        likely.forEach(i -> group.learned()[i] = true);
    }
}
