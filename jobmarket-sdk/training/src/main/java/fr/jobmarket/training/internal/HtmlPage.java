package fr.jobmarket.training.internal;

/** An HTML page that needs nothing else, as it is written. Not thread-safe. */
public final class HtmlPage {

    private static final String STYLE = """
            body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b}
            table{border-collapse:collapse;width:100%;margin:1rem 0;font-variant-numeric:tabular-nums}
            th,td{padding:.3rem .6rem;border-bottom:1px solid #ddd;text-align:right}
            th:first-child,td:first-child{text-align:left}.chosen{font-weight:600}svg{width:100%;height:auto}
            """;

    private final StringBuilder html = new StringBuilder(16_384);

    /** A page with this title, which is also its heading. */
    public HtmlPage(String title) {
        html.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
                .append(escaped(title))
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body><h1>")
                .append(escaped(title))
                .append("</h1>");
    }

    /** Adds markup as it is. */
    public HtmlPage append(String markup) {
        html.append(markup);
        return this;
    }

    /** Adds a heading of the second level. */
    public void heading(String text) {
        html.append("<h2>").append(escaped(text)).append("</h2>");
    }

    /** Adds a paragraph. */
    public void paragraph(String text) {
        html.append("<p>").append(escaped(text)).append("</p>");
    }

    /** Adds a cell to a row of a table. */
    public void cell(String text) {
        html.append("<td>").append(escaped(text)).append("</td>");
    }

    /** The whole page. */
    public String end() {
        return html.append("</body></html>\n").toString();
    }

    /** A text as it stands between tags or in an attribute. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
