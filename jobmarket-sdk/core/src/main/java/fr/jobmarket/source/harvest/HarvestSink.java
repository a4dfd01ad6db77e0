package fr.jobmarket.source.harvest;

import fr.jobmarket.source.RawOffer;
import fr.jobmarket.source.harvest.internal.ConsumerSink;
import fr.jobmarket.source.harvest.internal.FileSink;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Where harvested offers go. A harvest calls it from one thread at a time, page by page: first every new offer of the
 * page, then {@link #commit}.
 *
 * <p>A harvest with a checkpoint remembers what {@code commit} returned. When it resumes after a crash, it first asks to
 * go back to that position, and gives again what came after; so a sink that can go back holds every offer exactly once.
 * One that cannot may see the offers of one page twice.
 */
public interface HarvestSink extends AutoCloseable {

    /** Takes a new offer; whatever it throws ends the harvest. */
    void accept(RawOffer offer);

    /** Makes everything taken so far durable, and returns a position for {@link #rewindTo}. */
    long commit();

    /** Forgets everything taken after this position. */
    default void rewindTo(long position) {}

    @Override
    default void close() {}

    /** A sink that hands offers on and cannot go back. */
    static HarvestSink of(Consumer<RawOffer> consumer) {
        Objects.requireNonNull(consumer, "consumer");
        return new ConsumerSink(consumer);
    }

    /**
     * A sink that writes payloads to a file, one a line, UTF-8. An existing file is continued by a resumed harvest and
     * emptied by a new one. To be closed by whoever made it.
     */
    static HarvestSink toFile(Path file) {
        return new FileSink(file);
    }
}
