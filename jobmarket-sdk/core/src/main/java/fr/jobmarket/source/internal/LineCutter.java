package fr.jobmarket.source.internal;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Cuts a file into lines of bounded length; a file that breaks off ends with a line that says so. */
final class LineCutter implements RecordCutter {

    private final ByteInput in;
    private final int maxBytes;
    private boolean ended;

    LineCutter(ByteInput in, int maxBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
    }

    @Override
    public boolean inDocument() {
        return false;
    }

    @Override
    public boolean cut(Records into) throws IOException {
        boolean overlong = false;
        while (in.more()) {
            int from = in.position();
            int end = endOfLine(in.buffer(), from, in.limit());
            int kept = Math.min(end - from, maxBytes - into.pending());
            into.append(in.buffer(), from, kept);
            overlong |= kept < end - from;
            if (end < in.limit()) {
                in.moveTo(end + 1);
                finish(into, tooLong(overlong));
                return true;
            }
            in.moveTo(end);
        }
        return cutLast(into, tooLong(overlong));
    }

    private boolean cutLast(Records into, @Nullable String tooLong) {
        if (ended || into.pending() == 0 && in.breakage() == null) {
            return false;
        }
        ended = true;
        finish(into, in.breakage() != null ? in.breakage() : tooLong);
        return true;
    }

    private @Nullable String tooLong(boolean overlong) {
        return overlong ? "the line is longer than " + maxBytes + " bytes; one JSON object a line is expected" : null;
    }

    private static void finish(Records into, @Nullable String damage) {
        int length = into.pending();
        if (length > 0 && into.pending(length - 1) == '\r') {
            into.drop(1);
        }
        into.finish(damage);
    }

    private static int endOfLine(byte[] buffer, int from, int limit) {
        int end = from;
        while (end < limit && buffer[end] != '\n') {
            end++;
        }
        return end;
    }
}
