package fr.jobmarket.gateway.http;

import fr.jobmarket.gateway.GatewaySettings;
import fr.jobmarket.internal.Sha256;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs each request where logs are JSON: method, template of the route, status, milliseconds, and who asked as a hash.
 * Paths, parameters, addresses and bodies hold what people wrote or who they are; none of it is logged.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Requires(property = GatewaySettings.LOG_FORMAT, value = GatewaySettings.JSON)
final class RequestLog implements Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);
    private static final String BEGAN = "jobmarket.request-began";
    private static final int HASH_LENGTH = 16;

    /** Inside of {@link RequestId}, whose id is in what is logged. */
    @Override
    public int getOrder() {
        return ServerFilterPhase.FIRST.order();
    }

    @RequestFilter
    void begin(HttpRequest<?> request) {
        request.setAttribute(BEGAN, System.nanoTime());
    }

    @ResponseFilter
    void log(HttpRequest<?> request, HttpResponse<?> response) {
        long began = request.getAttribute(BEGAN, Long.class).orElseGet(System::nanoTime);
        LOG.atInfo()
                .addKeyValue("method", request.getMethodName())
                .addKeyValue(
                        "route", BasicHttpAttributes.getUriTemplate(request).orElse("unknown"))
                .addKeyValue("status", response.code())
                .addKeyValue("durationMs", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began))
                .addKeyValue(
                        "user",
                        request.getUserPrincipal()
                                .map(user -> hash(user.getName()))
                                .orElse("nobody"))
                .log("request");
    }

    /** Ids of accounts are random, so nobody finds them by trying; the prefix keeps the hash apart from other ones. */
    private static String hash(String account) {
        return Sha256.of("log:" + account).substring(0, HASH_LENGTH);
    }
}
