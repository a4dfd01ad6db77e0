package fr.jobmarket.serving.release;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class KilledPublicationTest {

    @TempDir
    Path folder;

    @Test
    void aKillWhilePublishingLeavesAWholeCurrentRelease() throws Exception {
        ReleaseStore store = ReleaseStore.at(folder);
        for (int i = 0; i < 3; i++) {
            Process publisher = startPublisher();
            Thread.sleep(50 + 37L * i);
            publisher.destroyForcibly().waitFor();
            Release current = store.current().orElseThrow();
            assertEquals(List.of(), store.verify(current));
            store.list().forEach(release -> assertEquals(List.of(), store.verify(release)));
            assertEquals(current.id(), store.activate(current.id()).id());
        }
    }

    /** Returns once the first release is there. */
    private Process startPublisher() throws Exception {
        Process publisher = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Publisher.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertEquals('!', publisher.getInputStream().read());
        return publisher;
    }

    /** Publishes for ever. */
    static final class Publisher {

        private Publisher() {}

        public static void main(String[] arguments) {
            ReleaseStore store = ReleaseStore.at(Path.of(arguments[0]));
            for (int i = 0; ; i++) {
                String content = Integer.toString(i).repeat(20_000);
                store.publish(draft -> write(draft.goldDirectory(), content));
                store.prune(3);
                if (i == 0) {
                    System.out.print('!');
                    System.out.flush();
                }
            }
        }

        private static void write(Path gold, String content) {
            try {
                Files.createDirectories(gold);
                for (int file = 0; file < 20; file++) {
                    Files.writeString(gold.resolve("part" + file), content);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
