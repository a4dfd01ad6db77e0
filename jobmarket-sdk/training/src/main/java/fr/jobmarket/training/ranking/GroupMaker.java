package fr.jobmarket.training.ranking;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.recommendation.FeatureVector;
import fr.jobmarket.recommendation.Recommender;
import fr.jobmarket.search.OfferIndex;
import fr.jobmarket.search.OfferMatch;
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
        List<OfferMatch> matches = new ArrayList<>();
        List<FeatureVector> vectors = new ArrayList<>();
        recommender.forEachCandidate(candidate.profile(), (match, features) -> {
            if (!candidate.isMadeOf(match.offer())) {
                matches.add(match);
                vectors.add(features);
            }
        });
        int size = matches.size();
        Instant created = offer.createdAt();
        Group group = Group.ofSize(offer.id(), created == null ? 0 : created.getEpochSecond(), size);
        for (int i = 0; i < size; i++) {
            OfferMatch match = matches.get(i);
            FeatureVector features = vectors.get(i);
            group.offers()[i] = match.offer().id();
            group.relevance()[i] = (float) candidate.relevance(match.offer(), features);
            group.popularity()[i] =
                    popularity.getOrDefault(String.valueOf(match.offer().romeCode()), 0);
            group.grades()[i] = group.relevance()[i];
            group.setFeatures(i, features);
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
