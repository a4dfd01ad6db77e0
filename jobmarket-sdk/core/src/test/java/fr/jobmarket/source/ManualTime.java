package fr.jobmarket.source;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A clock that only sleeping moves, and that remembers how long everybody slept. Thread-safe. */
public final class ManualTime extends Clock implements RateLimiter.Sleeper {

    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final List<Duration> slept = new ArrayList<>();

    @Override
    public synchronized void sleep(Duration duration) {
        slept.add(duration);
        now = now.plus(duration);
    }

    public synchronized void advance(Duration duration) {
        now = now.plus(duration);
    }

    public synchronized List<Duration> slept() {
        return List.copyOf(slept);
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
