package fr.jobmarket.source.francetravail.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.jobmarket.offer.Source;
import fr.jobmarket.source.RawOffer;
import fr.jobmarket.source.TransportException;
import fr.jobmarket.source.francetravail.Referential;
import fr.jobmarket.source.francetravail.SearchPage;
import fr.jobmarket.source.internal.Answer;
import fr.jobmarket.source.internal.JsonSlices;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the bodies of search and offer answers. */
public final class SearchAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TOTAL = Pattern.compile("/\\s*(\\d{1,12})\\s*$");

    private SearchAnswers() {}

    /** The page in a 200, 206 or 204 answer to a search for so many results from this position. */
    public static SearchPage page(Answer answer, int first, int count) {
        Optional<Long> announced = answer.headers().firstValue("Content-Range").flatMap(SearchAnswers::total);
        String text = answer.text();
        if (answer.status() == 204 || text.isBlank()) {
            requireEmpty(answer, announced);
            return new SearchPage(first, announced.orElse(0L), true, 0, List.of(), Map.of(), List.of());
        }
        try {
            Map<String, String> members = JsonSlices.members(text);
            String results = members.get("resultats");
            if (results == null) {
                throw new IOException("there is no \"resultats\"");
            }
            return page(
                    answer,
                    first,
                    count,
                    announced,
                    "null".equals(results) ? List.of() : JsonSlices.elements(results),
                    members.getOrDefault("filtresPossibles", "[]"));
        } catch (IOException e) {
            throw new TransportException("the search answer is not the JSON it should be: " + JsonSlices.reason(e), e);
        }
    }

    private static void requireEmpty(Answer answer, Optional<Long> announced) {
        if (answer.status() != 204) {
            throw new TransportException(
                    "the search answer has status " + answer.status() + " and an empty body"
                            + announced
                                    .map(total -> ", though it announces " + total + " offers")
                                    .orElse(""),
                    null);
        }
    }

    private static SearchPage page(
            Answer answer, int first, int count, Optional<Long> announced, List<String> results, String filters)
            throws IOException {
        List<RawOffer> offers = new ArrayList<>(results.size());
        List<String> issues = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            Optional<RawOffer> offer = offer(results.get(i), answer);
            if (offer.isPresent()) {
                offers.add(offer.get());
            } else {
                issues.add("the result at position " + (first + i) + " is no offer: it has no id");
            }
        }
        Map<String, Map<String, Long>> counts = counts(filters);
        int shown = first + results.size();
        // A total that is less than what the pages show is none.
        Optional<Long> borneOut = announced.filter(total -> results.isEmpty() || total >= shown);
        long total = borneOut.orElseGet(() -> atLeast(shown, results.size() >= count, counts));
        return new SearchPage(first, total, borneOut.isPresent(), results.size(), offers, counts, issues);
    }

    /** The total of an answer that does not announce one: what a filter counts, or one more than a full page shows. */
    private static long atLeast(long shown, boolean full, Map<String, Map<String, Long>> counts) {
        long counted = counts.values().stream()
                .mapToLong(values ->
                        values.values().stream().mapToLong(Long::longValue).sum())
                .max()
                .orElse(0);
        return Math.max(counted, full ? shown + 1 : shown);
    }

    /** The offer in this JSON; empty when it is not an object with an id. */
    public static Optional<RawOffer> offer(String json, Answer answer) throws IOException {
        String id = JsonSlices.scalar(json, "id");
        if (id == null || id.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(
                new RawOffer(Source.FRANCE_TRAVAIL, id.strip(), JsonSlices.oneLine(json), answer.receivedAt()));
    }

    private static Map<String, Map<String, Long>> counts(String filters) throws IOException {
        Map<String, Map<String, Long>> counts = new LinkedHashMap<>();
        for (JsonNode filter : JSON.readTree(filters)) {
            Map<String, Long> values = new LinkedHashMap<>();
            for (JsonNode value : filter.path("agregation")) {
                String code = value.path("valeurPossible").asText();
                long offers = value.path("nbResultats").asLong(-1);
                if (!code.isBlank() && offers >= 0) {
                    values.put(code, offers);
                }
            }
            counts.put(filter.path("filtre").asText(), Map.copyOf(values));
        }
        return counts;
    }

    /** The entries of a code list; those without a code are left out. */
    public static List<Referential.Entry> referential(Answer answer) {
        try {
            JsonNode list = JSON.readTree(answer.text());
            if (!list.isArray()) {
                throw new IOException("a JSON array was expected");
            }
            List<Referential.Entry> entries = new ArrayList<>(list.size());
            for (JsonNode entry : list) {
                String code = entry.path("code").asText("");
                if (!code.isBlank()) {
                    entries.add(
                            new Referential.Entry(code, entry.path("libelle").asText(code), details(entry)));
                }
            }
            return entries;
        } catch (IOException e) {
            throw new TransportException("the code list is not the JSON it should be: " + JsonSlices.reason(e), e);
        }
    }

    /** Texts as they are; a nested entry, such as the region of a department, by its code. */
    private static Map<String, String> details(JsonNode entry) {
        Map<String, String> details = new LinkedHashMap<>();
        entry.fields().forEachRemaining(member -> {
            JsonNode value = member.getValue();
            String text = value.isObject() ? value.path("code").asText("") : value.asText("");
            if (!text.isBlank()
                    && !member.getKey().equals("code")
                    && !member.getKey().equals("libelle")) {
                details.put(member.getKey(), text);
            }
        });
        return details;
    }

    private static Optional<Long> total(String contentRange) {
        Matcher matcher = TOTAL.matcher(contentRange);
        return matcher.find() ? Optional.of(Long.valueOf(matcher.group(1))) : Optional.empty();
    }
}
