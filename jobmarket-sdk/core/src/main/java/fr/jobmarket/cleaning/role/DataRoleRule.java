package fr.jobmarket.cleaning.role;

import fr.jobmarket.cleaning.text.TitleKey;
import fr.jobmarket.offer.DataRole;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether an offer is for one of the three data professions. Each rule is a pattern over the
 * {@linkplain TitleKey key} of the title; only when the title says nothing does the appellation of the nomenclature
 * decide. Thread-safe.
 */
public final class DataRoleRule {

    /**
     * A decision and what led to it.
     *
     * @param role the profession
     * @param evidence the words that decided, such as {@code title: data engineer}
     */
    public record Decision(DataRole role, String evidence) {}

    private record Rule(DataRole role, Pattern pattern) {}

    private static final List<Rule> RULES = List.of(
            rule(
                    DataRole.DATA_ENGINEER,
                    "(?:big )?data (?:\\w+ )?(?:engineer|ingenieur)\\w*|ingenieure? (?:en )?(?:big )?data(?! scientist| analyst)"
                            + "|ingenieure? (?:de |en |des )?donnees|analytics engineer|data ?ops"),
            rule(DataRole.DATA_SCIENTIST, "data ?scientists?|data sciences?|scientifique des donnees"),
            rule(
                    DataRole.DATA_ANALYST,
                    "data ?anal[iy]sts?|data anal[iy]ste?s?|analystes? (?:de |des )?(?:data|donnees)"));

    private DataRoleRule() {}

    private static Rule rule(DataRole role, String pattern) {
        return new Rule(role, Pattern.compile("(?<![a-z0-9])(?:" + pattern + ")(?![a-z0-9])"));
    }

    /** The profession of an offer with this title and, where the source has one, this appellation. */
    public static Optional<Decision> decide(String title, @Nullable String appellation) {
        Optional<Decision> byTitle = match("title", title);
        return byTitle.isPresent() || appellation == null ? byTitle : match("appellation", appellation);
    }

    private static Optional<Decision> match(String where, String text) {
        String key = TitleKey.of(text);
        for (Rule rule : RULES) {
            var matcher = rule.pattern.matcher(key);
            if (matcher.find()) {
                return Optional.of(new Decision(rule.role, where + ": " + matcher.group()));
            }
        }
        return Optional.empty();
    }
}
