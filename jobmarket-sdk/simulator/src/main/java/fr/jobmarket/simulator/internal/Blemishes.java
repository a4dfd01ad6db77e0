package fr.jobmarket.simulator.internal;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** What descriptions suffer on their way through several systems: markup, entities, wrong character sets. */
final class Blemishes {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private Blemishes() {}

    static String description(String text, boolean partner, SplittableRandom random) {
        int dice = random.nextInt(1000);
        if (partner && dice < 70) {
            return "<p>" + text.replace("\n\n", "</p><p>").replace("\n", "<br/>") + "</p>";
        }
        if (partner && dice < 100) {
            return text.replace("é", "&eacute;").replace("'", "&#39;").replace("&nbsp;", " ");
        }
        if (dice > 995) {
            return new String(text.getBytes(StandardCharsets.UTF_8), WINDOWS);
        }
        return dice == 995 ? text.replaceFirst(" ", "\u0007 ").replaceFirst("\n", "\u000b") : text;
    }
}
