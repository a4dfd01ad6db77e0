package fr.jobmarket.search.internal;

import fr.jobmarket.internal.Sha256;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.OfferJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * An offer as the index keeps it. When it was seen last changes with every harvest though nothing else of it does, so
 * that is a column of its own and no part of the content.
 *
 * @param offer the offer
 * @param json all of it but what the column has
 * @param fingerprint tells one content from another: of the JSON, as whatever goes into the document is in it, or of what
 *     somebody else knows the content by; 128 bits of SHA-256, as nobody may make another content that is taken for the same
 * @param lastSeen when it was seen last, in nanoseconds since 1970, or {@link #IN_JSON}
 */
public record IndexedOffer(Offer offer, BytesRef json, BytesRef fingerprint, long lastSeen) {

    /** For none, and for one that does not fit: before 1678 or after 2261. */
    private static final long IN_JSON = Long.MIN_VALUE;

    private static final long NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long FARTHEST_SECOND = Long.MAX_VALUE / NANOS - 1;
    private static final int FINGERPRINT_BYTES = 16;

    /** What the index keeps of this offer. */
    public static IndexedOffer of(Offer offer) {
        byte[] json = json(offer);
        return of(offer, json, fingerprint(json));
    }

    /** The same of an offer that is known by id and version, see {@link #fingerprint(String, String, Instant)}. */
    public static IndexedOffer of(Offer offer, String version) {
        return of(offer, json(offer), fingerprint(offer.id(), version, offer.lastSeenAt()));
    }

    private static IndexedOffer of(Offer offer, byte[] json, BytesRef fingerprint) {
        return new IndexedOffer(offer, new BytesRef(json), fingerprint, lastSeen(offer.lastSeenAt()));
    }

    private static byte[] json(Offer offer) {
        return OfferJson.writeBytes(
                lastSeen(offer.lastSeenAt()) == IN_JSON
                        ? offer
                        : offer.toBuilder().lastSeenAt(null).build());
    }

    /**
     * What tells a content that is known by id and version from another.
     *
     * @param lastSeenAt when it was seen last, which is part of the content where it is in the JSON
     */
    public static BytesRef fingerprint(String id, String version, @Nullable Instant lastSeenAt) {
        boolean inJson = lastSeenAt != null && lastSeen(lastSeenAt) == IN_JSON;
        String content = id + '\n' + version + (inJson ? "\n" + lastSeenAt : "");
        return fingerprint(content.getBytes(StandardCharsets.UTF_8));
    }

    private static BytesRef fingerprint(byte[] content) {
        return new BytesRef(Sha256.digest().digest(content), 0, FINGERPRINT_BYTES);
    }

    /** When an offer was seen last as the column has it. */
    public static long lastSeen(@Nullable Instant seen) {
        return seen == null || Math.abs(seen.getEpochSecond()) > FARTHEST_SECOND
                ? IN_JSON
                : seen.getEpochSecond() * NANOS + seen.getNano();
    }

    /** The whole offer of its JSON and its column. */
    static Offer whole(Offer ofJson, long lastSeen) {
        return lastSeen == IN_JSON
                ? ofJson
                : ofJson.toBuilder()
                        .lastSeenAt(
                                Instant.ofEpochSecond(Math.floorDiv(lastSeen, NANOS), Math.floorMod(lastSeen, NANOS)))
                        .build();
    }
}
