package fr.jobmarket.gateway.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.MutableHeaders;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MediaType;
import io.micronaut.http.body.MessageBodyWriter;
import io.micronaut.http.codec.CodecException;
import io.micronaut.http.netty.body.NettyJsonHandler;
import io.micronaut.json.body.JsonMessageHandler;
import io.micronaut.serde.SerdeRegistry;
import io.micronaut.serde.Serializer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes answers with the serialisers that were compiled for their types. It stands in for the framework's own writer,
 * whose encoder cannot take values that are JSON already.
 *
 * @param <T> type of answer
 */
@Singleton
@JsonMessageHandler.ProducesJson
@Replaces(NettyJsonHandler.class)
final class AnswerWriter<T> implements MessageBodyWriter<T> {

    // Generators are flushed in the midst of an answer; what they write to need not be.
    private static final JsonFactory JSON = new JsonFactory().disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);

    private final Serializer.EncoderContext context;
    private final @Nullable Serializer<? super T> known;

    @Inject
    AnswerWriter(SerdeRegistry registry) {
        this(new AnswerContext(registry.newEncoderContext(Object.class)), null);
    }

    private AnswerWriter(Serializer.EncoderContext context, @Nullable Serializer<? super T> known) {
        this.context = context;
        this.known = known;
    }

    @Override
    public MessageBodyWriter<T> createSpecific(Argument<T> type) {
        try {
            return new AnswerWriter<>(context, serializer(type));
        } catch (IOException e) {
            // Routes that answer "anything" are told apart by what they answer.
            return this;
        }
    }

    private Serializer<? super T> serializer(Argument<T> type) throws IOException {
        return context.findSerializer(type).createSpecific(context, type);
    }

    @Override
    public void writeTo(Argument<T> type, MediaType mediaType, T answer, MutableHeaders headers, OutputStream out) {
        headers.setIfMissing(HttpHeaders.CONTENT_TYPE, mediaType);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            Serializer<? super T> serializer = known == null ? serializer(type) : known;
            serializer.serialize(new AnswerEncoder(json, out), context, type, answer);
        } catch (IOException e) {
            throw new CodecException("cannot write " + type + " as JSON: " + e.getMessage(), e);
        }
    }
}
