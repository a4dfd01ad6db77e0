package fr.jobmarket.source.internal;

import java.net.http.HttpHeaders;
import java.time.Instant;

/** Decides when a call may be made. */
public interface CallGate {

    /** Returns when a call may be made; throws when that is not before the deadline. */
    void enter(Instant deadline);

    /** Told of every answer. */
    default void learn(int status, HttpHeaders headers) {}

    /** A gate that is always open. */
    CallGate OPEN = deadline -> {};
}
