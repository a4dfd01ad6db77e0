package fr.jobmarket.training.ranking;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.recommendation.Feature;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The candidates of a {@link GroupFile}, one at a time in memory. A file says which features it holds, and where it ends,
 * so that one of another version or one that is cut is refused rather than learned from.
 */
final class GroupReader implements Iterator<Group>, AutoCloseable {

    /** Stands before each candidate. */
    static final int MORE = 1;

    /** Stands behind the last one. */
    static final int END = 0;

    private static final int BUFFER = 1 << 16;

    private final DataInputStream in;
    private final String name;
    private @Nullable Group next;

    /**
     * Reads the head of a stream.
     *
     * @param name of the stream, for messages
     */
    GroupReader(InputStream stream, String name) {
        this.in = new DataInputStream(new BufferedInputStream(stream, BUFFER));
        this.name = name;
        try {
            if (!head().equals(in.readUTF())) {
                throw new InvalidInputException(
                        name + " was made by another version, of other features; make it anew with train --dataset");
            }
        } catch (EOFException e) {
            throw new InvalidInputException(name + " is no file of train --dataset", e);
        } catch (IOException e) {
            throw failed(e);
        }
        next = read();
    }

    /** What a file of this version begins with. */
    static String head() {
        return Arrays.stream(Feature.values()).map(Feature::id).collect(Collectors.joining(",", "jobmarket ", ""));
    }

    private @Nullable Group read() {
        try {
            return in.readByte() == END ? null : Group.read(in);
        } catch (EOFException e) {
            throw new InvalidInputException(name + " is cut; copy it again, or make it anew with train --dataset", e);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Group next() {
        Group group = next;
        if (group == null) {
            throw new NoSuchElementException(name + " holds no more candidates");
        }
        next = read();
        return group;
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private InvalidInputException failed(IOException e) {
        return new InvalidInputException(name + " cannot be read (" + e + ")", e);
    }
}
