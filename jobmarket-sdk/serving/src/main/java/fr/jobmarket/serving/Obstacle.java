package fr.jobmarket.serving;

import java.util.Objects;

/**
 * Why there is no release to answer from, or why the newest one is not the one being served. As a text it is an English
 * sentence that says what to do.
 *
 * @param reason which kind of reason
 * @param release the id of the release it is about; empty when it is about none
 */
public record Obstacle(Reason reason, String release) {

    /** The kinds of reasons. */
    public enum Reason {
        /** The first release is being opened. */
        OPENING("the release is still being opened"),
        /** Nothing was published yet. */
        NONE("there is no release yet; publish one"),
        /** Which release is the current one cannot be read. */
        UNREADABLE("the current release cannot be read; publish a new one or roll back"),
        /** The current release is damaged, or not of this version. */
        NOT_OPENED("release %s cannot be opened; publish a new one or roll back"),
        /** Who followed the releases has stopped to. */
        NOT_FOLLOWED("the current release is no longer followed");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }
    }

    /** Refuses what is null. */
    public Obstacle {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(release, "release");
    }

    static Obstacle of(Reason reason) {
        return new Obstacle(reason, "");
    }

    @Override
    public String toString() {
        return reason.sentence.formatted(release);
    }
}
