package fr.jobmarket.training.ranking;

import fr.jobmarket.error.NonRetriableException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
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
            return new Writer(new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER)));
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
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
            for (int i = 0; i < groups; i++) {
                Group group = Group.read(in);
                if (wanted.test(group)) {
                    each.accept(group);
                }
            }
        } catch (IOException e) {
            throw failed(e);
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
                group.write(out);
                groups++;
            } catch (IOException e) {
                throw failed(e);
            }
        }

        @Override
        public void close() {
            try {
                out.close();
            } catch (IOException e) {
                throw failed(e);
            }
        }
    }
}
