package fr.jobmarket.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.jobmarket.error.NonRetriableException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * Accounts with a profile each, so that a visitor sees recommendations at once. Their passwords are made up at the first
 * start and kept in the home folder, readable by its owner only.
 */
final class DemoAccounts {

    /** An account of the demo. */
    record Account(String email, String password) {
        @Override
        public String toString() {
            return email;
        }
    }

    private static final List<String> PROFILES = List.of("data", "soin");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CREATED = 201;
    private static final int OK = 200;

    private final URI gateway;
    private final Path file;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    DemoAccounts(URI gateway, Path home) {
        this.gateway = gateway;
        this.file = home.resolve("demo-accounts.json");
    }

    /** Makes sure that the accounts exist and have a profile. */
    List<Account> ensure() throws InterruptedException {
        List<Account> accounts = new ArrayList<>();
        try {
            ObjectNode passwords =
                    Files.exists(file) ? (ObjectNode) JSON.readTree(file.toFile()) : JSON.createObjectNode();
            for (String profile : PROFILES) {
                String email = "candidat-" + profile + "@demo.example";
                if (!passwords.has(email)) {
                    passwords.put(email, password());
                }
                accounts.add(new Account(email, passwords.get(email).asText()));
            }
            write(passwords);
            for (int i = 0; i < accounts.size(); i++) {
                signInOrRegister(accounts.get(i), PROFILES.get(i));
            }
        } catch (IOException e) {
            throw new NonRetriableException("the demo accounts could not be made: " + e.getMessage(), e);
        }
        return accounts;
    }

    private void write(ObjectNode passwords) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        JSON.writeValue(file.toFile(), passwords);
    }

    private static String password() {
        byte[] random = new byte[8];
        new SecureRandom().nextBytes(random);
        return "demo-" + HexFormat.of().formatHex(random);
    }

    private void signInOrRegister(Account account, String profile) throws IOException, InterruptedException {
        ObjectNode credentials =
                JSON.createObjectNode().put("email", account.email()).put("password", account.password());
        HttpResponse<String> login = send("POST", "auth/login", credentials, null);
        if (login.statusCode() == OK) {
            return;
        }
        HttpResponse<String> registered = send("POST", "auth/register", credentials, null);
        if (registered.statusCode() != CREATED) {
            throw new IOException("registering answered " + registered.statusCode() + "; remove " + file
                    + " and the folder gateway beside it to start anew");
        }
        String token = JSON.readTree(registered.body()).path("accessToken").asText();
        HttpResponse<String> stored = send("PUT", "me/profile", profile(profile), token);
        if (stored.statusCode() >= 300) {
            throw new IOException("storing the profile answered " + stored.statusCode());
        }
    }

    private static JsonNode profile(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                DemoAccounts.class.getResourceAsStream("profile-" + name + ".json"), "a resource of this class")) {
            return JSON.readTree(in);
        }
    }

    private HttpResponse<String> send(
            String method, String path, JsonNode body, @org.jspecify.annotations.Nullable String token)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.resolve("/api/v1/" + path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body.toString()));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
