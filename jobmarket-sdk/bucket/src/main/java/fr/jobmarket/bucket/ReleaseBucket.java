package fr.jobmarket.bucket;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.JobMarketException;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.error.RetriableException;
import fr.jobmarket.internal.Lazy;
import fr.jobmarket.serving.release.Release;
import fr.jobmarket.serving.release.ReleaseManifest;
import fr.jobmarket.serving.release.ReleaseStore;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A place in object storage that speaks the S3 protocol: {@code <id>/…} for each release, as in a {@link ReleaseStore}, and
 * the object {@code current} that holds the id of the one to serve from. A release is complete before {@code current} names
 * it. Who fetches one checks it by its own checksums, so the storage needs to be trusted with nothing but its keys.
 * Thread-safe.
 */
public final class ReleaseBucket implements AutoCloseable {

    /** Where releases are: {@code s3://bucket} or {@code s3://bucket/prefix}. */
    public static final String URL = "JOBMARKET_RELEASES_URL";

    private static final String ENDPOINT = "AWS_ENDPOINT_URL";
    private static final String REGION = "AWS_REGION";
    private static final String KEY = "AWS_ACCESS_KEY_ID";
    private static final String SECRET = "AWS_SECRET_ACCESS_KEY";

    private static final Pattern LOCATION = Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(/[^?#]*)?");
    private static final Pattern REGION_FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final String POINTER = "current";
    /** The last to be uploaded. */
    private static final String SEAL = "manifest.sha256";

    private static final List<String> WITH_MANIFEST = List.of("manifest.json", SEAL);
    /** What one request may upload (the protocol's limit). */
    private static final long LARGEST_FILE = 5L << 30;

    /** Made for the first request, since most commands that know of the bucket ask nothing of it. */
    private final Lazy<S3Client> client;

    private final String bucket;
    private final String prefix;

    private ReleaseBucket(Supplier<S3Client> client, String bucket, String prefix) {
        this.client = new Lazy<>(client);
        this.bucket = bucket;
        this.prefix = prefix;
    }

    /**
     * The bucket that {@value #URL} names. The other variables are those that tools for S3 know: {@code AWS_ENDPOINT_URL}
     * for storage that is not Amazon's, {@code AWS_REGION} ({@code us-east-1} by default), {@code AWS_ACCESS_KEY_ID} and
     * {@code AWS_SECRET_ACCESS_KEY}; without these two, what the machine's own profile or role allows.
     *
     * @return empty when no bucket is named
     * @throws InvalidInputException naming a variable that is wrong
     */
    public static Optional<ReleaseBucket> of(Map<String, String> environment) {
        String url = environment.getOrDefault(URL, "");
        if (url.isBlank()) {
            return Optional.empty();
        }
        Matcher location = LOCATION.matcher(url.strip());
        if (!location.matches()) {
            throw new InvalidInputException(
                    URL + " must look like s3://bucket or s3://bucket/prefix, without user or password");
        }
        String path = location.group(2) == null ? "" : location.group(2).replaceAll("^/+|/+$", "");
        return Optional.of(new ReleaseBucket(client(environment), location.group(1), path.isEmpty() ? "" : path + "/"));
    }

    /** Reads the variables now, and makes the client of them when it is wanted. */
    private static Supplier<S3Client> client(Map<String, String> environment) {
        Region region = region(set(environment, REGION).orElse("us-east-1"));
        Optional<URI> endpoint = set(environment, ENDPOINT).map(ReleaseBucket::endpoint);
        Optional<String> key = set(environment, KEY);
        Optional<String> secret = set(environment, SECRET);
        if (key.isPresent() != secret.isPresent()) {
            throw new InvalidInputException((key.isPresent() ? SECRET : KEY) + " is missing: give both " + KEY + " and "
                    + SECRET + ", or neither");
        }
        return () -> {
            S3ClientBuilder builder = S3Client.builder()
                    .httpClient(UrlConnectionHttpClient.create())
                    .region(region)
                    // What is fetched is compared with the manifest; other storage than Amazon's need not know these.
                    .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                    .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
            endpoint.ifPresent(uri -> builder.endpointOverride(uri).forcePathStyle(true));
            key.ifPresent(id -> builder.credentialsProvider(
                    StaticCredentialsProvider.create(AwsBasicCredentials.create(id, secret.orElseThrow()))));
            return builder.build();
        };
    }

    private static Optional<String> set(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static Region region(String text) {
        if (!REGION_FORM.matcher(text).matches()) {
            throw new InvalidInputException(REGION + " must look like eu-west-3");
        }
        return Region.of(text);
    }

    private static URI endpoint(String text) {
        try {
            URI uri = new URI(text);
            if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw badEndpoint(e);
        }
        throw badEndpoint(null);
    }

    private static InvalidInputException badEndpoint(@Nullable Exception cause) {
        return new InvalidInputException(
                ENDPOINT + " must look like https://storage.example.org, without user or password", cause);
    }

    /** Where releases are, for messages. */
    public String location() {
        return "s3://" + bucket + (prefix.isEmpty() ? "" : "/" + prefix.substring(0, prefix.length() - 1));
    }

    /** The id of the release to serve from; empty before the first one. */
    public Optional<String> currentId() {
        return asking("read " + POINTER, () -> {
            try {
                ResponseBytes<GetObjectResponse> pointer =
                        client.get().getObjectAsBytes(get -> get.bucket(bucket).key(prefix + POINTER));
                return Optional.of(pointer.asUtf8String().strip());
            } catch (NoSuchKeyException e) {
                return Optional.empty();
            }
        });
    }

    /**
     * Uploads a release, unless it is there already, and makes it the one to serve from. Then removes the oldest, but
     * neither the one to serve from nor the one before it. Killed at any moment, it leaves the bucket as it was before or
     * as it is after; pushing again does what is left.
     *
     * @param keep how many of the newest stay at least
     */
    public void push(Release release, int keep) {
        if (!isComplete(release.id())) {
            release.manifest().files().stream()
                    .map(ReleaseManifest.FileEntry::path)
                    .forEach(path -> upload(release, path));
            WITH_MANIFEST.forEach(path -> upload(release, path));
        }
        asking("write " + POINTER, () -> client.get()
                .putObject(
                        put -> put.bucket(bucket).key(prefix + POINTER),
                        RequestBody.fromString(release.id() + "\n", StandardCharsets.UTF_8)));
        ReleaseStore.surplus(ids(), release.id(), keep).forEach(this::remove);
    }

    private boolean isComplete(String id) {
        return keys(id).contains(prefix + id + "/" + SEAL);
    }

    private List<String> keys(String id) {
        return asking(
                "list " + id,
                () ->
                        client
                                .get()
                                .listObjectsV2Paginator(
                                        list -> list.bucket(bucket).prefix(prefix + id + "/"))
                                .contents()
                                .stream()
                                .map(S3Object::key)
                                .toList());
    }

    private void upload(Release release, String path) {
        Path file = release.directory().resolve(path);
        if (file.toFile().length() > LARGEST_FILE) {
            throw new NonRetriableException(file + " is larger than the 5 GB that one request may upload", null);
        }
        asking("upload " + release.id() + "/" + path, () -> client.get()
                .putObject(
                        put -> put.bucket(bucket).key(prefix + release.id() + "/" + path), RequestBody.fromFile(file)));
    }

    /** Ids of all releases, incomplete ones too, newest first. */
    private List<String> ids() {
        return asking("list", () -> client
                .get()
                .listObjectsV2Paginator(
                        list -> list.bucket(bucket).prefix(prefix).delimiter("/"))
                .commonPrefixes()
                .stream()
                .map(CommonPrefix::prefix)
                .map(folder -> folder.substring(prefix.length(), folder.length() - 1))
                .sorted(Comparator.reverseOrder())
                .toList());
    }

    /** The seal goes first, so that a release never looks complete with half of its files gone. */
    private void remove(String id) {
        String seal = prefix + id + "/" + SEAL;
        keys(id).stream()
                .sorted(Comparator.comparing((String key) -> !key.equals(seal)))
                .forEach(key -> asking("remove " + key, () -> client.get()
                        .deleteObject(delete -> delete.bucket(bucket).key(key))));
    }

    /**
     * Fetches the release to serve from, unless the store serves from it already, and makes it the store's current one;
     * the store keeps that and the one before. One that is incomplete or damaged is refused: the store stays as it is.
     *
     * @return the id of the release that was made current; empty when nothing changed
     */
    public Optional<String> pull(ReleaseStore store) {
        Optional<String> wanted = currentId().filter(id -> !Optional.of(id).equals(currentId(store)));
        wanted.ifPresent(id -> {
            store.adopt(id, (path, target) -> download(id + "/" + path, target));
            store.prune(1);
        });
        return wanted;
    }

    /** A current release that cannot be read is fetched again. */
    private static Optional<String> currentId(ReleaseStore store) {
        try {
            return store.current().map(Release::id);
        } catch (NonRetriableException e) {
            return Optional.empty();
        }
    }

    private void download(String key, Path target) {
        asking("fetch " + key, () -> client.get()
                .getObject(get -> get.bucket(bucket).key(prefix + key), target));
    }

    private <T> T asking(String what, Supplier<T> request) {
        try {
            return request.get();
        } catch (S3Exception e) {
            throw refused(what, e);
        } catch (SdkException e) {
            throw new RetriableException(
                    "cannot " + what + " in " + location() + ": " + e.getMessage()
                            + "; check that the storage is reachable, and " + ENDPOINT,
                    e);
        }
    }

    private JobMarketException refused(String what, S3Exception e) {
        String reason = e.awsErrorDetails() == null
                ? "status " + e.statusCode()
                : e.awsErrorDetails().errorCode();
        String message = "cannot " + what + " in " + location() + ": " + reason;
        return e.statusCode() >= 500 || e.statusCode() == 429
                ? new RetriableException(message + "; try again", e)
                : new NonRetriableException(message + "; check that the bucket exists, and the rights of " + KEY, e);
    }

    /** Ends the connections. */
    @Override
    public void close() {
        client.made().ifPresent(S3Client::close);
    }
}
