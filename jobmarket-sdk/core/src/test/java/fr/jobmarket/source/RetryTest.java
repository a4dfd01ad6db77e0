package fr.jobmarket.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.error.RetriableException;
import fr.jobmarket.source.internal.ApiTransport;
import fr.jobmarket.source.internal.CallGate;
import fr.jobmarket.source.internal.CallMeter;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RetryTest {

    private final ManualTime time = new ManualTime();
    private final AtomicInteger tries = new AtomicInteger();

    private ApiTransport transport(RetryPolicy policy) {
        return new ApiTransport(
                HttpClient.newHttpClient(), CallGate.OPEN, new CallMeter(), policy, time, time, new Random(1));
    }

    private String failing(int failures, RuntimeException failure) {
        if (tries.incrementAndGet() <= failures) {
            throw failure;
        }
        return "answer";
    }

    @Test
    void waitsLongerEachTimeAndNeverTheSame() {
        String answer = transport(RetryPolicy.DEFAULT)
                .call("x", deadline -> failing(6, new ServerException("500", 500, null, null)));
        assertEquals("answer", answer);
        assertEquals(6, time.slept().size());
        long full = 500;
        for (Duration slept : time.slept()) {
            assertTrue(slept.toMillis() >= full / 2 && slept.toMillis() <= full, slept + " of " + full);
            full = Math.min(8_000, full * 2);
        }
    }

    @Test
    void surfacesTheErrorAfterTheLastRepetition() {
        ServerException failure = new ServerException("500", 500, null, null);
        ApiTransport transport = transport(RetryPolicy.DEFAULT.withMaxRetries(2));
        assertEquals(
                failure,
                assertThrows(ServerException.class, () -> transport.call("x", deadline -> failing(9, failure))));
        assertEquals(3, tries.get());
    }

    @Test
    void repeatsNothingThatWillNotGetBetter() {
        ApiTransport transport = transport(RetryPolicy.DEFAULT);
        assertThrows(
                RequestRejectedException.class,
                () -> transport.call(
                        "x", deadline -> failing(9, new RequestRejectedException("400", 400, null, null))));
        assertEquals(1, tries.get());
    }

    @Test
    void waitsAsLongAsTheServerAsksIfTheDeadlineAllows() {
        ServerException limited = new ServerException("429", 429, null, Duration.ofSeconds(30));
        transport(RetryPolicy.DEFAULT).call("x", deadline -> failing(1, limited));
        assertEquals(Duration.ofSeconds(30), time.slept().get(0));
        tries.set(0);
        ServerException tooLong = new ServerException("429", 429, null, Duration.ofMinutes(3));
        ApiTransport transport = transport(RetryPolicy.DEFAULT);
        assertThrows(ServerException.class, () -> transport.call("x", deadline -> failing(1, tooLong)));
        assertEquals(1, time.slept().size());
    }

    @Test
    void stopsRepeatingWhenMostCallsFail() {
        ApiTransport transport = transport(RetryPolicy.DEFAULT.withMaxRetries(9));
        int calls = 50;
        for (int i = 0; i < calls; i++) {
            assertThrows(
                    RetriableException.class,
                    () -> transport.call(
                            "x", deadline -> failing(Integer.MAX_VALUE, new TransportException("cut", null))));
        }
        assertTrue(tries.get() <= calls + 100, "tries: " + tries.get());
    }
}
