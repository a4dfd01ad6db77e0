package fr.jobmarket.source.internal;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A whole HTTP answer.
 *
 * @param status HTTP status
 * @param headers its headers, looked up in any letter case
 * @param body its body, possibly empty
 * @param receivedAt when its last byte arrived
 */
public record Answer(int status, HttpHeaders headers, byte[] body, Instant receivedAt) {

    /** The body as UTF-8 without a byte order mark; bytes that are none become replacement characters. */
    public String text() {
        String text = new String(body, StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
