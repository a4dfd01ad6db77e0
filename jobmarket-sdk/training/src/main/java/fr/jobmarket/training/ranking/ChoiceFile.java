package fr.jobmarket.training.ranking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.jobmarket.candidate.CandidateProfile;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.internal.TextLines;
import fr.jobmarket.training.ranking.CandidateChoices.Action;
import fr.jobmarket.training.ranking.CandidateChoices.Choice;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Choices as files hold them: a candidate a line, {@code {"id", "candidate": profile, "choices": [{"offerId", "action",
 * "rank", "at"}]}}. One line at a time is in memory.
 */
record ChoiceFile(Path file) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * Hands over every candidate that can be read.
     *
     * @param rejections hears file, line and reason of what is left out
     * @throws InvalidInputException when the file itself cannot be read
     */
    void forEach(Consumer<CandidateChoices> each, Consumer<String> rejections) {
        int number = 0;
        try (BufferedReader lines = TextLines.open(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    handOver(line, number, each, rejections);
                }
            }
        } catch (IOException e) {
            throw new InvalidInputException(file + " cannot be read (" + e + ")", e);
        }
    }

    private void handOver(String line, int number, Consumer<CandidateChoices> each, Consumer<String> rejections) {
        CandidateChoices read;
        try {
            read = read(line, number);
        } catch (InvalidInputException e) {
            rejections.accept(file + " line " + number + ": " + e.getMessage());
            return;
        }
        each.accept(read);
    }

    private CandidateChoices read(String line, int number) {
        JsonNode json;
        try {
            json = MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            throw new InvalidInputException("not JSON: " + e.getOriginalMessage(), e);
        }
        JsonNode profile = json.path("candidate");
        if (!profile.isObject()) {
            throw new InvalidInputException("candidate: a profile is needed");
        }
        if (!json.path("choices").isArray()) {
            throw new InvalidInputException("choices: a list is needed");
        }
        List<Choice> choices = new ArrayList<>();
        for (JsonNode choice : json.path("choices")) {
            choices.add(choice(choice, choices.size()));
        }
        choices.sort(Comparator.comparing(Choice::at));
        String id = json.path("id").asText(file.getFileName() + ":" + number);
        return new CandidateChoices(id, CandidateProfile.ofJson(profile.toString()), choices);
    }

    private static Choice choice(JsonNode json, int index) {
        String where = "choices[" + index + "].";
        String offer = json.path("offerId").asText();
        if (offer.isBlank()) {
            throw new InvalidInputException(where + "offerId is missing");
        }
        JsonNode rank = json.path("rank");
        if (!rank.isMissingNode() && !(rank.isInt() && rank.intValue() >= 1)) {
            throw new InvalidInputException(where + "rank: a number from 1, not " + rank);
        }
        return new Choice(offer, action(json, where), rank.asInt(0), moment(json, where));
    }

    private static Action action(JsonNode json, String where) {
        String worded = json.path("action").asText();
        for (Action action : Action.values()) {
            if (action.id().equals(worded.toLowerCase(Locale.ROOT))) {
                return action;
            }
        }
        throw new InvalidInputException(where + "action: show, view, save, apply or dismiss, not \"" + worded + "\"");
    }

    private static Instant moment(JsonNode json, String where) {
        String worded = json.path("at").asText();
        try {
            return Instant.parse(worded);
        } catch (DateTimeException e) {
            throw new InvalidInputException(
                    where + "at: a moment such as 2026-06-01T08:30:00Z, not \"" + worded + "\"", e);
        }
    }
}
