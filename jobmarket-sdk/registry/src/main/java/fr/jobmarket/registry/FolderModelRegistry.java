package fr.jobmarket.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.offer.OfferJson;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A registry in a folder:
 *
 * <pre>
 * versions/1/model/…          the files as they were registered
 * versions/1/description.json what is known about them
 * serving.json                which versions are champion and previous
 * </pre>
 *
 * A version appears whole or not at all, and {@code serving.json} is replaced in one step, so readers need no lock and a
 * crash leaves no half state. Writers exclude each other by a lock on the file {@code lock}.
 */
public final class FolderModelRegistry implements ModelRegistry {

    private static final ObjectMapper MAPPER = OfferJson.newMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final String DESCRIPTION = "description.json";
    private static final String MODEL = "model";

    /** File locks exclude processes, not the threads of one. */
    private static final Map<Path, Object> MONITORS = new ConcurrentHashMap<>();

    private final Path folder;
    private final Path versions;
    private final Path serving;
    private final Clock clock;
    private final Object monitor;

    private FolderModelRegistry(Path folder, Clock clock) {
        this.folder = folder;
        this.versions = folder.resolve("versions");
        this.serving = folder.resolve("serving.json");
        this.clock = clock;
        this.monitor = MONITORS.computeIfAbsent(folder, key -> new Object());
    }

    /** The registry in a folder, which is created on the first registration. */
    public static FolderModelRegistry at(Path folder) {
        return at(folder, Clock.systemUTC());
    }

    /** The registry in a folder, with a clock of its own. */
    public static FolderModelRegistry at(Path folder, Clock clock) {
        return new FolderModelRegistry(folder.toAbsolutePath().normalize(), clock);
    }

    @Override
    public RegisteredModel register(Path source, ModelDescription description) {
        ModelFiles.in(source);
        return writing(() -> {
            Files.createDirectories(versions);
            deleteLeftovers();
            Path incoming = Files.createTempDirectory(folder, "incoming-");
            copy(source, incoming.resolve(MODEL));
            int version = numbers().stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
            RegisteredModel model = new RegisteredModel(String.valueOf(version), clock.instant(), description);
            MAPPER.writeValue(incoming.resolve(DESCRIPTION).toFile(), model);
            Files.move(incoming, versions.resolve(model.version()), StandardCopyOption.ATOMIC_MOVE);
            return model;
        });
    }

    /** Whoever holds the lock is the only one registering: other drafts are what a crash left. */
    private void deleteLeftovers() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path leftover : entries.filter(
                            entry -> entry.getFileName().toString().startsWith("incoming-"))
                    .toList()) {
                delete(leftover);
            }
        }
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void copy(Path source, Path target) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.sorted().toList()) {
                Path copy = target.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    @Override
    public List<RegisteredModel> list() {
        return reading(() -> {
            List<RegisteredModel> models = new ArrayList<>();
            for (int number : numbers()) {
                models.add(read(String.valueOf(number)));
            }
            return models;
        });
    }

    /** Highest first. */
    private List<Integer> numbers() throws IOException {
        if (!Files.isDirectory(versions)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(versions)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.matches("[1-9]\\d{0,8}"))
                    .map(Integer::valueOf)
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    private RegisteredModel read(String version) throws IOException {
        return parse(versions.resolve(version).resolve(DESCRIPTION), RegisteredModel.class);
    }

    private static <T> T parse(Path file, Class<T> type) throws IOException {
        T value;
        try {
            value = MAPPER.readValue(file.toFile(), type);
        } catch (JsonProcessingException e) {
            throw new NonRetriableException(file + " is damaged: " + e.getOriginalMessage(), e);
        }
        if (value == null) {
            throw new NonRetriableException(file + " is damaged: it holds null", null);
        }
        return value;
    }

    @Override
    public Optional<RegisteredModel> find(String version) {
        return reading(() -> exists(version) ? Optional.of(read(version)) : Optional.empty());
    }

    private boolean exists(String version) throws IOException {
        return numbers().stream().anyMatch(number -> String.valueOf(number).equals(version));
    }

    @Override
    public Optional<RegisteredModel> champion() {
        return reading(() -> serving().champion()).flatMap(this::find);
    }

    @Override
    public Optional<RegisteredModel> previous() {
        return reading(() -> serving().previous()).flatMap(this::find);
    }

    @Override
    public RegisteredModel promote(String version) {
        return writing(() -> {
            RegisteredModel promoted = required(version);
            Serving now = serving();
            if (!now.champion().equals(Optional.of(version))) {
                replace(new Serving(Optional.of(version), now.champion()));
            }
            return promoted;
        });
    }

    @Override
    public RegisteredModel rollback() {
        return writing(() -> {
            String previous = serving()
                    .previous()
                    .orElseThrow(() -> new InvalidInputException(
                            "no model to roll back to in " + folder + "; promote one of the versions listed instead"));
            RegisteredModel model = required(previous);
            replace(new Serving(Optional.of(previous), Optional.empty()));
            return model;
        });
    }

    private RegisteredModel required(String version) throws IOException {
        if (!exists(version)) {
            throw new InvalidInputException("no model of version \"" + version + "\" in " + folder + "; there are: "
                    + numbers().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
        return read(version);
    }

    @Override
    public void fetch(String version, Path target) {
        reading(() -> {
            required(version);
            ModelFiles.makeEmpty(target);
            copy(versions.resolve(version).resolve(MODEL), target);
            return version;
        });
    }

    private Serving serving() throws IOException {
        return Files.exists(serving)
                ? parse(serving, ServingFile.class).toServing()
                : new Serving(Optional.empty(), Optional.empty());
    }

    private void replace(Serving now) throws IOException {
        Path draft = folder.resolve("serving.json.tmp");
        MAPPER.writeValue(
                draft.toFile(),
                new ServingFile(now.champion().orElse(null), now.previous().orElse(null)));
        Files.move(draft, serving, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private <T> T writing(Action<T> action) {
        return reading(() -> {
            Files.createDirectories(folder);
            synchronized (monitor) {
                try (FileChannel channel = FileChannel.open(
                                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        FileLock held = channel.lock()) {
                    assert held.isValid();
                    return action.run();
                }
            }
        });
    }

    private <T> T reading(Action<T> action) {
        try {
            return action.run();
        } catch (IOException e) {
            throw new NonRetriableException(
                    "the model registry in " + folder + " failed (" + e
                            + "); check that the folder is readable, writable and not full",
                    e);
        }
    }

    private interface Action<T> {
        T run() throws IOException;
    }

    private record Serving(Optional<String> champion, Optional<String> previous) {}

    private record ServingFile(
            @Nullable String champion, @Nullable String previous) {
        Serving toServing() {
            return new Serving(Optional.ofNullable(champion), Optional.ofNullable(previous));
        }
    }
}
