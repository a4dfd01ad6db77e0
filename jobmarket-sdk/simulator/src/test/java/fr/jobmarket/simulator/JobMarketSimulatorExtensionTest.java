package fr.jobmarket.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

class JobMarketSimulatorExtensionTest {
    @Nested
    @ExtendWith(JobMarketSimulatorExtension.class)
    class OnAClass {
        @Test
        void handsACalmSimulatorToParameters(JobMarketSimulator simulator) throws IOException {
            assertEquals(
                    1_000, simulator.size(SimulatedSource.FRANCE_TRAVAIL) + simulator.size(SimulatedSource.ADZUNA));
            assertEquals(206, new Calls(simulator).signIn().search().statusCode());
        }
    }

    @Nested
    class OnAnInstanceField {
        private static int lastPort;

        @RegisterExtension
        final JobMarketSimulatorExtension market =
                JobMarketSimulatorExtension.with(simulator -> simulator.syntheticMarket(10, 0, 1));

        @Test
        void startsASimulatorForThisTest() {
            remember();
        }

        @Test
        void startsAnotherOneForThat() {
            remember();
        }

        private void remember() {
            assertSame(market.simulator(), market.simulator());
            assertNotEquals(lastPort, market.simulator().baseUri().getPort());
            lastPort = market.simulator().baseUri().getPort();
        }
    }

    @Test
    void saysWhenItIsNotRegistered() {
        assertThrows(IllegalStateException.class, () -> new JobMarketSimulatorExtension().simulator());
    }
}
