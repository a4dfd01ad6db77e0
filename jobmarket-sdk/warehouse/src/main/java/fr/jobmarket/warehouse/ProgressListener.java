package fr.jobmarket.warehouse;

/** Hears how far a long step is. Called often, from the thread that does the work: it must return quickly. */
@FunctionalInterface
public interface ProgressListener {

    /** For callers that do not want to know. */
    ProgressListener SILENT = (step, done, total) -> {};

    /**
     * A step has come this far.
     *
     * @param step what is being done, for a person to read
     * @param done units done so far
     * @param total units in all; negative when not known
     */
    void progress(String step, long done, long total);
}
