package fr.jobmarket.simulator.internal;

/** A request the played API refuses with status 400; the message is what the API says. */
final class BadRequest extends RuntimeException {
    private static final long serialVersionUID = 1;

    BadRequest(String message) {
        super(message, null, false, false);
    }
}
