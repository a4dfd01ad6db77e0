package fr.jobmarket.training.drift;

import fr.jobmarket.training.drift.ColumnDrift.Share;
import fr.jobmarket.training.internal.HtmlPage;
import java.util.Locale;

/** A report on drift as one HTML file: a table of all columns, and the two histograms of those that drifted. */
final class DriftPage {

    private static final int LABEL = 220;
    private static final int BAR = 560;
    private static final int LINE = 34;

    private final HtmlPage page;
    private final DriftReport report;

    private DriftPage(DriftReport report) {
        this.report = report;
        this.page = new HtmlPage("Drift of " + report.current());
    }

    static String of(DriftReport report) {
        return new DriftPage(report).text();
    }

    private String text() {
        page.paragraph(String.format(
                Locale.ROOT,
                "%,d offers of %s beside %,d of %s: %d of %d columns drifted.",
                report.currentOffers(),
                report.current(),
                report.baselineOffers(),
                report.baseline(),
                report.drifted().size(),
                report.columns().size()));
        page.append("<table><tr><th>about</th><th>column</th><th>measure</th><th>value</th><th>limit</th>"
                + "<th>stability</th><th>missing before</th><th>missing now</th><th>drift</th></tr>");
        report.columns().forEach(this::row);
        page.append("</table>");
        report.drifted().stream().filter(column -> !column.shares().isEmpty()).forEach(this::histograms);
        return page.end();
    }

    private void row(ColumnDrift column) {
        page.append(column.drifted() ? "<tr class=\"chosen\">" : "<tr>");
        page.cell(DriftReport.words(column.subject()));
        page.cell(column.name());
        page.cell(DriftReport.words(column.measure()));
        page.cell(String.format(Locale.ROOT, "%.4g", column.value()));
        page.cell(String.format(Locale.ROOT, "%.2g", column.limit()));
        page.cell(String.format(Locale.ROOT, "%.3f", column.stability()));
        page.cell(String.format(Locale.ROOT, "%.1f %%", 100 * column.baselineMissing()));
        page.cell(String.format(Locale.ROOT, "%.1f %%", 100 * column.currentMissing()));
        page.cell(column.drifted() ? "yes" : "");
        page.append("</tr>");
    }

    private void histograms(ColumnDrift column) {
        page.heading(DriftReport.words(column.subject()) + ": " + column.name());
        page.append(String.format(
                Locale.ROOT,
                "<svg role=\"img\" aria-label=\"%s before and now\" viewBox=\"0 0 %d %d\">",
                HtmlPage.escaped(column.name()),
                LABEL + BAR + 80,
                LINE * column.shares().size() + 8));
        double widest = column.shares().stream()
                .mapToDouble(share -> Math.max(share.baseline(), share.current()))
                .max()
                .orElse(1);
        int line = 0;
        for (Share share : column.shares()) {
            int y = line++ * LINE + 4;
            page.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" font-size=\"13\">%s</text>",
                    LABEL - 8,
                    y + 18,
                    HtmlPage.escaped(String.valueOf(share.label()))));
            bar(y, share.baseline(), widest, "#9bb8cd");
            bar(y + 14, share.current(), widest, "#2f6f9f");
        }
        page.append("</svg>");
        page.paragraph("Above what was, below what is.");
    }

    private void bar(int y, double share, double widest, String colour) {
        double width = BAR * share / widest;
        page.append(String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"12\" fill=\"%s\"/>"
                        + "<text x=\"%.1f\" y=\"%d\" font-size=\"11\">%.1f %%</text>",
                LABEL,
                y,
                width,
                colour,
                LABEL + width + 4,
                y + 10,
                100 * share));
    }
}
