package fr.jobmarket.offer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class OfferWriterTest {

    private static final ObjectMapper MAPPER = OfferJson.newMapper();
    private static final List<String> PIECES = List.of(
            "Boulanger", " ", "é", "œ", "€", "\"", "\\", "\n", "\t", "\u0001", "\u2028", "</b>", "\uD83D\uDE00", "0");

    private final Random random = new Random(20261128);

    /** A member that an offer gets later and the writer does not know fails this. */
    @Test
    void writesWhatTheMapperWrites() throws JsonProcessingException {
        for (int i = 0; i < 2_000; i++) {
            Offer offer = (Offer) record(Offer.class, i % 10 * 0.1);
            String written = OfferJson.write(offer);

            assertEquals(MAPPER.writeValueAsString(offer), written);
            assertArrayEquals(MAPPER.writeValueAsBytes(offer), OfferJson.writeBytes(offer));
            assertEquals(offer, OfferJson.read(written));
        }
    }

    /** A record of any values, of which this share of those that may be absent is. */
    private Object record(Class<?> type, double absent) {
        RecordComponent[] components = type.getRecordComponents();
        try {
            return type.getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new))
                    .newInstance(Arrays.stream(components)
                            .map(component -> mayBeAbsent(component.getAnnotatedType()) && random.nextDouble() < absent
                                    ? null
                                    : value(component.getGenericType(), absent))
                            .toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean mayBeAbsent(AnnotatedElement type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    private Object value(Type type, double absent) {
        if (type instanceof ParameterizedType list) {
            return IntStream.range(0, random.nextInt(3))
                    .mapToObj(i -> value(list.getActualTypeArguments()[0], absent))
                    .toList();
        }
        Class<?> of = (Class<?>) type;
        if (of.isEnum()) {
            return of.getEnumConstants()[random.nextInt(of.getEnumConstants().length)];
        }
        if (of == String.class) {
            return text();
        }
        if (of == Instant.class) {
            return Instant.ofEpochSecond(random.nextInt(), random.nextBoolean() ? 0 : random.nextInt(1_000_000_000));
        }
        if (of == Integer.class) {
            return random.nextInt();
        }
        if (of == double.class || of == Double.class) {
            return random.nextBoolean() ? (double) random.nextInt(100_000) : random.nextDouble() * 1e5;
        }
        return of == boolean.class || of == Boolean.class ? random.nextBoolean() : record(of, absent);
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(random.nextInt(20) == 0 ? 5_000 : 6); left > 0; left--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }
}
