package fr.jobmarket.source.harvest.internal;

import fr.jobmarket.source.RawOffer;
import fr.jobmarket.source.harvest.HarvestSink;
import java.util.function.Consumer;

/**
 * Hands offers on.
 *
 * @param consumer whom to
 */
public record ConsumerSink(Consumer<RawOffer> consumer) implements HarvestSink {

    @Override
    public void accept(RawOffer offer) {
        consumer.accept(offer);
    }

    @Override
    public long commit() {
        return 0;
    }
}
