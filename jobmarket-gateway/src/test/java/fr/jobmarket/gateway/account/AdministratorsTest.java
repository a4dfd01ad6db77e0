package fr.jobmarket.gateway.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.jobmarket.gateway.RunningGateway;
import fr.jobmarket.gateway.RunningGateway.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdministratorsTest {

    private static final String EMAIL = "dominique@example.org";
    private static final String OURS = "quatre mots sans rapport";
    private static final String THEIRS = "un autre secret, le mien";
    private static final String ADMIN_ONLY = "/api/v1/jobs";

    @TempDir
    Path home;

    @Test
    void whoRegisteredAnAdministratorsAddressBeforeLosesTheAccountToTheOperator() throws IOException {
        String stranger;
        try (RunningGateway gateway = RunningGateway.in(home)) {
            stranger = token(signIn(gateway, "register", THEIRS));
            assertEquals(403, gateway.get(ADMIN_ONLY, stranger).status());
        }
        try (RunningGateway gateway = startedWith(EMAIL + " " + OURS)) {
            assertEquals(401, gateway.get("/api/v1/me", stranger).status());
            assertEquals(401, signIn(gateway, "login", THEIRS).status());
            Answer ours = signIn(gateway, "login", OURS);
            assertEquals("admin", ours.json().at("/account/role").asText());
            assertEquals(200, gateway.get(ADMIN_ONLY, token(ours)).status());
        }
    }

    @Test
    void theAddressOfAnAdministratorCannotBeRegistered() throws IOException {
        try (RunningGateway gateway = startedWith("# who may start runs\n\n" + "Dominique@Example.org" + "  " + OURS)) {
            assertEquals(409, signIn(gateway, "register", THEIRS).status());
            assertEquals(200, signIn(gateway, "login", OURS).status());
        }
    }

    @Test
    void anAdministratorsOwnPasswordStaysAndTheRoleEndsWithTheFile() throws IOException {
        try (RunningGateway gateway = startedWith(EMAIL + " " + OURS)) {
            String change = "{\"currentPassword\":\"" + OURS + "\",\"newPassword\":\"" + THEIRS + "\"}";
            assertEquals(
                    200,
                    gateway.send("PATCH", "/api/v1/me", change, token(signIn(gateway, "login", OURS)))
                            .status());
        }
        String admin;
        try (RunningGateway gateway = startedWith(EMAIL + " " + OURS)) {
            admin = token(signIn(gateway, "login", THEIRS));
            assertEquals(200, gateway.get(ADMIN_ONLY, admin).status());
        }
        try (RunningGateway gateway = RunningGateway.in(home)) {
            assertEquals(
                    403, gateway.get(ADMIN_ONLY, admin).status(), "the token still says admin, the account does not");
            assertEquals(
                    "candidate",
                    gateway.get("/api/v1/me", admin).json().get("role").asText());
        }
    }

    @Test
    void gatewaysThatStartAtOnceAllFindTheAdministrator() throws Exception {
        try (RunningGateway gateway = startedWith(EMAIL + " " + OURS)) {
            Administrators administrators = gateway.context().getBean(Administrators.class);
            AccountRepository accounts = gateway.context().getBean(AccountRepository.class);
            accounts.deleteById(accounts.findByEmail(EMAIL).orElseThrow().id());
            ExecutorService gateways = Executors.newFixedThreadPool(4);
            try {
                List<Callable<Void>> starts = Collections.nCopies(4, () -> {
                    administrators.appoint();
                    return null;
                });
                for (Future<Void> start : gateways.invokeAll(starts)) {
                    start.get();
                }
            } finally {
                gateways.shutdownNow();
            }
            assertEquals(1, accounts.findByRole(Role.ADMIN).size());
            assertEquals(200, signIn(gateway, "login", OURS).status());
        }
    }

    private RunningGateway startedWith(String lines) throws IOException {
        Path file = Files.writeString(home.resolve("admins"), lines + "\n");
        return RunningGateway.in(home, Map.of("JOBMARKET_ADMINS", file.toString()), Map.of());
    }

    private static Answer signIn(RunningGateway gateway, String how, String password) {
        return gateway.post("/api/v1/auth/" + how, "{\"email\":\"" + EMAIL + "\",\"password\":\"" + password + "\"}");
    }

    private static String token(Answer answer) {
        return answer.json().get("accessToken").asText();
    }
}
