package fr.jobmarket.cleaning.internal.text;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes HTML out of a text: entities decoded, however often they were encoded and with or without their semicolon, then
 * tags, comments and the frame of CDATA sections removed, also a tag in which the text was cut off.
 */
public final class Markup {

    private static final Set<String> BLOCKS = Set.of(
            "br",
            "p",
            "div",
            "ul",
            "ol",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "tr",
            "table",
            "section",
            "article",
            "header",
            "footer",
            "blockquote",
            "hr",
            "dl",
            "dt",
            "dd");
    private static final Set<String> INLINE = Set.of(
            "a",
            "b",
            "i",
            "u",
            "s",
            "em",
            "strong",
            "span",
            "font",
            "small",
            "big",
            "sub",
            "sup",
            "img",
            "td",
            "th",
            "tbody",
            "thead",
            "mark",
            "code",
            "pre",
            "center",
            "label",
            "input",
            "button",
            "form",
            "iframe",
            "body",
            "html",
            "head",
            "meta",
            "link",
            "title",
            "style",
            "script",
            "video",
            "svg",
            "path",
            "o:p",
            "abbr",
            "strike",
            "del",
            "ins",
            "figure",
            "picture",
            "source",
            "nobr",
            "main",
            "nav",
            "aside",
            "colgroup",
            "col",
            "tt",
            "q",
            "cite",
            "time",
            "address",
            "wbr",
            "font-size");
    private static final String CDATA = "<![CDATA[";
    private static final String CDATA_END = "]]>";
    /**
     * Entities that are read without a semicolon. Names that could be a parameter of a link or begin a word (copy, reg,
     * sect) are not among them.
     */
    private static final Set<String> BARE = Set.of(
            "amp", "lt", "gt", "quot", "nbsp", "rsquo", "lsquo", "laquo", "raquo", "agrave", "acirc", "aelig", "ccedil",
            "egrave", "eacute", "ecirc", "euml", "icirc", "iuml", "ocirc", "oelig", "ugrave", "ucirc", "uuml", "Agrave",
            "Acirc", "AElig", "Ccedil", "Egrave", "Eacute", "Ecirc", "Euml", "Icirc", "Iuml", "Ocirc", "OElig",
            "Ugrave", "Ucirc", "Uuml");

    /** What follows the name of a tag that goes on. */
    private static final Pattern ATTRIBUTE = Pattern.compile("\\s+(?:[a-zA-Z][\\w:-]*\\s*=|/?\\s*\\z)");

    private static final int LONGEST_BARE = 6;
    /** Letters of the longest entity name known, or digits of a numeric one. */
    static final int LONGEST_ENTITY = 10;

    private static final Map<String, String> ENTITIES = Map.ofEntries(
            Map.entry("amp", "&"),
            Map.entry("lt", "<"),
            Map.entry("gt", ">"),
            Map.entry("quot", "\""),
            Map.entry("apos", "'"),
            Map.entry("nbsp", " "),
            Map.entry("euro", "€"),
            Map.entry("hellip", "…"),
            Map.entry("rsquo", "’"),
            Map.entry("lsquo", "‘"),
            Map.entry("ldquo", "“"),
            Map.entry("rdquo", "”"),
            Map.entry("laquo", "«"),
            Map.entry("raquo", "»"),
            Map.entry("ndash", "–"),
            Map.entry("mdash", "—"),
            Map.entry("bull", "•"),
            Map.entry("middot", "·"),
            Map.entry("deg", "°"),
            Map.entry("copy", "©"),
            Map.entry("reg", "®"),
            Map.entry("trade", "™"),
            Map.entry("times", "×"),
            Map.entry("sbquo", "‚"),
            Map.entry("bdquo", "„"),
            Map.entry("rarr", "→"),
            Map.entry("larr", "←"),
            Map.entry("sect", "§"),
            Map.entry("plusmn", "±"),
            Map.entry("frac12", "½"),
            Map.entry("sup2", "²"),
            Map.entry("sup3", "³"),
            Map.entry("agrave", "à"),
            Map.entry("acirc", "â"),
            Map.entry("auml", "ä"),
            Map.entry("aelig", "æ"),
            Map.entry("ccedil", "ç"),
            Map.entry("egrave", "è"),
            Map.entry("eacute", "é"),
            Map.entry("ecirc", "ê"),
            Map.entry("euml", "ë"),
            Map.entry("icirc", "î"),
            Map.entry("iuml", "ï"),
            Map.entry("ocirc", "ô"),
            Map.entry("ouml", "ö"),
            Map.entry("oelig", "œ"),
            Map.entry("ugrave", "ù"),
            Map.entry("ucirc", "û"),
            Map.entry("uuml", "ü"),
            Map.entry("yuml", "ÿ"),
            Map.entry("ntilde", "ñ"),
            Map.entry("iexcl", "¡"),
            Map.entry("Agrave", "À"),
            Map.entry("Acirc", "Â"),
            Map.entry("AElig", "Æ"),
            Map.entry("Ccedil", "Ç"),
            Map.entry("Egrave", "È"),
            Map.entry("Eacute", "É"),
            Map.entry("Ecirc", "Ê"),
            Map.entry("Euml", "Ë"),
            Map.entry("Icirc", "Î"),
            Map.entry("Iuml", "Ï"),
            Map.entry("Ocirc", "Ô"),
            Map.entry("OElig", "Œ"),
            Map.entry("Ugrave", "Ù"),
            Map.entry("Ucirc", "Û"),
            Map.entry("Uuml", "Ü"),
            Map.entry("ensp", " "),
            Map.entry("emsp", " "),
            Map.entry("thinsp", " "),
            Map.entry("zwnj", ""),
            Map.entry("shy", ""),
            Map.entry("tab", " "),
            Map.entry("Tab", " "),
            Map.entry("NewLine", "\n"),
            Map.entry("check", "✓"),
            Map.entry("acute", "´"),
            Map.entry("ordm", "º"),
            Map.entry("pound", "£"),
            Map.entry("para", "¶"));

    private final String text;
    private final StringBuilder out;
    /** What was looked for and does not follow, so that it is looked for once and not again behind every tag. */
    private final Set<String> missing = new HashSet<>();

    private boolean inCdata;

    private Markup(String text) {
        this.text = text;
        this.out = new StringBuilder(text.length());
    }

    public static String remove(String text) {
        String decoded = text.indexOf('&') < 0 ? text : decode(text);
        return decoded.indexOf('<') < 0 ? decoded : new Markup(decoded).withoutTags();
    }

    private static String decode(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int copied = 0;
        for (int ampersand = text.indexOf('&'); ampersand >= 0; ampersand = text.indexOf('&', copied)) {
            out.append(text, copied, ampersand);
            copied = entity(text, ampersand, out);
        }
        return out.append(text, copied, text.length()).toString();
    }

    /** Decodes the entity at an ampersand and returns where to go on; "&amp;amp;eacute;" is one "é". */
    private static int entity(String text, int start, StringBuilder out) {
        int nameStart = start + 1;
        for (int end = behindAmp(text, nameStart); end > nameStart; end = behindAmp(text, nameStart)) {
            nameStart = end;
        }
        int semicolon = semicolonAfter(text, nameStart);
        if (semicolon > nameStart) {
            String value = value(text.substring(nameStart, semicolon));
            if (value != null) {
                out.append(value);
                return semicolon + 1;
            }
        }
        int end = bareEnd(text, nameStart);
        String value = end > nameStart ? value(text.substring(nameStart, end)) : null;
        out.append(value != null ? value : "&");
        return value != null ? end : nameStart;
    }

    private static int behindAmp(String text, int start) {
        if (!text.startsWith("amp", start) || isParameter(text, start)) {
            return start;
        }
        return start + (text.startsWith(";", start + 3) ? 4 : 3);
    }

    /** Whether an entity, with or without its semicolon, may start behind this ampersand. */
    static boolean mayBeEntity(CharSequence text, int start) {
        return semicolonAfter(text, start) >= 0 || bareEnd(text, start) > start;
    }

    /** Where the semicolon of an entity stands whose name starts here; -1 when there is none. */
    private static int semicolonAfter(CharSequence text, int start) {
        int end = Math.min(text.length(), start + LONGEST_ENTITY + 1);
        int i = start;
        while (i < end && isOfEntity(text.charAt(i))) {
            i++;
        }
        return i < end && text.charAt(i) == ';' ? i : -1;
    }

    /** Where an entity without a semicolon ends whose name starts here; the start when there is none. */
    private static int bareEnd(CharSequence text, int start) {
        if (start < text.length() && text.charAt(start) == '#') {
            int i = start + 1;
            while (i < text.length() && i < start + 6 && isDigit(text.charAt(i))) {
                i++;
            }
            return i > start + 2 ? i : start;
        }
        int end = Math.min(text.length(), start + LONGEST_BARE);
        int length = 0;
        while (start + length < end && isAsciiLetter(text.charAt(start + length))) {
            length++;
        }
        for (; length >= 2; length--) {
            if (BARE.contains(text.subSequence(start, start + length).toString()) && !isParameter(text, start)) {
                return start + length;
            }
        }
        return start;
    }

    /** In "?a=1&lt=3" the ampersand joins parameters of a link. */
    private static boolean isParameter(CharSequence text, int start) {
        int i = start;
        int end = Math.min(text.length(), start + 2 * LONGEST_ENTITY);
        while (i < end && isOfEntity(text.charAt(i))) {
            i++;
        }
        return i < text.length() && text.charAt(i) == '=';
    }

    private static @Nullable String value(String name) {
        if (name.charAt(0) != '#') {
            String value = ENTITIES.get(name);
            return value != null ? value : ENTITIES.get(name.toLowerCase(Locale.ROOT));
        }
        try {
            boolean hex = name.length() > 2 && (name.charAt(1) == 'x' || name.charAt(1) == 'X');
            int codePoint = hex ? Integer.parseInt(name.substring(2), 16) : Integer.parseInt(name.substring(1));
            if (codePoint <= 0
                    || !Character.isValidCodePoint(codePoint)
                    || Character.getType(codePoint) == Character.SURROGATE) {
                return null;
            }
            return Character.toString(codePoint);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private String withoutTags() {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int end = c == '<' ? tagEnd(i) : c == ']' ? cdataEnd(i) : -1;
            if (end < 0) {
                out.append(c);
                i++;
            } else {
                i = skip(i, end);
            }
        }
        return out.toString();
    }

    private int cdataEnd(int start) {
        if (!inCdata || !text.startsWith(CDATA_END, start)) {
            return -1;
        }
        inCdata = false;
        return start + CDATA_END.length();
    }

    /** Where the tag or comment at this "<" ends, or -1 when it is none, as in "salaire < 2000". */
    private int tagEnd(int start) {
        if (text.startsWith("<!--", start)) {
            int end = find("-->", start + 4);
            return end < 0 ? -1 : end + 3;
        }
        if (text.startsWith(CDATA, start)) {
            inCdata = true;
            return start + CDATA.length();
        }
        int nameStart = nameStart(start);
        if (nameStart >= text.length() || !isAsciiLetter(text.charAt(nameStart))) {
            return text.startsWith("</", start) ? cutEnd(start) : -1;
        }
        for (int i = nameStart; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '>') {
                return isTag(name(start)) ? i + 1 : -1;
            }
            if (c == '<') {
                return -1;
            }
        }
        return cutEnd(start);
    }

    /**
     * Where a tag ends in which the text was cut off: at the end of the text, or before the ellipsis there. -1 when what
     * stands there is no beginning of a tag.
     */
    private int cutEnd(int start) {
        int end = text.endsWith("…") ? text.length() - 1 : text.endsWith("...") ? text.length() - 3 : text.length();
        int nameStart = nameStart(start);
        String name = name(start);
        int nameEnd = nameStart + name.length();
        if (nameEnd >= end) {
            boolean begun = name.isEmpty()
                    || BLOCKS.stream().anyMatch(tag -> tag.startsWith(name))
                    || INLINE.stream().anyMatch(tag -> tag.startsWith(name))
                    || isTag(name);
            return begun && nameEnd == end ? end : -1;
        }
        return isTag(name) && ATTRIBUTE.matcher(text).region(nameEnd, end).lookingAt() ? end : -1;
    }

    /** Where this follows first, in small or capital letters; -1 when it does not. */
    private int find(String wanted, int from) {
        if (missing.contains(wanted)) {
            return -1;
        }
        for (int i = text.indexOf(wanted.charAt(0), from); i >= 0; i = text.indexOf(wanted.charAt(0), i + 1)) {
            if (text.regionMatches(true, i, wanted, 0, wanted.length())) {
                return i;
            }
        }
        missing.add(wanted);
        return -1;
    }

    private static boolean isTag(String name) {
        return BLOCKS.contains(name) || INLINE.contains(name) || name.equals("li") || name.equals("doctype");
    }

    /** Whether a character can stand between the ampersand and the semicolon of an entity. */
    private static boolean isOfEntity(char c) {
        return isAsciiLetter(c) || isDigit(c) || c == '#';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isAsciiLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private int nameStart(int start) {
        int next = start + 1;
        return next < text.length() && (text.charAt(next) == '/' || text.charAt(next) == '!') ? next + 1 : next;
    }

    private String name(int start) {
        int from = nameStart(start);
        int to = from;
        while (to < text.length() && (Character.isLetterOrDigit(text.charAt(to)) || text.charAt(to) == ':')) {
            to++;
        }
        return text.substring(from, to).toLowerCase(Locale.ROOT);
    }

    private int skip(int start, int end) {
        boolean element =
                text.charAt(start) == '<' && !text.startsWith("<!--", start) && !text.startsWith(CDATA, start);
        String name = element ? name(start) : "";
        boolean closing = text.startsWith("</", start);
        if (name.equals("li")) {
            out.append(closing ? "\n" : "\n- ");
        } else if (BLOCKS.contains(name)) {
            out.append('\n');
        } else if (name.equals("td") || name.equals("th")) {
            out.append(' ');
        } else if (!closing && (name.equals("script") || name.equals("style"))) {
            int close = find("</" + name, end);
            return close < 0 ? end : close;
        }
        return end;
    }
}
