package fr.jobmarket.gateway.recommendation;

import fr.jobmarket.gateway.GatewaySettings;
import fr.jobmarket.gateway.recommendation.ShownPage.ShownOffer;
import fr.jobmarket.internal.Repeating;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.transaction.TransactionOperations;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The record of what was recommended to whom, by which model and why: for whoever has to account for it, and for the
 * person, whose export has it. Of pages for nobody in particular so many an hour are kept, the first ones, without anything of the
 * request: whoever asks without end must not fill the disk. Pages are written within a second, so a killed gateway loses those
 * of its last one; they are removed after some months, and with the account. It is there from the start, so that old ones go
 * although nobody asks. Thread-safe.
 */
@Context
public class ShownPages {

    private static final Logger LOG = LoggerFactory.getLogger(ShownPages.class);

    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration CLEANING_INTERVAL = Duration.ofHours(1);

    /** Some 50 MB, were all of them as long as can be. */
    private static final int MOST_UNWRITTEN = 1_000;

    private final ShownPageRepository repository;
    private final TransactionOperations<Connection> transactions;
    private final ObjectMapper json;
    private final Clock clock;
    private final Duration kept;
    private final int anonymousPerHour;
    private final LinkedBlockingQueue<StoredPage> unwritten = new LinkedBlockingQueue<>(MOST_UNWRITTEN);
    private final AtomicReference<Anonymous> anonymous = new AtomicReference<>(new Anonymous(Instant.MIN, 0));
    private final Repeating thread = new Repeating("shown-pages");
    private Instant cleaned = Instant.MIN;

    ShownPages(
            ShownPageRepository repository,
            TransactionOperations<Connection> transactions,
            ObjectMapper json,
            Clock clock,
            @Property(name = GatewaySettings.SHOWN_PAGES_DAYS) int days,
            @Property(name = GatewaySettings.ANONYMOUS_PAGES_PER_HOUR) int anonymousPerHour) {
        this.repository = repository;
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
        this.kept = Duration.ofDays(days);
        this.anonymousPerHour = anonymousPerHour;
        thread.every(INTERVAL, this::writeQuietly);
    }

    /** Keeps what was recommended to the person of an account, unless nothing is to be kept. */
    void keep(UUID accountId, RecommendationList list) {
        if (kept.isZero()) {
            return;
        }
        ShownPage page = new ShownPage(
                now(),
                list.release(),
                model(list),
                list.items().stream().map(ShownOffer::of).toList(),
                list.relaxed() == null
                        ? List.of()
                        : list.relaxed().items().stream().map(ShownOffer::of).toList());
        StoredPage stored = new StoredPage(
                UUID.randomUUID(), accountId, page.shownAt(), page.release(), page.model(), written(page));
        if (!unwritten.offer(stored)) {
            // The record is worth more than the time of whoever asks too fast.
            write();
            add(stored);
        }
    }

    /**
     * Keeps what was recommended to nobody in particular, unless enough of this hour is kept already. It is no more than a sample, so
     * that one page is lost rather than anybody kept waiting.
     */
    void keepAnonymous(RecommendationList list) {
        if (!kept.isZero() && isOneOfTheHour()) {
            unwritten.offer(new StoredPage(
                    UUID.randomUUID(), null, now(), list.release(), model(list), written(AnonymousPage.of(list))));
        }
    }

    private boolean isOneOfTheHour() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.HOURS);
        return anonymous.updateAndGet(last -> last.next(now)).number() <= anonymousPerHour;
    }

    /**
     * The last anonymous page.
     *
     * @param hour when it was asked for
     * @param number which of that hour it was, from 1
     */
    private record Anonymous(Instant hour, long number) {
        Anonymous next(Instant now) {
            return new Anonymous(now, now.equals(hour) ? number + 1 : 1);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String model(RecommendationList list) {
        return list.model().name() + " " + list.model().version();
    }

    /** What was recommended to the person of an account, oldest first. */
    public List<ShownPage> of(UUID accountId) {
        write();
        return repository.findByAccountIdOrderByShownAt(accountId).stream()
                .map(this::read)
                .toList();
    }

    private String written(Object page) {
        try {
            return json.writeValueAsString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ShownPage read(StoredPage stored) {
        try {
            return json.readValue(stored.content(), ShownPage.class);
        } catch (IOException e) {
            throw new IllegalStateException("the page " + stored.id() + " is not readable", e);
        }
    }

    private synchronized void write() {
        List<StoredPage> pages = new ArrayList<>();
        unwritten.drainTo(pages);
        if (pages.isEmpty()) {
            return;
        }
        try {
            transactions.executeWrite(status -> {
                pages.forEach(this::add);
                return null;
            });
        } catch (RuntimeException e) {
            pages.forEach(unwritten::offer);
            throw e;
        }
    }

    private void add(StoredPage page) {
        UUID account = page.accountId();
        if (account == null) {
            repository.addAnonymous(page.id(), page.shownAt(), page.releaseId(), page.model(), page.content());
        } else {
            repository.add(page.id(), account, page.shownAt(), page.releaseId(), page.model(), page.content());
        }
    }

    private void writeQuietly() {
        try {
            write();
            Instant now = clock.instant();
            if (cleaned.isBefore(now.minus(CLEANING_INTERVAL))) {
                repository.deleteBefore(now.minus(kept));
                cleaned = now;
            }
        } catch (RuntimeException e) {
            LOG.warn("cannot keep what was recommended: {}", e.getMessage());
        }
    }

    @PreDestroy
    void close() {
        thread.stop();
        writeQuietly();
    }
}
