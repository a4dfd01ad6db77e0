package fr.jobmarket.registry;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.error.InvalidInputException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProvenanceTest {

    private static final DataProvenance DATA = new DataProvenance("a test", 1, null, null);

    static Stream<Arguments> impossible() {
        return Stream.of(
                refused("origin", () -> new DataProvenance(" ", 1, null, null)),
                refused("-1", () -> new DataProvenance("a test", -1, null, null)),
                refused("SHA-256", () -> new DataProvenance("a test", 1, "abc", null)),
                refused("trainer", () -> new ModelProvenance("", DATA, Map.of(), null, Map.of())),
                refused("metric", () -> new ModelEvaluation("ranking", DATA, Map.of(), null)),
                refused("ndcg", () -> new ModelEvaluation("ranking", DATA, Map.of("ndcg", Double.NaN), null)),
                refused("name", () -> new ModelDescription("", null, List.of())));
    }

    private static Arguments refused(String named, Executable made) {
        return Arguments.of(named, made);
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void whatCannotBeIsRefusedByName(String named, Executable made) {
        InvalidInputException error = assertThrows(InvalidInputException.class, made);
        assertTrue(error.getMessage().contains(named), error.getMessage());
    }
}
