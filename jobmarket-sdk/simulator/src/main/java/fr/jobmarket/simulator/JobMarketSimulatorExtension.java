package fr.jobmarket.simulator;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts a simulator for a JUnit 5 test class, or for each test when registered on an instance field, and hands it to
 * parameters of type {@link JobMarketSimulator}.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final JobMarketSimulatorExtension market =
 *         JobMarketSimulatorExtension.with(simulator -> simulator.syntheticMarket(2_000, 1));
 * }</pre>
 */
public final class JobMarketSimulatorExtension
        implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private final UnaryOperator<JobMarketSimulator.Builder> settings;
    private @Nullable JobMarketSimulator simulator;
    private boolean forClass;

    private JobMarketSimulatorExtension(UnaryOperator<JobMarketSimulator.Builder> settings) {
        this.settings = settings;
    }

    /** A calm simulator over 1,000 synthetic offers; also what {@code @ExtendWith} gives. */
    public JobMarketSimulatorExtension() {
        this(builder -> builder.syntheticMarket(1_000, 1));
    }

    /** A simulator with settings of your own. */
    public static JobMarketSimulatorExtension with(UnaryOperator<JobMarketSimulator.Builder> settings) {
        return new JobMarketSimulatorExtension(settings);
    }

    /** The running simulator. */
    public JobMarketSimulator simulator() {
        if (simulator == null) {
            throw new IllegalStateException("the simulator runs only during tests: register the extension on a field"
                    + " with @RegisterExtension");
        }
        return simulator;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        forClass = true;
        simulator = start();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (!forClass) {
            simulator = start();
        }
    }

    private JobMarketSimulator start() {
        return settings.apply(JobMarketSimulator.builder()).start();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (!forClass) {
            stop();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stop();
        forClass = false;
    }

    private void stop() {
        if (simulator != null) {
            simulator.close();
            simulator = null;
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == JobMarketSimulator.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return simulator();
    }
}
