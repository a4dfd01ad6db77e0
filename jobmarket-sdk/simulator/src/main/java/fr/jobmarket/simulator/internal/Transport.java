package fr.jobmarket.simulator.internal;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Reads requests off the wire and puts answers on it, whole, slowly or cut. */
public final class Transport {
    private static final int MAX_BODY = 1 << 16;

    private Transport() {}

    public static ApiRequest read(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY);
        String contentType = exchange.getRequestHeaders().getFirst("Content-Type");
        boolean form = contentType != null && contentType.startsWith("application/x-www-form-urlencoded");
        return new ApiRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                ApiRequest.decode(exchange.getRequestURI().getRawQuery()),
                form ? ApiRequest.decode(new String(body, StandardCharsets.UTF_8)) : Map.of(),
                exchange.getRequestHeaders().getFirst("Authorization"),
                contentType);
    }

    public static void send(HttpExchange exchange, ApiResponse answer) throws IOException {
        start(exchange, answer);
        if (answer.body().length > 0) {
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(answer.body());
            }
        }
    }

    /** Sends an eighth at a time with a pause before each. */
    public static void sendSlowly(HttpExchange exchange, ApiResponse answer, Duration pause) throws IOException {
        start(exchange, answer);
        if (answer.body().length == 0) {
            return;
        }
        int piece = Math.max(1, (answer.body().length + 7) / 8);
        try (OutputStream body = exchange.getResponseBody()) {
            for (int sent = 0; sent < answer.body().length; sent += piece) {
                pause(pause);
                body.write(answer.body(), sent, Math.min(piece, answer.body().length - sent));
                body.flush();
            }
        }
    }

    /** Announces the whole body, sends half of it and drops the connection. */
    public static void sendCut(HttpExchange exchange, ApiResponse answer) throws IOException {
        start(exchange, answer);
        exchange.getResponseBody().write(answer.body(), 0, answer.body().length / 2);
        exchange.getResponseBody().flush();
        exchange.close();
    }

    private static void start(HttpExchange exchange, ApiResponse answer) throws IOException {
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        boolean bodiless =
                answer.body().length == 0 || exchange.getRequestMethod().equals("HEAD");
        boolean lengthForbidden = answer.status() == 204 || answer.status() == 304;
        if (bodiless && !lengthForbidden) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(answer.body().length));
        }
        exchange.sendResponseHeaders(answer.status(), bodiless ? -1 : answer.body().length);
    }

    private static void pause(Duration pause) throws IOException {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the simulator was stopped during an answer", e);
        }
    }
}
