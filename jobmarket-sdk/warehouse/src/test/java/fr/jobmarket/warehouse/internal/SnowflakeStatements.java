package fr.jobmarket.warehouse.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Statements that only a real account takes, so that no test on an emulator sees them. */
public final class SnowflakeStatements {

    private SnowflakeStatements() {}

    public static List<String> ofBulkLoads() {
        return Models.ofWarehouse().all().stream()
                .flatMap(model -> Stream.of(
                        SnowflakeDialect.put(Path.of("/somewhere/o'clock.ndjson")),
                        SnowflakeDialect.copy(model.table(), "clock.ndjson.gz")))
                .toList();
    }
}
