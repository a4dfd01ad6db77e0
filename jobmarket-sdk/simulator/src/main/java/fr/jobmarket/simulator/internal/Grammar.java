package fr.jobmarket.simulator.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Writes French from {@code grammar.txt}: sections of alternative lines with slots and choices. */
final class Grammar {
    private static final int MAX_DEPTH = 8;
    private static final String VOWELS = "aeiouyàâéèêëîïôûAEIOUÀÂÉÈÊÎÔ";
    private static final Map<String, List<String>> SECTIONS = new HashMap<>();

    static {
        List<String> current = new ArrayList<>();
        for (String line : Resources.lines("grammar.txt")) {
            if (line.startsWith("[") && line.endsWith("]") && line.indexOf('|') < 0 && line.indexOf(' ') < 0) {
                current = SECTIONS.computeIfAbsent(line.substring(1, line.length() - 1), name -> new ArrayList<>());
            } else {
                current.add(line.replace("\\n", "\n"));
            }
        }
    }

    private final SplittableRandom random;
    private final String family;
    private final Map<String, String> variables;
    private final Set<String> used = new HashSet<>();

    Grammar(SplittableRandom random, String family, Map<String, String> variables) {
        this.random = random;
        this.family = family;
        this.variables = variables;
    }

    /** A line of the section, written out. */
    String write(String section) {
        StringBuilder text = new StringBuilder(600);
        expand(line(section), text, 0);
        return elided(text.toString());
    }

    /** Whether the section has lines for this family or for all. */
    boolean knows(String section) {
        return SECTIONS.containsKey(section + "." + family) || SECTIONS.containsKey(section);
    }

    private String line(String section) {
        List<String> lines = SECTIONS.get(section + "." + family);
        if (lines == null) {
            lines = SECTIONS.get(section);
        }
        if (lines == null) {
            throw new IllegalStateException("grammar.txt has no section " + section);
        }
        String chosen = lines.get(random.nextInt(lines.size()));
        // the same advantage twice in a list would look odd; a short section may have nothing else left
        for (int attempt = 0; attempt < lines.size() && !used.add(chosen); attempt++) {
            chosen = lines.get(random.nextInt(lines.size()));
        }
        return chosen;
    }

    /** "de électricien" becomes "d'électricien", "à Le Havre" becomes "au Havre". */
    static String elided(String text) {
        String contracted = text.replace("à Le ", "au ")
                .replace("à Les ", "aux ")
                .replace("de Le ", "du ")
                .replace("de Les ", "des ")
                .replace(" 1 ans", " 1 an");
        return apostrophed(apostrophed(contracted, "de "), "que ");
    }

    private static String apostrophed(String text, String word) {
        int length = word.length();
        StringBuilder result = new StringBuilder(text.length());
        int position = 0;
        for (int found = text.indexOf(word); found >= 0; found = text.indexOf(word, found + 1)) {
            boolean alone = found == 0 || !Character.isLetter(text.charAt(found - 1));
            if (alone && found + length < text.length() && VOWELS.indexOf(text.charAt(found + length)) >= 0) {
                result.append(text, position, found + length - 2).append('\'');
                position = found + length;
            }
        }
        return result.append(text, position, text.length()).toString();
    }

    private void expand(String template, StringBuilder text, int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalStateException("grammar.txt goes round in circles at: " + template);
        }
        int position = 0;
        while (position < template.length()) {
            char c = template.charAt(position);
            if (c == '{') {
                int end = template.indexOf('}', position);
                slot(template.substring(position + 1, end), text, depth);
                position = end + 1;
            } else if (c == '[') {
                int end = closing(template, position);
                List<String> choices = choices(template.substring(position + 1, end));
                expand(choices.get(random.nextInt(choices.size())), text, depth);
                position = end + 1;
            } else {
                text.append(c);
                position++;
            }
        }
    }

    private void slot(String name, StringBuilder text, int depth) {
        String value = variables.get(name);
        if (value != null) {
            text.append(value);
        } else if (name.endsWith("-minuscule")) {
            text.append(firstLower(nested(name.substring(0, name.length() - 10), depth)));
        } else if (name.endsWith("-majuscule")) {
            text.append(firstUpper(nested(name.substring(0, name.length() - 10), depth)));
        } else {
            expand(line(name), text, depth + 1);
        }
    }

    private String nested(String name, int depth) {
        StringBuilder text = new StringBuilder();
        slot(name, text, depth);
        return text.toString();
    }

    private static int closing(String template, int open) {
        int depth = 0;
        for (int i = open; i < template.length(); i++) {
            if (template.charAt(i) == '[') {
                depth++;
            } else if (template.charAt(i) == ']' && --depth == 0) {
                return i;
            }
        }
        throw new IllegalStateException("grammar.txt leaves a bracket open in: " + template);
    }

    private static List<String> choices(String inner) {
        List<String> choices = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            if (c == '[') {
                depth++;
            } else if (c == ']') {
                depth--;
            } else if (c == '|' && depth == 0) {
                choices.add(inner.substring(start, i));
                start = i + 1;
            }
        }
        choices.add(inner.substring(start));
        return choices;
    }

    static String firstLower(String text) {
        return text.length() < 2 || Character.isUpperCase(text.charAt(1))
                ? text
                : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }

    static String firstUpper(@Nullable String text) {
        return text == null || text.isEmpty() ? "" : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
