package fr.jobmarket.serving.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.error.RetriableException;
import fr.jobmarket.internal.Folders;
import fr.jobmarket.internal.Sha256;
import fr.jobmarket.offer.OfferJson;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder of releases, {@code <id>/} each, and the file {@code current} that holds the id of the one to serve from.
 *
 * <p>A release appears wholly or not at all: its files are written to a hidden folder that is renamed when all are
 * there; then the pointer is replaced in one move. Readers need no lock. Thread-safe; processes that publish or roll
 * back exclude each other.
 */
public final class ReleaseStore {

    /** How many of the newest releases are kept, by whoever has no reason for another number. */
    public static final int KEPT = 5;

    private static final Logger LOG = LoggerFactory.getLogger(ReleaseStore.class);
    private static final String POINTER = "current";
    private static final String BASELINE = "baseline";
    private static final String MANIFEST = "manifest.json";
    private static final String SEAL = "manifest.sha256";
    private static final String DRAFT = ".draft-";
    private static final int MOST_NAMED = 5;
    private static final Pattern ID_FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);
    private static final ObjectMapper JSON = OfferJson.newMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path directory;
    private final Clock clock;
    private final Consumer<Release> follower;

    private ReleaseStore(Path directory, Clock clock, Consumer<Release> follower) {
        this.directory = directory;
        this.clock = clock;
        this.follower = follower;
    }

    /** The store in this folder, which is made with the first release. */
    public static ReleaseStore at(Path releasesDirectory) {
        return at(releasesDirectory, Clock.systemUTC());
    }

    /** The store in this folder, naming releases after this clock. */
    public static ReleaseStore at(Path releasesDirectory, Clock clock) {
        return new ReleaseStore(releasesDirectory, clock, release -> {});
    }

    /**
     * The same store, which passes on each release that {@link #publish}, {@link #rollback} and {@link #activate} make the
     * current one, such as to where other machines fetch it. Others are kept from publishing meanwhile. When passing on
     * fails, so does what was asked for; the release is the current one all the same.
     */
    public ReleaseStore followedBy(Consumer<Release> follower) {
        return new ReleaseStore(directory, clock, follower);
    }

    /**
     * The release to serve from; empty before the first one.
     *
     * @throws NonRetriableException when it is not there, or its manifest cannot be read
     */
    public Optional<Release> current() {
        return currentId().map(id -> find(id).orElseThrow(() -> new NonRetriableException(
                directory.resolve(POINTER) + " names the release \"" + id
                        + "\", which is not there; roll back or publish again",
                null)));
    }

    private Optional<String> currentId() {
        return pointed(POINTER);
    }

    /** The release that others are to be compared with; empty when none was chosen, or it is not there any more. */
    public Optional<Release> baseline() {
        return pointed(BASELINE).flatMap(this::find);
    }

    /**
     * Chooses the release that others are to be compared with. It is kept as long as it is that.
     *
     * @throws InvalidInputException when there is none of this id
     */
    public Release chooseBaseline(String id) {
        return exclusively(() -> {
            Release release = require(id);
            point(BASELINE, id);
            return release;
        });
    }

    private Optional<String> pointed(String name) {
        Path pointer = directory.resolve(name);
        try {
            return Files.exists(pointer) ? Optional.of(Files.readString(pointer).strip()) : Optional.empty();
        } catch (IOException e) {
            throw failed("read " + pointer, e);
        }
    }

    /** The release of this id. */
    public Optional<Release> find(String id) {
        Path folder = directory.resolve(id);
        if (id.isEmpty() || id.startsWith(".") || !directory.equals(folder.getParent())) {
            return Optional.empty();
        }
        return Files.isRegularFile(folder.resolve(MANIFEST)) ? Optional.of(read(folder)) : Optional.empty();
    }

    /** All releases whose manifest can be read, newest first; the others are told in the log. */
    public List<Release> list() {
        return ids().stream().flatMap(id -> readable(id).stream()).toList();
    }

    private Optional<Release> readable(String id) {
        try {
            return find(id);
        } catch (NonRetriableException e) {
            LOG.warn("release {} is left out: {}", id, e.getMessage());
            return Optional.empty();
        }
    }

    /** Ids of all releases, newest first. */
    private List<String> ids() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(directory)) {
            return folders.filter(folder -> Files.isRegularFile(folder.resolve(MANIFEST)))
                    .map(folder -> folder.getFileName().toString())
                    .filter(id -> !id.startsWith("."))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (IOException e) {
            throw failed("list " + directory, e);
        }
    }

    private static Release read(Path folder) {
        Path manifest = folder.resolve(MANIFEST);
        try {
            return new Release(
                    folder.getFileName().toString(), folder, JSON.readValue(manifest.toFile(), ReleaseManifest.class));
        } catch (JsonProcessingException e) {
            throw new NonRetriableException(manifest + " is damaged: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw failed("read " + manifest, e);
        }
    }

    /**
     * Publishes a release and makes it the current one.
     *
     * @param writer writes the files into the draft's folders and notes what it wrote; when it fails, nothing changes
     * @throws RetriableException when another process is publishing
     */
    public Release publish(Consumer<ReleaseDraft> writer) {
        return exclusively(() -> {
            removeDrafts();
            Instant now = clock.instant();
            String id = nextId(now);
            Path draftFolder = directory.resolve(DRAFT + id);
            ReleaseDraft draft = new ReleaseDraft(id, draftFolder);
            try {
                Files.createDirectories(draftFolder);
                writer.accept(draft);
                ReleaseManifest manifest = draft.manifest(now, checksums(draftFolder));
                Path written = Files.write(draftFolder.resolve(MANIFEST), JSON.writeValueAsBytes(manifest));
                Files.writeString(draftFolder.resolve(SEAL), sha256(written) + "\n");
                Path folder = directory.resolve(id);
                Files.move(draftFolder, folder, StandardCopyOption.ATOMIC_MOVE);
                return makeCurrent(new Release(id, folder, manifest));
            } catch (IOException e) {
                throw failed("publish a release in " + directory, e);
            } finally {
                deleteQuietly(draftFolder);
            }
        });
    }

    private String nextId(Instant now) {
        String last = ids().stream().findFirst().orElse("");
        String id = ID.format(now);
        return id.compareTo(last) > 0
                ? id
                : ID.format(ID.parse(last, Instant::from).plusMillis(1));
    }

    /** Drafts that an abrupt stop left behind: nobody else writes one while this process holds the lock. */
    private void removeDrafts() {
        try (Stream<Path> folders = Files.list(directory)) {
            folders.filter(folder -> folder.getFileName().toString().startsWith(DRAFT))
                    .forEach(ReleaseStore::deleteQuietly);
        } catch (IOException e) {
            throw failed("list " + directory, e);
        }
    }

    /**
     * Makes the release before the current one the current one. Nothing is deleted.
     *
     * @throws InvalidInputException when there is no earlier one
     * @throws NonRetriableException when it is damaged
     */
    public Release rollback() {
        return exclusively(() -> {
            String current = currentId()
                    .orElseThrow(
                            () -> new InvalidInputException("there is no release in " + directory + " to roll back"));
            return sound(ids().stream()
                    .filter(id -> id.compareTo(current) < 0)
                    .findFirst()
                    .orElseThrow(
                            () -> new InvalidInputException("there is no release before the current one, " + current)));
        });
    }

    /**
     * Makes this release the current one.
     *
     * @throws InvalidInputException when there is none of this id
     * @throws NonRetriableException when it is damaged
     */
    public Release activate(String id) {
        return exclusively(() -> sound(id));
    }

    /** Points to a release that is as it was published. */
    private Release sound(String id) {
        Release release = require(id);
        requireSound(release);
        return makeCurrent(release);
    }

    private Release makeCurrent(Release release) {
        point(POINTER, release.id());
        follower.accept(release);
        return release;
    }

    /**
     * Makes a release that was published elsewhere the current one. What is here already, and sound, is not fetched again.
     * Nothing changes when a file cannot be fetched or is not as it was published.
     *
     * @param id the release's
     * @param fetch brings the file of a path within the release, such as {@code index/segments_1}, to a place
     * @throws InvalidInputException when that is no id of a release
     * @throws NonRetriableException naming what is not as it was published
     */
    public Release adopt(String id, BiConsumer<String, Path> fetch) {
        if (!ID_FORM.matcher(id).matches()) {
            throw new InvalidInputException("\"" + id + "\" is no id of a release, such as 20260131-063000-000");
        }
        return exclusively(() -> {
            Optional<Release> here =
                    readable(id).filter(release -> verify(release).isEmpty());
            Release adopted = here.orElseGet(() -> fetched(id, fetch));
            point(POINTER, id);
            return adopted;
        });
    }

    private Release fetched(String id, BiConsumer<String, Path> fetch) {
        removeDrafts();
        Path draft = directory.resolve(DRAFT + id);
        try {
            Files.createDirectories(draft);
            fetch.accept(MANIFEST, draft.resolve(MANIFEST));
            fetch.accept(SEAL, draft.resolve(SEAL));
            verifyManifest(draft).ifPresent(wrong -> {
                throw damaged(id, "where it was fetched from", List.of(wrong));
            });
            Release release = read(draft);
            for (ReleaseManifest.FileEntry entry : release.manifest().files()) {
                Path target = within(draft, entry.path());
                Files.createDirectories(target.getParent());
                fetch.accept(entry.path(), target);
            }
            requireSound(new Release(id, draft, release.manifest()), "where it was fetched from");
            Path folder = directory.resolve(id);
            if (Files.exists(folder)) {
                remove(id, DRAFT + "damaged-" + id);
            }
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
            return new Release(id, folder, release.manifest());
        } catch (IOException e) {
            throw failed("keep the release " + id + " in " + directory, e);
        } finally {
            deleteQuietly(draft);
        }
    }

    /** A manifest from elsewhere must not write outside the release. */
    private static Path within(Path folder, String path) {
        Path target = folder.resolve(path).normalize();
        if (path.isEmpty() || !target.startsWith(folder) || target.equals(folder)) {
            throw new NonRetriableException(
                    "the manifest of a release names \"" + path + "\", which is no file of it", null);
        }
        return target;
    }

    private Release require(String id) {
        return find(id).orElseThrow(
                        () -> new InvalidInputException("there is no release \"" + id + "\" in " + directory));
    }

    private void point(String name, String id) {
        Path temporary = directory.resolve("." + name + ".new");
        try {
            Files.writeString(temporary, id + "\n");
            Files.move(
                    temporary,
                    directory.resolve(name),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw failed("write " + directory.resolve(name), e);
        }
    }

    /**
     * Deletes old releases, but never the current one, nor the one a roll back from it would go to, nor the baseline.
     *
     * @param keep how many of the newest to keep at least, 1 or more
     * @return ids of the deleted ones
     */
    public List<String> prune(int keep) {
        if (keep < 1) {
            throw new InvalidInputException("keep is " + keep + "; at least one release must stay");
        }
        return exclusively(() -> {
            String baseline = pointed(BASELINE).orElse("");
            List<String> old = surplus(ids(), currentId().orElse(""), keep).stream()
                    .filter(id -> !id.equals(baseline))
                    .toList();
            for (String id : old) {
                remove(id, DRAFT + id);
            }
            return old;
        });
    }

    /**
     * The releases that nobody needs any more: those beyond the newest, but never the current one, nor the one a roll back
     * from it would go to.
     *
     * @param ids all there are, newest first
     * @param current the current one's
     * @param keep how many of the newest stay at least
     */
    public static List<String> surplus(List<String> ids, String current, int keep) {
        String previous =
                ids.stream().filter(id -> id.compareTo(current) < 0).findFirst().orElse("");
        return ids.stream()
                .skip(keep)
                .filter(id -> !id.equals(current) && !id.equals(previous))
                .toList();
    }

    /** Renamed first, so that a release never looks published with half of its files gone. */
    private void remove(String id, String hiddenName) {
        try {
            Path hidden = directory.resolve(hiddenName);
            Files.move(directory.resolve(id), hidden, StandardCopyOption.ATOMIC_MOVE);
            deleteQuietly(hidden);
        } catch (IOException e) {
            throw failed("remove the release " + id, e);
        }
    }

    /**
     * Compares the files of a release with the checksums in its manifest, and that with its own.
     *
     * @return what is wrong, one line each; empty when everything is as published
     */
    public List<String> verify(Release release) {
        Path folder = release.directory();
        Optional<String> manifest = verifyManifest(folder);
        if (manifest.isPresent()) {
            return List.of(manifest.get()); // what it says of the files is worth nothing
        }
        Set<String> published = release.manifest().files().stream()
                .map(ReleaseManifest.FileEntry::path)
                .collect(Collectors.toSet());
        Stream<String> damaged =
                release.manifest().files().parallelStream().flatMap(entry -> verify(folder, entry).stream());
        Stream<String> added = files(folder).stream()
                .filter(path -> !path.equals(MANIFEST) && !path.equals(SEAL) && !published.contains(path))
                .map(path -> path + " was not published");
        return Stream.concat(damaged, added).toList();
    }

    /**
     * Refuses a release that is not as it was published.
     *
     * @throws NonRetriableException naming what is wrong
     */
    public void requireSound(Release release) {
        requireSound(release, "in " + directory);
    }

    private void requireSound(Release release, String where) {
        List<String> damage = verify(release);
        if (!damage.isEmpty()) {
            throw damaged(release.id(), where, damage);
        }
    }

    private static NonRetriableException damaged(String id, String where, List<String> damage) {
        return new NonRetriableException(
                "the release " + id + " " + where + " is damaged: "
                        + damage.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
                        + "; publish a new one or roll back",
                null);
    }

    private static Optional<String> verifyManifest(Path folder) {
        Path seal = folder.resolve(SEAL);
        if (!Files.isRegularFile(seal)) {
            return Optional.of(SEAL + " is missing");
        }
        try {
            String expected = Files.readString(seal, StandardCharsets.ISO_8859_1);
            return expected.equals(sha256(folder.resolve(MANIFEST)) + "\n")
                    ? Optional.empty()
                    : Optional.of(MANIFEST + " differs from what was published");
        } catch (IOException e) {
            throw failed("read " + seal, e);
        }
    }

    private static Optional<String> verify(Path folder, ReleaseManifest.FileEntry entry) {
        Path file = folder.resolve(entry.path());
        if (!Files.isRegularFile(file)) {
            return Optional.of(entry.path() + " is missing");
        }
        return sha256(file).equals(entry.sha256())
                ? Optional.empty()
                : Optional.of(entry.path() + " differs from what was published");
    }

    private <T> T exclusively(Supplier<T> work) {
        try {
            Files.createDirectories(directory);
            try (FileChannel channel = FileChannel.open(
                            directory.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.tryLock()) {
                if (lock == null) {
                    throw busy(null);
                }
                return work.get();
            }
        } catch (OverlappingFileLockException e) {
            throw busy(e);
        } catch (IOException e) {
            throw failed("lock " + directory, e);
        }
    }

    private RetriableException busy(@Nullable Exception cause) {
        return new RetriableException(
                "a release is being published in " + directory + " by somebody else; wait until it has finished",
                cause);
    }

    private static List<ReleaseManifest.FileEntry> checksums(Path folder) {
        return files(folder).parallelStream()
                .map(path -> new ReleaseManifest.FileEntry(
                        path, folder.resolve(path).toFile().length(), sha256(folder.resolve(path))))
                .toList();
    }

    /** The files below a folder by their paths in it, sorted. */
    private static List<String> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw failed("list " + folder, e);
        }
    }

    private static String sha256(Path file) {
        try {
            return Sha256.of(file);
        } catch (IOException e) {
            throw failed("read " + file, e);
        }
    }

    private static void deleteQuietly(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try {
            Folders.remove(folder);
        } catch (NonRetriableException e) {
            LOG.warn("{}; it can be deleted by hand", e.getMessage());
        }
    }

    private static NonRetriableException failed(String what, IOException e) {
        return new NonRetriableException("cannot " + what + ": " + e.getMessage() + "; check space and rights", e);
    }
}
