package fr.jobmarket.cleaning.internal.duplicate;

import fr.jobmarket.offer.WorkingTime;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sketches as bytes, in the order of their members; all but whether the offer is available, which changes without its text.
 * Who keeps them reads them with the build that wrote them: nothing in them tells one form from another.
 */
public final class SketchBytes {

    private static final int NONE = -1;
    /** What numbers take that are always there, with some room. */
    private static final int OF_NUMBERS = 200;

    private SketchBytes() {}

    /** The bytes of a sketch; the same for the same sketch. */
    public static byte[] of(Sketch sketch) {
        int texts = sketch.id().length()
                + sketch.place().commune().length()
                + sketch.place().department().length()
                + sketch.place().region().length();
        int numbers = sketch.whole().length
                + sketch.beginning().length
                + sketch.title().stems().length
                + sketch.company().length;
        ByteBuffer out = ByteBuffer.allocate(OF_NUMBERS + 3 * texts + Integer.BYTES * numbers);
        put(out, sketch.id());
        out.putInt(sketch.text());
        put(out, sketch.whole());
        put(out, sketch.beginning());
        out.putInt(sketch.words());
        put(out, sketch.cut());
        put(out, sketch.title().stems());
        put(out, (Boolean) sketch.title().generic());
        out.putInt(sketch.title().appellation());
        out.putLong(sketch.title().inText());
        put(out, sketch.company());
        put(out, (Boolean) sketch.agency());
        out.putInt(sketch.occupation());
        put(out, sketch.place().commune());
        put(out, sketch.place().department());
        put(out, sketch.place().region());
        put(out, sketch.place().kind());
        out.putInt(sketch.place().label());
        out.putInt(sketch.place().communeName());
        put(out, sketch.terms().term());
        put(out, sketch.terms().apprenticeship());
        put(out, sketch.terms().durationMonths());
        put(out, sketch.terms().workingTime());
        put(out, sketch.terms().hoursPerWeek());
        put(out, (Boolean) sketch.original());
        out.putLong(sketch.created());
        out.putLong(sketch.updated());
        return Arrays.copyOf(out.array(), out.position());
    }

    /**
     * The sketch that gave these bytes.
     *
     * @param available whether its offer is available now
     * @return empty when they are not bytes of a sketch
     */
    public static Optional<Sketch> read(byte[] bytes, boolean available) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            Sketch sketch = read(in, available);
            return in.hasRemaining() ? Optional.empty() : Optional.of(sketch);
        } catch (BufferUnderflowException
                | IndexOutOfBoundsException
                | NegativeArraySizeException
                | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Sketch read(ByteBuffer in, boolean available) {
        return new Sketch(
                text(in),
                in.getInt(),
                numbers(in),
                numbers(in),
                in.getInt(),
                Sketch.Cut.values()[in.get()],
                new Title(numbers(in), in.get() == 1, in.getInt(), in.getLong()),
                numbers(in),
                in.get() == 1,
                in.getInt(),
                WorkPlace.of(text(in), text(in), text(in), WorkPlace.Kind.values()[in.get()], in.getInt(), in.getInt()),
                new ContractTerms(
                        ContractTerms.Term.values()[in.get()],
                        flag(in),
                        number(in),
                        constant(in, WorkingTime.Kind.values()),
                        number(in)),
                available,
                in.get() == 1,
                in.getLong(),
                in.getLong());
    }

    private static void put(ByteBuffer out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.putInt(bytes.length);
        out.put(bytes);
    }

    private static String text(ByteBuffer in) {
        int length = in.getInt();
        String text = new String(in.array(), in.position(), length, StandardCharsets.UTF_8);
        in.position(in.position() + length);
        return text;
    }

    private static void put(ByteBuffer out, int[] numbers) {
        out.putInt(numbers.length);
        out.asIntBuffer().put(numbers);
        out.position(out.position() + Integer.BYTES * numbers.length);
    }

    /** Never more than there are bytes for, so that damaged ones ask for no memory. */
    private static int count(ByteBuffer in) {
        int count = in.getInt();
        if (count > in.remaining() / Integer.BYTES) {
            throw new BufferUnderflowException();
        }
        return count;
    }

    private static int[] numbers(ByteBuffer in) {
        int[] numbers = new int[count(in)];
        in.asIntBuffer().get(numbers);
        in.position(in.position() + Integer.BYTES * numbers.length);
        return numbers;
    }

    private static void put(ByteBuffer out, @Nullable Boolean flag) {
        out.put((byte) (flag == null ? NONE : flag ? 1 : 0));
    }

    private static @Nullable Boolean flag(ByteBuffer in) {
        byte flag = in.get();
        return flag == NONE ? null : (Boolean) (flag == 1);
    }

    private static void put(ByteBuffer out, @Nullable Double number) {
        out.putDouble(number == null ? Double.NaN : number);
    }

    private static @Nullable Double number(ByteBuffer in) {
        double number = in.getDouble();
        return Double.isNaN(number) ? null : (Double) number;
    }

    private static void put(ByteBuffer out, @Nullable Enum<?> constant) {
        out.put((byte) (constant == null ? NONE : constant.ordinal()));
    }

    private static <E> @Nullable E constant(ByteBuffer in, E[] constants) {
        byte ordinal = in.get();
        return ordinal == NONE ? null : constants[ordinal];
    }
}
