package fr.jobmarket.cleaning.text;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes HTML out of a text: entities decoded, however often they were encoded, then tags removed. */
final class Markup {

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

    private Markup() {}

    static String remove(String text) {
        String decoded = text.indexOf('&') < 0 ? text : decode(text);
        return decoded.indexOf('<') < 0 ? decoded : withoutTags(decoded);
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
        int ampersand = start;
        while (text.startsWith("&amp;", ampersand) || ampersand > start && text.startsWith("amp;", ampersand + 1)) {
            ampersand += 4;
        }
        int nameStart = ampersand + 1;
        int semicolon = semicolonAfter(text, nameStart);
        if (semicolon > nameStart) {
            String value = value(text.substring(nameStart, semicolon));
            if (value != null) {
                out.append(value);
                return semicolon + 1;
            }
        }
        out.append('&');
        return nameStart;
    }

    /** Where the semicolon of an entity stands whose name starts here; -1 when there is none. */
    static int semicolonAfter(CharSequence text, int start) {
        int end = Math.min(text.length(), start + LONGEST_ENTITY + 1);
        int i = start;
        while (i < end && isOfEntity(text.charAt(i))) {
            i++;
        }
        return i < end && text.charAt(i) == ';' ? i : -1;
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

    private static String withoutTags(String text) {
        StringBuilder out = new StringBuilder(text.length());
        // Looked for once: a text of nothing but comment starts would be searched to its end for each of them.
        int lastCommentEnd = text.lastIndexOf("-->");
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int end = c == '<' ? tagEnd(text, i, lastCommentEnd) : -1;
            if (end < 0) {
                out.append(c);
                i++;
            } else {
                i = skip(text, i, end, out);
            }
        }
        return out.toString();
    }

    /** Where the tag or comment at this "<" ends, or -1 when it is none, as in "salaire < 2000". */
    private static int tagEnd(String text, int start, int lastCommentEnd) {
        if (text.startsWith("<!--", start)) {
            return lastCommentEnd < start + 4 ? -1 : text.indexOf("-->", start + 4) + 3;
        }
        int nameStart = start + 1;
        if (nameStart < text.length() && (text.charAt(nameStart) == '/' || text.charAt(nameStart) == '!')) {
            nameStart++;
        }
        if (nameStart >= text.length() || !isAsciiLetter(text.charAt(nameStart))) {
            return -1;
        }
        for (int i = nameStart; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '>') {
                return isTag(name(text, start)) ? i + 1 : -1;
            }
            if (c == '<') {
                return -1;
            }
        }
        return -1;
    }

    private static boolean isTag(String name) {
        return BLOCKS.contains(name) || INLINE.contains(name) || name.equals("li") || name.equals("doctype");
    }

    /** Whether a character can stand between the ampersand and the semicolon of an entity. */
    private static boolean isOfEntity(char c) {
        return isAsciiLetter(c) || c >= '0' && c <= '9' || c == '#';
    }

    static boolean isAsciiLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static String name(String text, int start) {
        int from = start + 1;
        if (text.charAt(from) == '/' || text.charAt(from) == '!') {
            from++;
        }
        int to = from;
        while (to < text.length() && (Character.isLetterOrDigit(text.charAt(to)) || text.charAt(to) == ':')) {
            to++;
        }
        return text.substring(from, to).toLowerCase(Locale.ROOT);
    }

    private static int skip(String text, int start, int end, StringBuilder out) {
        String name = text.startsWith("<!--", start) ? "" : name(text, start);
        boolean closing = text.charAt(start + 1) == '/';
        if (name.equals("li")) {
            out.append(closing ? "\n" : "\n- ");
        } else if (BLOCKS.contains(name)) {
            out.append('\n');
        } else if (name.equals("td") || name.equals("th")) {
            out.append(' ');
        } else if (!closing && (name.equals("script") || name.equals("style"))) {
            int close = text.indexOf("</" + name, end);
            return close < 0 ? end : close;
        }
        return end;
    }
}
