package fr.jobmarket.warehouse.internal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table as the YAML of its layer describes it.
 *
 * @param name with its layer, such as {@code gold.offer}
 * @param table its columns and their types, under the name that statements use: without layer when it lives only while it
 *     is needed
 * @param owner who answers for it
 * @param description what a row is
 * @param columns what each column holds, in their order
 * @param tests what must hold for its rows
 * @param query what makes it; absent for what programs write
 */
record Model(
        String name,
        TableSpec table,
        String owner,
        String description,
        Map<String, String> columns,
        List<ModelTest> tests,
        Optional<String> query) {

    private static final Pattern REFERENCE = Pattern.compile("\\b(?:meta|bronze|silver|gold)\\.\\w+");
    private static final Pattern COMMENT = Pattern.compile("(?m)^--.*\\R");

    String layer() {
        return name.substring(0, name.indexOf('.'));
    }

    /** Whether it lives only while it is needed. */
    boolean isTemporary() {
        return !table.name().equals(name);
    }

    /** The query without its header. */
    String sql() {
        return COMMENT.matcher(query.orElseThrow(() -> new IllegalStateException(name + " is not made by a query")))
                .replaceAll("");
    }

    /** The tables its query reads. */
    Set<String> references() {
        Set<String> references = new LinkedHashSet<>();
        if (query.isPresent()) {
            Matcher matcher = REFERENCE.matcher(sql());
            while (matcher.find()) {
                references.add(matcher.group());
            }
        }
        return references;
    }
}
