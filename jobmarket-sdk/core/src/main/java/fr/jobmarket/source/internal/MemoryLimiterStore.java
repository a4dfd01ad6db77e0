package fr.jobmarket.source.internal;

import java.util.function.Function;

/** Limiter state within one process. */
final class MemoryLimiterStore implements LimiterStore {

    private State state;

    MemoryLimiterStore(State state) {
        this.state = state;
    }

    @Override
    public synchronized <T> T update(Function<State, Change<T>> change) {
        Change<T> result = change.apply(state);
        state = result.state();
        return result.answer();
    }
}
