package fr.jobmarket.candidate;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.offer.OfferJson;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The JSON form of candidate profiles. */
final class CandidateJson {

    private static final ObjectReader READER = strictMapper().readerFor(CandidateProfile.class);
    private static final ObjectWriter WRITER = OfferJson.newMapper().writerFor(CandidateProfile.class);

    private CandidateJson() {}

    static CandidateProfile read(String json) {
        CandidateProfile profile;
        try {
            profile = READER.readValue(json);
        } catch (JsonProcessingException e) {
            throw new InvalidInputException("invalid candidate profile: " + explain(e), e);
        }
        if (profile == null) {
            throw new InvalidInputException("invalid candidate profile: null is not a JSON object");
        }
        return profile.requireValid();
    }

    static String write(CandidateProfile profile) {
        try {
            return WRITER.writeValueAsString(profile);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a profile is always writable", e);
        }
    }

    /** People write profiles by hand: a misspelt field must not be taken for an absent one. */
    private static ObjectMapper strictMapper() {
        return OfferJson.newMapper()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .setDefaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL));
    }

    private static String explain(JsonProcessingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "unknown field " + path(unknown) + "; known here: "
                    + unknown.getKnownPropertyIds().stream()
                            .map(String::valueOf)
                            .sorted()
                            .collect(Collectors.joining(", "));
        }
        if (e instanceof InvalidFormatException format && format.getTargetType().isEnum()) {
            return path(format) + ": \"" + format.getValue() + "\" is none of "
                    + Arrays.toString(format.getTargetType().getEnumConstants());
        }
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return path(mapping) + ": " + mapping.getOriginalMessage();
        }
        String where = e.getLocation() == null
                ? ""
                : "line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ": ";
        return where + e.getOriginalMessage();
    }

    private static String path(JsonMappingException e) {
        List<Reference> path = e.getPath();
        StringBuilder text = new StringBuilder();
        for (Reference step : path) {
            if (step.getFieldName() == null) {
                text.append('[').append(step.getIndex()).append(']');
            } else {
                text.append(text.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return text.toString();
    }
}
