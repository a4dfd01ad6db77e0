package fr.jobmarket.cleaning;

import fr.jobmarket.cleaning.internal.text.TitleKey;
import fr.jobmarket.offer.DataRole;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether an offer is for one of the three data professions.
 *
 * <ol>
 *   <li>The profession that the {@linkplain TitleKey key} of the title names first: "Data Engineer / Data Analyst" is an
 *       engineer's post. Each profession has a pattern of its French and English names in both word orders. Working
 *       beside data is not enough: "Administrateur de bases de données" and "Product owner data science" are neither.
 *   <li>Else the appellation the source coded, if it is one of the three and the title speaks of data and of no other
 *       profession: recruiters often pick the nearest code for something else.
 * </ol>
 *
 * <p>Pure and thread-safe.
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

    /** Words that may stand between "data" and the profession: "data quality analyst", not "data scientist engineer". */
    private static final String BETWEEN = "(?:(?!scientist|anal[iy]st|engineer|ingenieur)\\w+ ){0,2}";

    private static final List<Rule> RULES = List.of(
            rule(
                    DataRole.DATA_ENGINEER,
                    "data (?:and )?" + BETWEEN + "(?:engineers?|engineering|ingenieure?s?|eng)"
                            + "|(?:ingenieure?s?|software engineer|developpeu(?:r|se)s?) (?:e |in |en |de |du |des |et )*"
                            + "(?:bi |developpeu(?:r|se) )?(?:big ?)?data"
                            + "(?! (?:scientist|science|anal[iy]st|base(?! (?:a|au|en|sur) )|center|manager|viz|steward|loss))"
                            + "|(?:ingenieure?s?) (?:e |in |de |des |en |en traitement (?:de|des) )*donnees?"
                            + "|analytics engineers?|dataops|data ops|bigdata (?:engineer|ingenieur)"),
            rule(
                    DataRole.DATA_SCIENTIST,
                    "data ?scientiste?s?|scientifiques? des donnees"
                            + "|(?:ingenieure?|consultante?|specialiste|expert|experte|stagiaire|alternante?)"
                            + " (?:e |in |en |de |data )*data ?sciences?"
                            + "|analystes? data sciences?"),
            rule(
                    DataRole.DATA_ANALYST,
                    "data (?:and )?" + BETWEEN + "anal[iy]st(?:e|es|s)?"
                            + "|dataanalyste?"
                            + "|analystes? (?:de |des |en |scientifique (?:de |des ))*(?:data|donnees)(?! sciences?)"));

    private static final Pattern OTHER_PROFESSION = Pattern.compile(
            "\\b(?:administrat\\w+|gestionnaires?|managers?|stewards?"
                    + "|architectes?|architects?|chefs?|directeur|directrice|responsable|owner|commerciale?|vendeu\\w+|formateur"
                    + "|formatrice|support|technicien\\w*|juriste|protection|dba|database|base|bases|recruteur|assistante?)\\b");

    private static final Pattern DATA =
            Pattern.compile("\\b(?:big ?data|data|donnees?|datascience|machine learning)\\b");

    private DataRoleRule() {}

    private static Rule rule(DataRole role, String pattern) {
        return new Rule(role, Pattern.compile("(?<![a-z0-9])(?:" + pattern + ")(?![a-z0-9])"));
    }

    /** The profession of an offer with this title and, where the source has one, this appellation. */
    public static Optional<Decision> decide(String title, @Nullable String appellation) {
        Objects.requireNonNull(title, "title");
        if (!mayConcernData(title)) {
            return Optional.empty();
        }
        String key = TitleKey.of(title);
        Optional<Decision> byTitle = match("title", key);
        if (byTitle.isPresent() || appellation == null || !mayConcernData(appellation)) {
            return byTitle;
        }
        boolean about =
                DATA.matcher(key).find() && !OTHER_PROFESSION.matcher(key).find();
        return about ? match("appellation", TitleKey.of(appellation)) : Optional.empty();
    }

    /** Nearly all titles hold none of these, and looking for them costs far less than any pattern. */
    private static boolean mayConcernData(String text) {
        for (int i = 0; i + 4 <= text.length(); i++) {
            char c = text.charAt(i);
            if ((c == 'd' || c == 'D' || c == 'a' || c == 'A')
                    && (text.regionMatches(true, i, "data", 0, 4)
                            || text.regionMatches(true, i, "donn", 0, 4)
                            || text.regionMatches(true, i, "analytics", 0, 9))) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Decision> match(String where, String key) {
        Decision first = null;
        int start = Integer.MAX_VALUE;
        for (Rule rule : RULES) {
            Matcher matcher = rule.pattern.matcher(key);
            if (matcher.find() && matcher.start() < start) {
                start = matcher.start();
                first = new Decision(rule.role, where + ": " + matcher.group());
            }
        }
        return Optional.ofNullable(first);
    }
}
