package fr.jobmarket.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import fr.jobmarket.gateway.RunningGateway.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who may do what, for every operation of the OpenAPI document: one that states no security is for everybody, one with the
 * tag "administration" for administrators alone, and the others for whoever is signed in.
 */
@Tag("slow")
class RolesTest {

    private static final String PASSWORD = "quatre mots sans rapport";
    private static final String ADMIN = "dominique@example.org";

    @TempDir
    static Path home;

    static RunningGateway gateway;
    static List<Operation> operations;
    static int accounts;

    @BeforeAll
    static void start() throws IOException {
        Path admins = Files.writeString(home.resolve("admins"), ADMIN + " " + PASSWORD + "\n");
        TestReleases.publish(home, 30, 1);
        gateway = RunningGateway.in(home, Map.of("JOBMARKET_ADMINS", admins.toString()), Map.of());
        gateway.awaitReadiness();
        operations = operations(gateway.get("/openapi").json());
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    private record Operation(String method, String path, boolean forEverybody, boolean forAdministrators) {
        /** Nothing has these ids, so that nothing is done where it is allowed. */
        private Answer ask(@Nullable String token) {
            String place = path.replace("{version}", "999").replaceAll("\\{[^}]*}", "987654");
            String body = method.equals("GET") || method.equals("DELETE") ? null : "{}";
            return gateway.send(method, place, body, token);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private static List<Operation> operations(JsonNode document) {
        List<Operation> found = new ArrayList<>();
        document.get("paths").fields().forEachRemaining(path -> path.getValue()
                .fields()
                .forEachRemaining(operation -> found.add(new Operation(
                        operation.getKey().toUpperCase(Locale.ROOT),
                        path.getKey(),
                        operation.getValue().get("security").isEmpty(),
                        operation.getValue().get("tags").toString().contains("administration")))));
        return found;
    }

    @TestFactory
    Stream<DynamicTest> everyOperationIsOpenToThoseItIsMeantFor() {
        assertTrue(operations.stream().filter(Operation::forAdministrators).count() >= 11, operations.toString());
        return operations.stream()
                .flatMap(operation -> Stream.of(
                        dynamicTest(operation + " by nobody", () -> {
                            int status = operation.ask(null).status();
                            if (operation.forEverybody()) {
                                assertAllowed(operation, status);
                            } else {
                                assertEquals(401, status);
                            }
                        }),
                        dynamicTest(operation + " by a candidate", () -> {
                            int status = operation.ask(candidate()).status();
                            if (operation.forAdministrators()) {
                                assertEquals(403, status);
                            } else {
                                assertAllowed(operation, status);
                            }
                        }),
                        dynamicTest(operation + " by an administrator", () -> {
                            if (!operation.toString().equals("DELETE /api/v1/me")) {
                                assertAllowed(
                                        operation,
                                        operation.ask(signIn("login", ADMIN)).status());
                            }
                        })));
    }

    /** Signing in with empty credentials is refused as such. */
    private static void assertAllowed(Operation operation, int status) {
        assertFalse(status == 401 || status == 403 || status >= 500, operation + ": " + status);
    }

    @Test
    void nobodyReadsWhatIsAnothersAndNobodyDeletesIt() {
        String one = candidate();
        String mark = "Orchidees-sous-la-pluie";
        assertEquals(
                200,
                gateway.send("PATCH", "/api/v1/me", "{\"displayName\":\"" + mark + "\"}", one)
                        .status());
        assertEquals(
                200,
                gateway.send("PUT", "/api/v1/me/profile", "{\"jobTitle\":\"" + mark + "\"}", one)
                        .status());
        Answer own = gateway.send("POST", "/api/v1/offers", "{\"title\":\"" + mark + "\",\"description\":\"d\"}", one);
        String offer = own.json().get("id").asText();
        assertTrue(gateway.get("/api/v1/me/export", one).body().contains(mark));

        for (String other : List.of(candidate(), signIn("login", ADMIN))) {
            for (Operation operation : operations) {
                if (operation.method().equals("GET")) {
                    assertFalse(operation.ask(other).body().contains(mark), operation.toString());
                }
            }
            assertEquals(
                    404,
                    gateway.send("DELETE", "/api/v1/offers/" + offer, null, other)
                            .status());
        }
        assertTrue(gateway.get("/api/v1/me/export", one).body().contains(offer));
    }

    private static String candidate() {
        return signIn("register", "candidate" + accounts++ + "@example.org");
    }

    private static String signIn(String how, String email) {
        Answer answer =
                gateway.post("/api/v1/auth/" + how, "{\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\"}");
        return answer.json().get("accessToken").asText();
    }
}
