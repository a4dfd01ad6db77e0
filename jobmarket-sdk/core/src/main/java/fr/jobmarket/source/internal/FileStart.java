package fr.jobmarket.source.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** How a file begins, and what form that shows. */
final class FileStart {

    private final byte[] bytes;
    private final int end;
    private final int start;

    FileStart(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.end = end;
        this.start = skipSpace(from);
    }

    /** Whether there is text and none of its lines begins as JSON that could hold an offer. */
    boolean isNothing() {
        if (start == end) {
            return false;
        }
        for (int line = start; line < end; line = skipSpace(endOfLine(line))) {
            if (bytes[line] == '{' || bytes[line] == '[') {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether it is to be read as documents, not line by line: an array, an answer, an object that goes on in the next line
     * or has another one behind it, a first line that goes on beyond what is seen. A first line that merely broke off, with an object in the line after
     * it, leaves the file one of lines.
     */
    boolean isDocument() {
        if (start == end || bytes[start] != '{') {
            return start < end && bytes[start] == '[';
        }
        int endOfLine = endOfLine(start);
        if (endOfLine == end && end == bytes.length) {
            return true;
        }
        if (isClosed(start, endOfLine)) {
            return !isOneObject(start, endOfLine);
        }
        int next = skipSpace(endOfLine);
        int last = lastBefore(endOfLine);
        return next == end || bytes[next] != '{' || last == '[' || last == ',';
    }

    /** Not an answer, and with nothing behind it. */
    private boolean isOneObject(int from, int to) {
        byte[] line = Arrays.copyOfRange(bytes, from, to);
        Records parts = RecordFile.parts(line);
        return parts.size() == 1 && parts.text(0).equals(new String(line, StandardCharsets.UTF_8).stripTrailing());
    }

    private boolean isClosed(int from, int to) {
        int depth = 0;
        boolean inString = false;
        for (int i = from; i < to; i++) {
            byte next = bytes[i];
            if (inString) {
                i += next == '\\' ? 1 : 0;
                inString = next != '"';
            } else if (next == '"') {
                inString = true;
            } else if (next == '{' || next == '[') {
                depth++;
            } else if (next == '}' || next == ']') {
                depth--;
            }
        }
        return depth <= 0 && !inString;
    }

    private int endOfLine(int from) {
        int i = from;
        while (i < end && bytes[i] != '\n') {
            i++;
        }
        return i;
    }

    private int skipSpace(int from) {
        int i = from;
        while (i < end && bytes[i] >= 0 && bytes[i] <= ' ') {
            i++;
        }
        return i;
    }

    private byte lastBefore(int to) {
        int i = to - 1;
        while (i > start && bytes[i] <= ' ' && bytes[i] >= 0) {
            i--;
        }
        return bytes[i];
    }
}
