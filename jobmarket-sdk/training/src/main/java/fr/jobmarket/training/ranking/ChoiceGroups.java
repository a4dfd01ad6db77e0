package fr.jobmarket.training.ranking;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.recommendation.Recommender;
import fr.jobmarket.training.ranking.CandidateChoices.Action;
import fr.jobmarket.training.ranking.CandidateChoices.Choice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Candidates who chose, with the offers the recommender would score for them. A model learns from what they reacted to,
 * from what they passed over (it stood above something they reacted to, so they looked that far: Joachims 2002), and
 * from a few offers they were never shown. What stood below their last reaction teaches nothing: perhaps nobody looked.
 * Rankers are judged by how they order what was shown, as nobody knows about the rest.
 */
final class ChoiceGroups {

    /** Of those never shown a model learns from so many the index thinks likely, and from so many others. */
    private static final int UNSEEN_LIKELY = 5;

    private static final int UNSEEN_OTHERS = 15;

    private final Recommender recommender;
    private final List<ChoiceFile> files;
    private final long seed;
    private final LikeHistory history = new LikeHistory();
    private int learned;
    private int read;
    private int chosen;
    private int missing;

    /**
     * Reads the files once, to know what is liked together.
     *
     * @param rejections hears file, line and reason of what is left out
     */
    ChoiceGroups(Recommender recommender, List<Path> files, long seed, Consumer<String> rejections) {
        this.recommender = recommender;
        this.files = files.stream().map(ChoiceFile::new).toList();
        this.seed = seed;
        this.files.forEach(file -> file.forEach(
                candidate -> {
                    read++;
                    history.add(candidate);
                },
                rejections));
        if (read == 0) {
            throw new InvalidInputException("no line of " + files + " could be read as a candidate's choices");
        }
    }

    /** Writes what is learned from and what is judged by; candidates without a reaction to an offer of the index are left out. */
    void write(GroupFile.Writer learning, GroupFile.Writer judging) {
        files.forEach(file -> file.forEach(candidate -> write(candidate, learning, judging), line -> {}));
    }

    private void write(CandidateChoices candidate, GroupFile.Writer learning, GroupFile.Writer judging) {
        Map<String, Action> actions = strongest(candidate.choices());
        Set<String> passedOver = passedOver(candidate.choices());
        Brought brought = Brought.of(recommender, candidate.profile(), offer -> true);
        List<Integer> shown = new ArrayList<>();
        List<Integer> taught = new ArrayList<>();
        List<Integer> unseen = new ArrayList<>();
        for (int i = 0; i < brought.size(); i++) {
            String offer = brought.id(i);
            Action action = actions.get(offer);
            if (action == null) {
                unseen.add(i);
                continue;
            }
            shown.add(i);
            if (action != Action.SHOW || passedOver.contains(offer)) {
                taught.add(i);
            }
        }
        count(actions, brought);
        taught.addAll(some(unseen, candidate.id()));
        Group judged = group(candidate, shown, brought, actions);
        if (judged.hasRelevant()) {
            learning.add(group(candidate, taught, brought, actions));
            judging.add(judged);
            learned++;
        }
    }

    private void count(Map<String, Action> actions, Brought brought) {
        Set<String> ids = new HashSet<>();
        brought.offers().forEach(offer -> ids.add(offer.id()));
        for (Map.Entry<String, Action> entry : actions.entrySet()) {
            if (entry.getValue().relevance() > 0) {
                chosen++;
                missing += ids.contains(entry.getKey()) ? 0 : 1;
            }
        }
    }

    /** The strongest action wins, but a dismissal is the last word. */
    private static Map<String, Action> strongest(List<Choice> choices) {
        Map<String, Action> actions = new HashMap<>();
        for (Choice choice : choices) {
            actions.merge(
                    choice.offerId(),
                    choice.action(),
                    (before, now) -> now == Action.DISMISS || before.compareTo(now) < 0 ? now : before);
        }
        return actions;
    }

    /** What stood in a list above something reacted to. A list ends where ranks start again. */
    private static Set<String> passedOver(List<Choice> choices) {
        Set<String> passed = new HashSet<>();
        List<String> above = new ArrayList<>();
        int rank = 0;
        for (Choice choice : choices) {
            if (choice.rank() <= rank) {
                above.clear();
            }
            rank = choice.rank();
            if (choice.action() == Action.SHOW) {
                above.add(choice.offerId());
            } else {
                passed.addAll(above);
                above.clear();
            }
        }
        return passed;
    }

    private List<Integer> some(List<Integer> unseen, String candidate) {
        int likely = Math.min(UNSEEN_LIKELY, unseen.size());
        List<Integer> some = new ArrayList<>(unseen.subList(0, likely));
        List<Integer> others = new ArrayList<>(unseen.subList(likely, unseen.size()));
        Collections.shuffle(others, new Random(seed ^ candidate.hashCode()));
        some.addAll(others.subList(0, Math.min(UNSEEN_OTHERS, others.size())));
        return some;
    }

    private Group group(
            CandidateChoices candidate, List<Integer> wanted, Brought brought, Map<String, Action> actions) {
        Group group = Group.ofSize(candidate.id(), candidate.last().getEpochSecond(), wanted.size());
        Set<String> own = candidate.liked();
        for (int i = 0; i < wanted.size(); i++) {
            brought.put(wanted.get(i), group, i);
            String offer = group.offers()[i];
            Action action = actions.getOrDefault(offer, Action.SHOW);
            group.relevance()[i] = (float) action.relevance();
            group.grades()[i] = (float) action.grade();
            group.popularity()[i] = history.popularity(offer, own);
            group.alike()[i] = history.alike(offer, own);
            group.learned()[i] = true;
        }
        return group;
    }

    /** How many candidates were written. */
    int size() {
        return learned;
    }

    /** What became of the lines, in a sentence. */
    String summary() {
        return String.format(
                "%,d candidates with choices, %,d of them liked or viewed something the index brings; of %,d such choices the index brings %,d",
                read, learned, chosen, chosen - missing);
    }
}
