package fr.jobmarket.training.ranking;

import fr.jobmarket.candidate.CandidateProfile;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a candidate said and did.
 *
 * @param id tells candidates apart
 * @param choices in the order in which they were made
 */
record CandidateChoices(String id, CandidateProfile profile, List<Choice> choices) {

    CandidateChoices {
        choices = List.copyOf(choices);
    }

    /** What was done with an offer, from the least to the most. */
    enum Action {
        /** Does not want to see it. */
        DISMISS(0, 0),
        /** It stood in a list and nothing came of it. */
        SHOW(0, 0.25),
        /** Looked at it closely. */
        VIEW(0.3, 0.5),
        /** Put it aside. */
        SAVE(0.7, 0.75),
        /** Went on to apply. */
        APPLY(1, 1);

        private final double relevance;
        private final double grade;

        Action(double relevance, double grade) {
            this.relevance = relevance;
            this.grade = grade;
        }

        /** What it is worth to a ranker that is judged, 0 to 1. */
        double relevance() {
            return relevance;
        }

        /** What a ranker is taught, 0 to 1: what is dismissed lies below what is merely passed over. */
        double grade() {
            return grade;
        }

        /** Whether the offer was liked. */
        boolean likes() {
            return this == SAVE || this == APPLY;
        }

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One choice.
     *
     * @param rank in the list where the offer stood, from 1; 0 when it is not known
     */
    record Choice(String offerId, Action action, int rank, Instant at) {}

    /** The offers they saved or applied to. */
    Set<String> liked() {
        return choices.stream()
                .filter(choice -> choice.action().likes())
                .map(Choice::offerId)
                .collect(Collectors.toSet());
    }

    /** When the last choice was made. */
    Instant last() {
        return choices.stream().map(Choice::at).max(Instant::compareTo).orElse(Instant.EPOCH);
    }
}
