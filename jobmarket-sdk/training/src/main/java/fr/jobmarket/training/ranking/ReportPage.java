package fr.jobmarket.training.ranking;

import fr.jobmarket.training.internal.HtmlPage;
import fr.jobmarket.training.ranking.TrainingReport.Ablation;
import fr.jobmarket.training.ranking.TrainingReport.Row;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A report as one HTML file: tables, and bars with whiskers drawn in SVG. */
final class ReportPage {

    private static final int LABEL = 260;
    private static final int BAR = 640;
    private static final int LINE = 26;

    private static final String MADE_OF_OFFERS =
            "Candidates are made of offers: they name title, skills, text, place and conditions of an offer; what is "
                    + "relevant is an offer of the same occupation, half as much one of a neighbouring occupation, and less when "
                    + "it misses conditions. Nothing here was clicked or applied for, so there is no item-to-item baseline. "
                    + "Figures are about the offers the index brings; what it does not bring is not counted as missed.";
    private static final String CHOSEN =
            "Candidates chose among offers they were shown; rankers are judged by how they order these. To apply counts 1, to "
                    + "save 0.7, to view 0.3, everything else nothing. What stood low in a list was looked at less often, "
                    + "so that figures compare rankers, and favour those like the one that made the lists.";

    private final HtmlPage html;
    private final TrainingReport report;

    private ReportPage(TrainingReport report) {
        this.report = report;
        this.html = new HtmlPage("Training of " + report.name() + " " + report.version());
    }

    static String of(TrainingReport report) {
        return new ReportPage(report).page();
    }

    private String page() {
        verdict();
        section("All candidates, each ranked by trees that did not learn from them", report.crossValidated());
        section("The newest fifth of the candidates, ranked by trees that learned from the others", report.timeSplit());
        ablation();
        provenance();
        return html.end();
    }

    private void verdict() {
        Interval gain = report.gain();
        html.paragraph(String.format(
                Locale.ROOT,
                "Over %s the model gains %+.4f at NDCG@10 (95 %%: %+.4f to %+.4f, paired by candidate): %s.",
                report.champion(),
                gain.mean(),
                gain.low(),
                gain.high(),
                gain.isGain() ? "a gain" : "no gain that can be told from chance"));
        html.paragraph(report.chosen() ? CHOSEN : MADE_OF_OFFERS);
    }

    private void section(String title, List<Row> rows) {
        html.heading(title);
        chart(rows);
        html.append("<table><tr><th>ranker</th>");
        for (RankerFigures.Metric metric : RankerFigures.Metric.values()) {
            html.append("<th>").append(HtmlPage.escaped(metric.id())).append("</th>");
        }
        html.append("<th>coverage</th><th>Gini of exposure</th></tr>");
        for (Row row : rows) {
            html.append(row.ranker().equals(report.name()) ? "<tr class=\"chosen\"><td>" : "<tr><td>")
                    .append(HtmlPage.escaped(row.ranker()))
                    .append("</td>");
            for (RankerFigures.Metric metric : RankerFigures.Metric.values()) {
                Interval value = row.metrics().get(metric.id());
                html.append("<td>")
                        .append(
                                value == null
                                        ? "–"
                                        : String.format(
                                                Locale.ROOT,
                                                "%.3f<br><small>%.3f–%.3f</small>",
                                                value.mean(),
                                                value.low(),
                                                value.high()))
                        .append("</td>");
            }
            html.append(String.format(Locale.ROOT, "<td>%.3f</td><td>%.3f</td></tr>", row.coverage(), row.gini()));
        }
        html.append("</table>");
    }

    private void chart(List<Row> rows) {
        openChart("NDCG@10 of each ranker", rows.size());
        for (int i = 0; i < rows.size(); i++) {
            Interval ndcg = rows.get(i).metrics().get(RankerFigures.Metric.NDCG_10.id());
            if (ndcg != null) {
                bar(i, rows.get(i).ranker(), ndcg, 0, 1);
            }
        }
        html.append("</svg>");
    }

    private void ablation() {
        html.heading("What is lost without some features, at NDCG@10 on the newest fifth");
        double widest = report.ablation().stream()
                .mapToDouble(row ->
                        Math.max(Math.abs(row.loss().low()), Math.abs(row.loss().high())))
                .max()
                .orElse(1);
        openChart(
                "Loss of NDCG@10 without a group of features", report.ablation().size());
        for (int i = 0; i < report.ablation().size(); i++) {
            Ablation row = report.ablation().get(i);
            bar(i, row.features(), row.loss(), -widest, widest);
        }
        html.append("</svg>");
    }

    private void openChart(String label, int lines) {
        html.append(String.format(
                Locale.ROOT,
                "<svg role=\"img\" aria-label=\"%s\" viewBox=\"0 0 %d %d\">",
                HtmlPage.escaped(label),
                LABEL + BAR + 100,
                lines * LINE + 6));
    }

    private void bar(int line, String label, Interval value, double from, double to) {
        double scale = BAR / Math.max(1e-9, to - from);
        int y = line * LINE + 4;
        double zero = LABEL + (Math.max(from, Math.min(0, to)) - from) * scale;
        double end = LABEL + (value.mean() - from) * scale;
        html.append(String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" font-size=\"14\">%s</text>"
                        + "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"16\" fill=\"#2f6f9f\"/>"
                        + "<path d=\"M%.1f %dH%.1f\" stroke=\"#111\" stroke-width=\"2\"/>"
                        + "<text x=\"%d\" y=\"%d\" font-size=\"14\">%.4f</text>",
                LABEL - 8,
                y + 13,
                HtmlPage.escaped(label),
                Math.min(zero, end),
                y,
                Math.abs(end - zero),
                LABEL + (value.low() - from) * scale,
                y + 8,
                LABEL + (value.high() - from) * scale,
                LABEL + BAR + 8,
                y + 13,
                value.mean()));
    }

    private void provenance() {
        html.heading("How it came about");
        html.append("<table>");
        Map<String, String> facts = new TreeMap<>(report.parameters());
        facts.put("candidates", String.valueOf(report.candidates()));
        facts.put("data, SHA-256", report.dataSha256());
        facts.put("XGBoost", report.xgboostVersion());
        facts.put("plan", report.plan().toString());
        facts.forEach((name, value) -> html.append("<tr><td>")
                .append(HtmlPage.escaped(name))
                .append("</td><td>")
                .append(HtmlPage.escaped(value))
                .append("</td></tr>"));
        html.append("</table>");
    }
}
