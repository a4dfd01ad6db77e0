package fr.jobmarket.simulator.internal;

import fr.jobmarket.simulator.RecordedRequest;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The last calls received. Thread-safe. */
public final class RequestLog {
    private static final int MAX_REQUESTS = 200_000;
    private static final Set<String> SECRETS = Set.of("client_secret", "app_key", "access_token");

    private final ArrayDeque<RecordedRequest> requests = new ArrayDeque<>();

    public void add(Instant time, ApiRequest request, int status, FaultPlan.Accident accident) {
        Map<String, String> parameters = new LinkedHashMap<>(request.query());
        parameters.putAll(request.form());
        parameters.keySet().removeAll(SECRETS);
        String fault = accident == FaultPlan.Accident.NONE
                ? ""
                : accident.name().toLowerCase(Locale.ROOT).replace('_', '-');
        RecordedRequest recorded =
                new RecordedRequest(time, request.method(), request.path(), parameters, status, fault);
        synchronized (requests) {
            if (requests.size() == MAX_REQUESTS) {
                requests.removeFirst();
            }
            requests.addLast(recorded);
        }
    }

    public List<RecordedRequest> requests() {
        synchronized (requests) {
            return requests.stream()
                    .sorted(Comparator.comparing(RecordedRequest::time))
                    .toList();
        }
    }

    public void clear() {
        synchronized (requests) {
            requests.clear();
        }
    }
}
