package fr.jobmarket.internal;

import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The last answers to questions that are asked again and again, such as the labels of sources: of a million offers a few
 * thousand name the same place. An answer takes the room of another that fell on the same slot, so the memory is bounded.
 *
 * <p>Thread-safe without locks: two threads may work out the same answer at the same time.
 */
public final class Recent<K, V> {

    private static final int SLOT_BITS = 13;
    private static final int MIX = 0x9E3779B9;

    /** What is longer is seldom asked twice, and would fill the memory. */
    private static final int LONGEST = 256;

    /** Immutable, so that a thread sees it whole or not at all. */
    private record Answer<K, V>(K question, V value) {}

    private final ToIntFunction<K> length;
    private final Function<K, V> work;
    private final @Nullable Answer<K, V>[] answers;

    /**
     * Answers nothing yet.
     *
     * @param length how many characters a question has
     * @param work gives the answer, always the same to equal questions; the answer must be immutable
     */
    public Recent(ToIntFunction<K> length, Function<K, V> work) {
        this.length = length;
        this.work = work;
        @SuppressWarnings({"unchecked", "rawtypes"})
        @Nullable
        Answer<K, V>[] room = new @Nullable Answer[1 << SLOT_BITS];
        this.answers = room;
    }

    /** The answer to this question. */
    public V get(K question) {
        int slot = question.hashCode() * MIX >>> Integer.SIZE - SLOT_BITS;
        Answer<K, V> known = answers[slot];
        if (known != null && known.question.equals(question)) {
            return known.value;
        }
        V value = work.apply(question);
        if (length.applyAsInt(question) <= LONGEST) {
            answers[slot] = new Answer<>(question, value);
        }
        return value;
    }

    /** How many characters these texts have together. */
    public static int length(@Nullable String... texts) {
        int length = 0;
        for (String text : texts) {
            length += text == null ? 0 : text.length();
        }
        return length;
    }
}
