package fr.jobmarket.gateway.http;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.Serializer;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.SerdeConfiguration;
import io.micronaut.serde.config.SerializationConfiguration;
import io.micronaut.serde.config.naming.PropertyNamingStrategy;
import io.micronaut.serde.exceptions.SerdeException;
import io.micronaut.serde.reference.PropertyReference;
import io.micronaut.serde.reference.SerializationReference;
import java.util.Optional;

/** Finds the serialiser of each value in an answer: one for all values of the SDK, a compiled one for the others. */
final class AnswerContext implements Serializer.EncoderContext {

    private static final String PROJECT = "fr.jobmarket.";

    private final Serializer.EncoderContext compiled;

    AnswerContext(Serializer.EncoderContext compiled) {
        this.compiled = compiled;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> Serializer<? super T> findSerializer(Argument<? extends T> type) throws SerdeException {
        return isOfTheSdk(type.getType())
                ? (Serializer<? super T>) CanonicalSerializer.INSTANCE
                : compiled.findSerializer(type);
    }

    /** The SDK knows no framework, so none of its types is marked for one. */
    private static boolean isOfTheSdk(Class<?> type) {
        return type.getName().startsWith(PROJECT) && !type.isAnnotationPresent(Serdeable.class);
    }

    @Override
    public <T, D extends Serializer<? extends T>> D findCustomSerializer(Class<? extends D> type)
            throws SerdeException {
        return compiled.findCustomSerializer(type);
    }

    @Override
    public <D extends PropertyNamingStrategy> D findNamingStrategy(Class<? extends D> type) throws SerdeException {
        return compiled.findNamingStrategy(type);
    }

    @Override
    public <B, P> SerializationReference<B, P> resolveReference(SerializationReference<B, P> reference) {
        return compiled.resolveReference(reference);
    }

    @Override
    public <B, P> void pushManagedRef(PropertyReference<B, P> reference) {
        compiled.pushManagedRef(reference);
    }

    @Override
    public void popManagedRef() {
        compiled.popManagedRef();
    }

    @Override
    public Optional<SerdeConfiguration> getSerdeConfiguration() {
        return compiled.getSerdeConfiguration();
    }

    @Override
    public Optional<SerializationConfiguration> getSerializationConfiguration() {
        return compiled.getSerializationConfiguration();
    }
}
