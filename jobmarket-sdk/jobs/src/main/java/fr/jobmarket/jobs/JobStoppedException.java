package fr.jobmarket.jobs;

import fr.jobmarket.error.NonRetriableException;

/** The work on a job must end here: somebody asked for that, or it is not this worker's any more. */
public final class JobStoppedException extends NonRetriableException {

    private static final long serialVersionUID = 1L;

    JobStoppedException(String message) {
        super(message, null);
    }
}
