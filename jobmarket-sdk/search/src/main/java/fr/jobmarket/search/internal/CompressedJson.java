package fr.jobmarket.search.internal;

import fr.jobmarket.internal.Lazy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.compress.LZ4;

/**
 * The JSON of an offer as the index keeps it, each compressed on its own: a merge copies those that stay, whatever became of their
 * neighbours. What offers have in common, which neighbours would otherwise say to each other, a dictionary of three invented ones
 * does. A change of its bytes, as of these, needs a new {@link OfferFields#FORMAT}.
 */
final class CompressedJson {

    private static final Lazy<byte[]> DICTIONARY = new Lazy<>(CompressedJson::dictionary);

    private CompressedJson() {}

    private static byte[] dictionary() {
        try (InputStream offers = Objects.requireNonNull(
                CompressedJson.class.getResourceAsStream("typical-offers.jsonl"), "a resource of this class")) {
            return offers.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes to keep of a JSON. */
    static BytesRef compress(BytesRef json) {
        byte[] dictionary = DICTIONARY.get();
        byte[] text = Arrays.copyOf(dictionary, dictionary.length + json.length);
        System.arraycopy(json.bytes, json.offset, text, dictionary.length, json.length);
        ByteBuffersDataOutput out = new ByteBuffersDataOutput();
        try {
            out.writeVInt(json.length);
            LZ4.compressWithDictionary(
                    text, 0, dictionary.length, json.length, out, new LZ4.FastCompressionHashTable());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new BytesRef(out.toArrayCopy());
    }

    /**
     * The JSON of which these bytes were kept.
     *
     * @throws IOException when they are damaged
     */
    static BytesRef decompress(BytesRef kept) throws IOException {
        byte[] dictionary = DICTIONARY.get();
        ByteArrayDataInput in = new ByteArrayDataInput(kept.bytes, kept.offset, kept.length);
        int length = in.readVInt();
        byte[] text = Arrays.copyOf(dictionary, dictionary.length + length);
        LZ4.decompress(in, length, text, dictionary.length);
        return new BytesRef(text, dictionary.length, length);
    }
}
