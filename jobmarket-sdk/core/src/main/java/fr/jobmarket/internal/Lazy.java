package fr.jobmarket.internal;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is made when it is first asked for, once, whatever the number of threads. */
public final class Lazy<T> {

    private final Supplier<T> maker;
    private volatile @Nullable T value;

    /** A value this supplier makes; it must not give null. */
    public Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    /** The value. */
    public T get() {
        T made = value;
        return made != null ? made : make();
    }

    /** The value, if somebody has asked for it. */
    public Optional<T> made() {
        return Optional.ofNullable(value);
    }

    private synchronized T make() {
        T made = value;
        if (made == null) {
            made = maker.get();
            value = made;
        }
        return made;
    }
}
