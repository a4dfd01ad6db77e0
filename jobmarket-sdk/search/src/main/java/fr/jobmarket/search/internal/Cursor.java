package fr.jobmarket.search.internal;

import fr.jobmarket.search.OfferIndex.InvalidCursorException;
import fr.jobmarket.search.OfferQuery;
import fr.jobmarket.search.OfferQuery.Sort;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.util.BytesRef;

/**
 * Where a page ended: the sort value and the id of its last offer, and a fingerprint of the search they belong to. It
 * holds values, not positions, so it goes on working when the index is replaced by a newer one.
 */
final class Cursor {

    private static final byte VERSION = 1;

    private Cursor() {}

    static String of(OfferQuery query, FieldDoc last) {
        Object value = last.fields[0];
        byte[] id = ((BytesRef) last.fields[1]).utf8ToString().getBytes(StandardCharsets.UTF_8);
        ByteBuffer buffer = ByteBuffer.allocate(1 + Integer.BYTES + Long.BYTES + id.length);
        buffer.put(VERSION).putInt(fingerprint(query));
        if (value instanceof Long number) {
            buffer.putLong(number);
        } else {
            buffer.putDouble(((Number) value).doubleValue());
        }
        buffer.put(id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(buffer.array());
    }

    /** The last offer of the page before, for an index of that many documents. */
    static FieldDoc read(String cursor, OfferQuery query, boolean byScore, int maxDoc) {
        ByteBuffer buffer = decode(cursor);
        try {
            if (buffer.get() != VERSION) {
                throw InvalidCursorException.broken(null);
            }
            if (buffer.getInt() != fingerprint(query)) {
                throw InvalidCursorException.ofAnotherSearch();
            }
            Object value = value(buffer, query.sort(), byScore);
            byte[] id = new byte[buffer.remaining()];
            buffer.get(id);
            if (id.length == 0) {
                throw InvalidCursorException.broken(null);
            }
            // The id decides between equal values, so the document number only has to be past all of them.
            return new FieldDoc(Math.max(0, maxDoc - 1), Float.NaN, new Object[] {value, new BytesRef(id)});
        } catch (BufferUnderflowException e) {
            throw InvalidCursorException.broken(e);
        }
    }

    private static Object value(ByteBuffer buffer, Sort sort, boolean byScore) {
        if (!byScore && (sort == Sort.RELEVANCE || sort == Sort.DATE)) {
            return buffer.getLong();
        }
        double number = buffer.getDouble();
        if (Double.isNaN(number)) {
            throw InvalidCursorException.broken(null);
        }
        if (byScore) {
            return (float) number;
        }
        return number;
    }

    private static ByteBuffer decode(String cursor) {
        try {
            return ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
        } catch (IllegalArgumentException e) {
            throw InvalidCursorException.broken(e);
        }
    }

    /**
     * Identifies the criteria and the order. Page size and facets may change from page to page; the date limit is left
     * out because callers compute it from the current time.
     */
    private static int fingerprint(OfferQuery query) {
        OfferQuery criteria = query.toBuilder()
                .cursor(null)
                .limit(OfferQuery.DEFAULT_LIMIT)
                .facets()
                .publishedSince(null)
                .build();
        CRC32 crc = new CRC32();
        crc.update(criteria.toString().getBytes(StandardCharsets.UTF_8));
        return (int) crc.getValue();
    }
}
