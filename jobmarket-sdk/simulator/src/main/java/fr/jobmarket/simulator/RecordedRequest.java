package fr.jobmarket.simulator;

import java.time.Instant;
import java.util.Map;

/**
 * One call the simulator received, as its log keeps it. Secrets (client secret, application key, bearer tokens) are left
 * out.
 *
 * @param time when the call arrived, on the simulator's clock
 * @param method HTTP method
 * @param path path without the query
 * @param parameters query parameters, and those of a form body; a repeated one keeps its values joined by a comma
 * @param status status answered; 0 when the connection was cut before any answer
 * @param fault name of the injected fault, or the empty string when the answer is the contract's own
 */
public record RecordedRequest(
        Instant time, String method, String path, Map<String, String> parameters, int status, String fault) {

    public RecordedRequest {
        parameters = Map.copyOf(parameters);
    }
}
