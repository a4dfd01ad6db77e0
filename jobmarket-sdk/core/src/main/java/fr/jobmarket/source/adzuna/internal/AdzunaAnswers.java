package fr.jobmarket.source.adzuna.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.jobmarket.error.JobMarketException;
import fr.jobmarket.offer.Source;
import fr.jobmarket.source.AuthenticationException;
import fr.jobmarket.source.RawOffer;
import fr.jobmarket.source.TransportException;
import fr.jobmarket.source.adzuna.AdzunaClient;
import fr.jobmarket.source.adzuna.AdzunaPage;
import fr.jobmarket.source.internal.Answer;
import fr.jobmarket.source.internal.JsonSlices;
import fr.jobmarket.source.internal.Refusals;
import fr.jobmarket.source.internal.Secrets;
import fr.jobmarket.statistics.LabelledCount;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Reads Adzuna's answers, the HTML error pages among them. */
public final class AdzunaAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String CREDENTIALS = "check ADZUNA_APP_ID and ADZUNA_APP_KEY";

    private final Secrets secrets;
    private final Refusals refusals;

    /** A reader that keeps these secrets out of everything it says. */
    public AdzunaAnswers(Secrets secrets, Clock clock) {
        this.secrets = secrets;
        this.refusals = new Refusals(clock, CREDENTIALS, "check what the key may use on developer.adzuna.com");
    }

    /** Throws the error an answer stands for; returns when it is a success. */
    public void requireSuccess(Answer answer, String what) {
        if (answer.status() != 200) {
            throw failure(answer, what);
        }
    }

    private JobMarketException failure(Answer answer, String what) {
        String text = answer.text();
        Refusals.Reason reason = reason(text);
        if (answer.status() == 410 || text.contains("AUTH_FAIL")) {
            return new AuthenticationException(
                    what + " was answered with " + answer.status() + ": " + reason.text() + "; " + CREDENTIALS,
                    answer.status());
        }
        return refusals.of(answer, what, reason);
    }

    private Refusals.Reason reason(String text) {
        if (text.stripLeading().startsWith("<")) {
            String plain = text.replaceAll("(?is)<(script|style).*?</\\1>", " ").replaceAll("<[^>]*>", " ");
            return new Refusals.Reason("an HTML page saying \"" + secrets.quote(plain) + "\"", null, null);
        }
        try {
            JsonNode body = JSON.readTree(text);
            String exception = body.path("exception").asText("");
            String display = body.path("display").asText("");
            if (!exception.isEmpty() || !display.isEmpty()) {
                return new Refusals.Reason(
                        secrets.quote((exception + " " + display).strip()),
                        exception.isEmpty() ? null : secrets.quote(exception),
                        null);
            }
        } catch (IOException e) {
            return new Refusals.Reason(secrets.quote(text), null, null);
        }
        return new Refusals.Reason(text.isBlank() ? "no reason given" : secrets.quote(text), null, null);
    }

    /** The page in a search answer. */
    public AdzunaPage page(Answer answer, int number) {
        String text = answer.text();
        try {
            Map<String, String> members = JsonSlices.members(text);
            String results = members.get("results");
            if (results == null) {
                throw new IOException("there is no \"results\"");
            }
            List<String> elements = "null".equals(results) ? List.of() : JsonSlices.elements(results);
            List<RawOffer> offers = new ArrayList<>(elements.size());
            List<String> issues = new ArrayList<>();
            for (int i = 0; i < elements.size(); i++) {
                String id = JsonSlices.scalar(elements.get(i), "id");
                if (id == null || id.isBlank()) {
                    issues.add("result " + i + " of page " + number + " is no offer: it has no id");
                } else {
                    String payload = JsonSlices.oneLine(elements.get(i));
                    offers.add(new RawOffer(Source.ADZUNA, id.strip(), payload, answer.receivedAt()));
                }
            }
            JsonNode stated = JSON.readTree(members.getOrDefault("count", "null"));
            long shown = (number - 1L) * AdzunaClient.PAGE_SIZE + elements.size();
            // A count that is less than what the pages show is none.
            boolean announced = !elements.isEmpty() ? stated.asLong(-1) >= shown : stated.asLong(-1) >= 0;
            boolean full = elements.size() >= AdzunaClient.PAGE_SIZE;
            JsonNode mean = JSON.readTree(members.getOrDefault("mean", "null"));
            return new AdzunaPage(
                    number,
                    announced ? stated.asLong() : elements.isEmpty() ? 0 : full ? shown + 1 : shown,
                    announced,
                    mean.isNumber() ? OptionalDouble.of(mean.asDouble()) : OptionalDouble.empty(),
                    elements.size(),
                    offers,
                    issues);
        } catch (IOException e) {
            throw unreadable(text, e);
        }
    }

    /** Tags and labels of categories. */
    public List<LabelledCount> categories(Answer answer) {
        List<LabelledCount> categories = new ArrayList<>();
        for (JsonNode category : member(answer, "results")) {
            String tag = category.path("tag").asText("");
            if (!tag.isBlank()) {
                categories.add(new LabelledCount(tag, category.path("label").asText(tag), 0));
            }
        }
        return List.copyOf(categories);
    }

    /** Offers per lower bound of salary, lowest first. */
    public List<LabelledCount> histogram(Answer answer) {
        Map<Long, Long> sorted = new TreeMap<>();
        member(answer, "histogram").fields().forEachRemaining(bracket -> {
            if (bracket.getKey().matches("\\d{1,12}")) {
                sorted.put(Long.valueOf(bracket.getKey()), bracket.getValue().asLong());
            }
        });
        return sorted.entrySet().stream()
                .map(bracket -> new LabelledCount(bracket.getKey().toString(), null, bracket.getValue()))
                .toList();
    }

    /** Companies and their offers. */
    public List<LabelledCount> topCompanies(Answer answer) {
        List<LabelledCount> companies = new ArrayList<>();
        for (JsonNode company : member(answer, "leaderboard")) {
            String name = company.path("canonical_name")
                    .asText(company.path("display_name").asText(""));
            if (!name.isBlank()) {
                companies.add(
                        new LabelledCount(name, name, company.path("count").asLong()));
            }
        }
        return List.copyOf(companies);
    }

    /** Areas and their offers. */
    public List<LabelledCount> areas(Answer answer) {
        List<LabelledCount> areas = new ArrayList<>();
        for (JsonNode entry : member(answer, "locations")) {
            JsonNode area = entry.path("location").path("area");
            String name = area.isArray() && !area.isEmpty()
                    ? area.get(area.size() - 1).asText("")
                    : entry.path("location").path("display_name").asText("");
            if (!name.isBlank()) {
                areas.add(new LabelledCount(name, name, entry.path("count").asLong()));
            }
        }
        return List.copyOf(areas);
    }

    /** Mean salaries by month. */
    public Map<String, Double> history(Answer answer) {
        Map<String, Double> months = new TreeMap<>();
        member(answer, "month").fields().forEachRemaining(month -> {
            if (month.getValue().isNumber()) {
                months.put(month.getKey(), month.getValue().asDouble());
            }
        });
        return months;
    }

    /** The version of the API. */
    public String version(Answer answer) {
        String text = answer.text();
        try {
            JsonNode body = JSON.readTree(text);
            return body.path("api_version").asText(body.path("software_version").asText("unknown"));
        } catch (IOException e) {
            throw unreadable(text, e);
        }
    }

    private JsonNode member(Answer answer, String name) {
        String text = answer.text();
        try {
            JsonNode member = JSON.readTree(text).path(name);
            if (!member.isContainerNode()) {
                throw new IOException("there is no \"" + name + "\"");
            }
            return member;
        } catch (IOException e) {
            throw unreadable(text, e);
        }
    }

    private TransportException unreadable(String text, IOException e) {
        String found = text.stripLeading().startsWith("<") ? reason(text).text() : JsonSlices.reason(e);
        return new TransportException("Adzuna's answer is not the JSON it should be: " + found, e);
    }
}
