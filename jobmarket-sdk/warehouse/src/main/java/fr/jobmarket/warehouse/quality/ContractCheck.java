package fr.jobmarket.warehouse.quality;

import fr.jobmarket.offer.Offer;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A rule that a set of canonical offers must keep, but for a share of them. An absent value breaks only the not-null
 * checks. Immutable and thread-safe; what it has seen lives in the run of a {@link QualityGate}.
 */
public final class ContractCheck {

    /** Reads a value of an offer that may be absent. */
    @FunctionalInterface
    public interface Field<T> {
        /** The value, null when absent. */
        @Nullable
        T of(Offer offer);
    }

    private final String name;
    private final double maxShare;
    private final Supplier<Predicate<Offer>> violated;

    private ContractCheck(String name, double maxShare, Supplier<Predicate<Offer>> violated) {
        this.name = name;
        this.maxShare = maxShare;
        this.violated = violated;
    }

    /** The field is present and, when it is a text, not empty. */
    public static ContractCheck notNull(String field, Field<?> value) {
        return stateless("not-null:" + field, offer -> {
            Object found = value.of(offer);
            return found == null || found instanceof String text && text.isEmpty();
        });
    }

    /** No two offers have the same value. Remembers every value, about 100 bytes each. */
    public static ContractCheck unique(String field, Field<String> value) {
        return new ContractCheck("unique:" + field, 0, () -> {
            Set<String> seen = new HashSet<>();
            return offer -> {
                String found = value.of(offer);
                return found != null && !seen.add(found);
            };
        });
    }

    /** The value is one of the accepted ones. */
    public static <T> ContractCheck accepted(String field, Field<T> value, Predicate<T> accepted) {
        return stateless("accepted:" + field, offer -> {
            T found = value.of(offer);
            return found != null && !accepted.test(found);
        });
    }

    /** The value lies between two bounds, both included. */
    public static ContractCheck range(String field, Field<? extends Number> value, double min, double max) {
        return stateless("range:" + field, offer -> {
            Number found = value.of(offer);
            return found != null && !(found.doubleValue() >= min && found.doubleValue() <= max);
        });
    }

    /** The value is a key of a nomenclature. */
    public static ContractCheck reference(String field, Field<String> value, Predicate<String> known) {
        return stateless("reference:" + field, offer -> {
            String found = value.of(offer);
            return found != null && !known.test(found);
        });
    }

    /** Values of an offer fit each other. */
    public static ContractCheck consistent(String what, Function<Offer, Boolean> fits) {
        return stateless("consistent:" + what, offer -> !fits.apply(offer));
    }

    private static ContractCheck stateless(String name, Predicate<Offer> violated) {
        return new ContractCheck(name, 0, () -> violated);
    }

    /** The same check that lets this share of the offers break it, from 0 (none) to 1 (all); 0 unless said. */
    public ContractCheck upTo(double maxShare) {
        if (!(maxShare >= 0 && maxShare <= 1)) {
            throw new IllegalArgumentException("a share lies between 0 and 1, not " + maxShare);
        }
        return new ContractCheck(name, maxShare, violated);
    }

    /** Kind and field, such as {@code not-null:title}. */
    public String name() {
        return name;
    }

    /** The share of offers that may break it, 0 to 1. */
    public double maxShare() {
        return maxShare;
    }

    Predicate<Offer> start() {
        return violated.get();
    }
}
