package fr.jobmarket.jobs;

/** How far a job is. */
public enum JobState {
    /** It waits for a worker. */
    REQUESTED,
    /** A worker is at it, and has shown so within the last half minute. */
    RUNNING,
    /** Done. */
    SUCCEEDED,
    /** Not done, or not all of it; the job says why. Nothing is tried again unless it is asked for again. */
    FAILED,
    /** Stopped because somebody asked for that, before or while it was worked on. */
    CANCELLED;

    /** Whether nothing more will happen. */
    public boolean isEnd() {
        return this != REQUESTED && this != RUNNING;
    }
}
