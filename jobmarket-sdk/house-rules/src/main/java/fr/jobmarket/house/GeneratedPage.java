package fr.jobmarket.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A page of docs/ of which parts are written from code: what lies between {@code <!-- tables of NAME, written by TEST -->} and
 * {@code <!-- end of NAME -->}.
 */
public final class GeneratedPage {

    private GeneratedPage() {}

    /**
     * Fails when a part of a page is not what code says; with {@code -Ddocs.write=true} writes it instead.
     *
     * @param page file name below docs/, seen from a module's folder
     * @param test the test that asks, named in the page
     * @param tables what each part should be, by its name
     */
    public static void requireCurrent(String page, Class<?> test, Map<String, String> tables) throws IOException {
        Path file = Path.of("../../docs", page);
        String before = Files.readString(file);
        String current = before;
        for (Map.Entry<String, String> part : tables.entrySet()) {
            String begin = "<!-- tables of " + part.getKey() + ", written by " + test.getSimpleName() + " -->\n";
            int from = current.indexOf(begin) + begin.length();
            int to = current.indexOf("<!-- end of " + part.getKey() + " -->", from);
            current = current.substring(0, from) + part.getValue() + current.substring(to);
        }
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(file, current);
        } else {
            assertEquals(current, before, "docs/" + page + " is stale; write it with -Ddocs.write=true");
        }
    }
}
