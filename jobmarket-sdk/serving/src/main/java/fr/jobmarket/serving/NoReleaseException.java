package fr.jobmarket.serving;

import fr.jobmarket.error.RetriableException;

/** There is no release to answer from yet, or any more. */
public final class NoReleaseException extends RetriableException {

    private static final long serialVersionUID = 1L;

    private final transient Obstacle obstacle;

    NoReleaseException(Obstacle obstacle) {
        super(obstacle.toString(), null);
        this.obstacle = obstacle;
    }

    /** Why there is none. */
    public Obstacle obstacle() {
        return obstacle;
    }
}
