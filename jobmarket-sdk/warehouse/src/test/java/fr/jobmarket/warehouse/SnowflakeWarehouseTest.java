package fr.jobmarket.warehouse;

import fr.jobmarket.warehouse.internal.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** On an emulator of Snowflake, through the driver as it is published. */
@Tag("slow")
class SnowflakeWarehouseTest extends WarehouseContract {

    private static final AtomicInteger TESTS = new AtomicInteger();
    private static FakeSnow snowflake;

    private final int test = TESTS.incrementAndGet();

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        snowflake = FakeSnow.start();
    }

    @AfterAll
    static void stop() {
        if (snowflake != null) {
            snowflake.close();
        }
    }

    @Override
    Warehouse open(String name, Clock clock) {
        String database = database(name);
        return Warehouse.open(snowflake.url(database), folder.resolve(database), clock);
    }

    @Override
    Database tables(String name) {
        String database = database(name);
        return Database.open(snowflake.url(database), folder.resolve(database), Clock.systemUTC());
    }

    private String database(String name) {
        return (name + "_" + test).replace('-', '_');
    }
}
