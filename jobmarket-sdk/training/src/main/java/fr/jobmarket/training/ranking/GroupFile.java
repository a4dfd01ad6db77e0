package fr.jobmarket.training.ranking;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.NonRetriableException;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The candidates with their offers, on disk: however many there are, one at a time is in memory. */
final class GroupFile {

    private static final int BUFFER = 1 << 16;

    private final Path file;
    private int groups;

    GroupFile(Path file) {
        this.file = file;
    }

    /** Opens the file for writing; what it held is gone. */
    Writer write() {
        try {
            groups = 0;
            DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
            out.writeUTF(GroupReader.head());
            return new Writer(out);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** How many candidates it holds; while it is written, so far. */
    int size() {
        return groups;
    }

    /** Hands over the candidates that are wanted, in order. */
    void forEach(Predicate<Group> wanted, Consumer<Group> each) {
        try (GroupReader groups = open(file)) {
            groups.forEachRemaining(group -> {
                if (wanted.test(group)) {
                    each.accept(group);
                }
            });
        }
    }

    /**
     * Opens a file that another process may have written.
     *
     * @throws InvalidInputException when it cannot be read or is none
     */
    static GroupReader open(Path file) {
        try {
            return new GroupReader(Files.newInputStream(file), file.toString());
        } catch (IOException e) {
            throw new InvalidInputException(file + " cannot be read (" + e + ")", e);
        }
    }

    private NonRetriableException failed(IOException e) {
        return new NonRetriableException(
                "cannot keep the training data in " + file + " (" + e + "); is the disk full?", e);
    }

    /** Adds candidates. */
    final class Writer implements AutoCloseable {
        private final DataOutputStream out;

        private Writer(DataOutputStream out) {
            this.out = out;
        }

        void add(Group group) {
            try {
                out.writeByte(GroupReader.MORE);
                group.write(out);
                groups++;
            } catch (IOException e) {
                throw failed(e);
            }
        }

        @Override
        public void close() {
            try (out) {
                out.writeByte(GroupReader.END);
            } catch (IOException e) {
                throw failed(e);
            }
        }
    }
}
