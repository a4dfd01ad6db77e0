package fr.jobmarket.source.internal;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts JSON documents into the objects that may be offers, without understanding more of them than where they end: the
 * elements of arrays and those of saved answers, which are objects with an array {@code resultats} or {@code results} and
 * no id before it. Documents follow one another with or without anything between them. What is no object becomes a record
 * too, so that it can be named.
 *
 * <p>A string ends with its line at the latest, since JSON has no line breaks in strings: so a lost quotation mark costs
 * one record of a document that is laid out in lines.
 */
final class DocumentCutter implements RecordCutter {

    private static final int END = -1;
    private static final String[] LISTS = {"resultats", "results"};

    private final ByteInput in;
    private final int maxBytes;
    private boolean overlong;
    private boolean ended;
    /** How deep in saved answers; what is left of them behind their list is skipped. */
    private int answers;
    /** How many arrays are open since the innermost answer began, for each answer and before the first. */
    private int[] lists = new int[4];

    DocumentCutter(ByteInput in, int maxBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
    }

    @Override
    public boolean inDocument() {
        return true;
    }

    @Override
    public boolean cut(Records into) throws IOException {
        for (int next = skipSeparators(); next != END; next = skipSeparators()) {
            overlong = false;
            if (next == '[') {
                take();
                lists[answers]++;
            } else if (next == ']') {
                take();
                leaveList();
            } else if (next == '{') {
                if (cutObject(into)) {
                    return true;
                }
            } else {
                cutOther(into);
                return true;
            }
        }
        return cutBreakage(into);
    }

    private boolean cutBreakage(Records into) {
        boolean unfinished = answers > 0 || lists[0] > 0;
        if (ended || in.breakage() == null && !unfinished) {
            return false;
        }
        ended = true;
        into.finish(in.breakage() != null ? in.breakage() : "the document ends before its last bracket is closed");
        return true;
    }

    /** Behind the list of an answer comes the rest of the answer, which holds no offers. */
    private void leaveList() throws IOException {
        lists[answers] = Math.max(0, lists[answers] - 1);
        if (answers > 0 && lists[answers] == 0) {
            answers--;
            skipObject();
        }
    }

    private void enterAnswer() {
        answers++;
        if (answers == lists.length) {
            lists = Arrays.copyOf(lists, answers * 2);
        }
        lists[answers] = 1;
    }

    /** False when the object turned out to be an answer, whose list was entered. */
    private boolean cutObject(Records into) throws IOException {
        int depth = 0;
        int nameStart = 0;
        int nameEnd = 0;
        boolean identified = false;
        boolean listNamed = false;
        while (in.more()) {
            int next = look();
            keep(into, 1);
            if (next == '"') {
                nameStart = into.pending();
                keepString(into);
                nameEnd = into.pending() - 1;
            } else if (next == ':' && depth == 1) {
                identified |= isName(into, nameStart, nameEnd, "id");
                listNamed = !identified && isList(into, nameStart, nameEnd);
            } else if (next == '[' && depth == 1 && listNamed) {
                into.drop(into.pending());
                enterAnswer();
                return false;
            } else if (next == '{' || next == '[') {
                depth++;
            } else if ((next == '}' || next == ']') && --depth == 0) {
                into.finish(tooLong());
                return true;
            } else if (next > ' ') {
                listNamed &= depth != 1;
            }
        }
        ended = true;
        into.finish(in.breakage() != null ? in.breakage() : "the file ends within this object");
        return true;
    }

    private static boolean isList(Records record, int start, int end) {
        return isName(record, start, end, LISTS[0]) || isName(record, start, end, LISTS[1]);
    }

    private static boolean isName(Records record, int start, int end, String name) {
        if (end - start != name.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (record.pending(start + i) != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** What stands where an object is expected, to the next thing that may be one. */
    private void cutOther(Records into) throws IOException {
        while (in.more()) {
            int next = look();
            keep(into, 1);
            if (next == '"') {
                keepString(into);
            }
            if (in.more() && endsOther(look())) {
                break;
            }
        }
        into.finish(tooLong());
    }

    private static boolean endsOther(int next) {
        return next == ',' || next == '{' || next == '[' || next == ']' || next == '\n' || next == '\r';
    }

    /** Behind an opening quotation mark, to behind the closing one. */
    private void keepString(Records into) throws IOException {
        while (in.more()) {
            keep(into, endOfPlain() - in.position());
            if (!in.more()) {
                continue;
            }
            int next = look();
            if (next == '\n') {
                return;
            }
            keep(into, 1);
            if (next == '"') {
                return;
            }
            if (next == '\\' && in.more() && look() != '\n') {
                keep(into, 1);
            }
        }
    }

    private int endOfPlain() {
        byte[] buffer = in.buffer();
        int limit = in.limit();
        int end = in.position();
        while (end < limit && buffer[end] != '"' && buffer[end] != '\\' && buffer[end] != '\n') {
            end++;
        }
        return end;
    }

    /** From within an object to behind its end. */
    private void skipObject() throws IOException {
        int depth = 1;
        boolean inString = false;
        while (depth > 0 && in.more()) {
            int next = take();
            if (inString) {
                inString = next != '"' && next != '\n';
                if (next == '\\' && in.more()) {
                    take();
                }
            } else if (next == '"') {
                inString = true;
            } else if (next == '{' || next == '[') {
                depth++;
            } else if (next == '}' || next == ']') {
                depth--;
            }
        }
    }

    private int skipSeparators() throws IOException {
        while (in.more()) {
            int next = look();
            if (next < 0 || next > ' ' && next != ',') {
                return next & 0xFF;
            }
            take();
        }
        return END;
    }

    private int look() {
        return in.buffer()[in.position()];
    }

    private int take() {
        int next = look();
        in.moveTo(in.position() + 1);
        return next;
    }

    /** Takes bytes into the record, as far as there is room for them. */
    private void keep(Records into, int length) {
        int kept = Math.min(length, maxBytes - into.pending());
        into.append(in.buffer(), in.position(), kept);
        overlong |= kept < length;
        in.moveTo(in.position() + length);
    }

    private @Nullable String tooLong() {
        return overlong ? "this part of the document is longer than " + maxBytes + " bytes; no offer is" : null;
    }
}
