package fr.jobmarket.source.adzuna.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.jobmarket.error.JobMarketException;
import fr.jobmarket.offer.Source;
import fr.jobmarket.source.AccessDeniedException;
import fr.jobmarket.source.AuthenticationException;
import fr.jobmarket.source.RateLimitedException;
import fr.jobmarket.source.RawOffer;
import fr.jobmarket.source.RequestRejectedException;
import fr.jobmarket.source.ServerException;
import fr.jobmarket.source.UnreadableAnswerException;
import fr.jobmarket.source.adzuna.AdzunaPage;
import fr.jobmarket.source.internal.Answer;
import fr.jobmarket.source.internal.JsonSlices;
import fr.jobmarket.source.internal.RetryAfter;
import fr.jobmarket.source.internal.Secrets;
import fr.jobmarket.statistics.LabelledCount;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Reads Adzuna's answers, the HTML error pages among them. */
public final class AdzunaAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Secrets secrets;
    private final Clock clock;

    /** A reader that keeps these secrets out of everything it says. */
    public AdzunaAnswers(Secrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Throws the error an answer stands for; returns when it is a success. */
    public void requireSuccess(Answer answer, String what) {
        if (answer.status() != 200) {
            throw failure(answer, what);
        }
    }

    private JobMarketException failure(Answer answer, String what) {
        int status = answer.status();
        String text = answer.text();
        String said = what + " was answered with " + status + ": " + reason(text);
        Optional<Duration> retryAfter = RetryAfter.of(answer.headers(), clock);
        if (status == 401 || status == 410 || text.contains("AUTH_FAIL")) {
            return new AuthenticationException(said + "; check ADZUNA_APP_ID and ADZUNA_APP_KEY", null);
        }
        if (status == 403) {
            return new AccessDeniedException(said + "; check what the key may use on developer.adzuna.com", null);
        }
        if (status == 429) {
            return new RateLimitedException(said + "; make fewer calls at once", retryAfter.orElse(null));
        }
        if (status >= 500) {
            return new ServerException(said + "; try again later", status, retryAfter.orElse(null));
        }
        if (status >= 300 && status < 500) {
            return new RequestRejectedException(said, status);
        }
        return new UnreadableAnswerException(said + ", which this API does not use", null);
    }

    private String reason(String text) {
        if (text.stripLeading().startsWith("<")) {
            String plain = text.replaceAll("(?is)<(script|style).*?</\\1>", " ").replaceAll("<[^>]*>", " ");
            return "an HTML page saying \"" + secrets.quote(plain) + "\"";
        }
        try {
            JsonNode body = JSON.readTree(text);
            String exception = body.path("exception").asText("");
            String display = body.path("display").asText("");
            if (!exception.isEmpty() || !display.isEmpty()) {
                return secrets.quote((exception + " " + display).strip());
            }
        } catch (IOException e) {
            return secrets.quote(text);
        }
        return text.isBlank() ? "no reason given" : secrets.quote(text);
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
            JsonNode mean = JSON.readTree(members.getOrDefault("mean", "null"));
            return new AdzunaPage(
                    number,
                    JSON.readTree(members.getOrDefault("count", "0")).asLong(elements.size()),
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

    private UnreadableAnswerException unreadable(String text, IOException e) {
        String found = text.stripLeading().startsWith("<") ? reason(text) : JsonSlices.reason(e);
        return new UnreadableAnswerException("Adzuna's answer is not the JSON it should be: " + found, e);
    }
}
