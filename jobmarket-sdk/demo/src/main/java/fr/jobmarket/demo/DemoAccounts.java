package fr.jobmarket.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.internal.PrivateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

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

    private static final String ADMINISTRATOR = "admin@demo.example";

    private final URI gateway;
    private final Path file;
    private final Path administrators;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    DemoAccounts(URI gateway, Path home) {
        this.gateway = gateway;
        this.file = home.resolve("demo-accounts.json");
        this.administrators = home.resolve("demo-admins");
    }

    /** Writes the file from which the gateway makes the administrator's account when it starts. */
    Path administrators() {
        try {
            Account administrator = accounts(List.of(ADMINISTRATOR)).get(0);
            PrivateFiles.makeFile(administrators);
            return Files.writeString(administrators, administrator.email() + " " + administrator.password() + "\n");
        } catch (IOException e) {
            throw impossible(e);
        }
    }

    /** Makes sure that the candidates' accounts exist and have a profile; the administrator's comes last. */
    List<Account> ensure() throws InterruptedException {
        try {
            List<Account> candidates = accounts(PROFILES.stream()
                    .map(profile -> "candidat-" + profile + "@demo.example")
                    .toList());
            for (int i = 0; i < candidates.size(); i++) {
                signInOrRegister(candidates.get(i), PROFILES.get(i));
            }
            return Stream.concat(candidates.stream(), accounts(List.of(ADMINISTRATOR)).stream())
                    .toList();
        } catch (IOException e) {
            throw impossible(e);
        }
    }

    private static NonRetriableException impossible(IOException cause) {
        return new NonRetriableException("the demo accounts could not be made: " + cause.getMessage(), cause);
    }

    /** These accounts with the passwords they have had since the first start. */
    private List<Account> accounts(List<String> emails) throws IOException {
        ObjectNode passwords = Files.exists(file) ? (ObjectNode) JSON.readTree(file.toFile()) : JSON.createObjectNode();
        List<Account> accounts = new ArrayList<>();
        for (String email : emails) {
            if (!passwords.has(email)) {
                passwords.put(email, password());
            }
            accounts.add(new Account(email, passwords.get(email).asText()));
        }
        PrivateFiles.makeFile(file);
        JSON.writeValue(file.toFile(), passwords);
        return accounts;
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
