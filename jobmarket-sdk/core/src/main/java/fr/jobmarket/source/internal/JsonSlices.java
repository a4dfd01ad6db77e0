package fr.jobmarket.source.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a JSON text into pieces without rewriting them, so that a payload keeps its key order, its numbers and its
 * escapes.
 */
public final class JsonSlices {

    private static final JsonFactory JSON = new JsonFactory();

    private JsonSlices() {}

    /** The members of an object, each as its text. The last of two members of one name counts. */
    public static Map<String, String> members(String json) throws IOException {
        Map<String, String> members = new LinkedHashMap<>();
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("a JSON object was expected");
            }
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                members.put(name, value(json, parser));
            }
            requireEnd(parser, JsonToken.END_OBJECT);
        }
        return members;
    }

    /** The elements of an array, each as its text. */
    public static List<String> elements(String json) throws IOException {
        List<String> elements = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new IOException("a JSON array was expected");
            }
            JsonToken token = parser.nextToken();
            while (token != null && token != JsonToken.END_ARRAY) {
                elements.add(value(json, parser));
                token = parser.nextToken();
            }
            requireEnd(parser, JsonToken.END_ARRAY);
        }
        return elements;
    }

    /** The value of a top-level member that is a string or a number, as text; null when there is none. */
    public static @Nullable String scalar(String json, String member) throws IOException {
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                JsonToken token = parser.nextToken();
                if (name.equals(member) && token.isScalarValue() && token != JsonToken.VALUE_NULL) {
                    return parser.getText();
                }
                parser.skipChildren();
            }
        }
        return null;
    }

    /** The same JSON on one line: white space between tokens goes when it holds a line break. */
    public static String oneLine(String json) {
        if (json.indexOf('\n') < 0 && json.indexOf('\r') < 0) {
            return json;
        }
        StringBuilder line = new StringBuilder(json.length());
        boolean inString = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (inString && c == '\\') {
                line.append(c).append(json.charAt(++i));
                continue;
            }
            if (c == '"') {
                inString = !inString;
            }
            if (inString || c > ' ') {
                line.append(c);
            }
        }
        return line.toString();
    }

    /** What is wrong with a JSON text, without quoting it: it may hold what must not be repeated. */
    public static String reason(IOException e) {
        return e instanceof JsonProcessingException json ? json.getOriginalMessage() : String.valueOf(e.getMessage());
    }

    private static String value(String json, JsonParser parser) throws IOException {
        int start = (int) parser.currentTokenLocation().getCharOffset();
        if (parser.currentToken().isScalarValue()) {
            parser.finishToken();
        } else {
            parser.skipChildren();
        }
        int end = (int) parser.currentLocation().getCharOffset();
        return json.substring(start, end);
    }

    private static void requireEnd(JsonParser parser, JsonToken end) throws IOException {
        if (parser.currentToken() != end) {
            throw new IOException("the JSON ends too early");
        }
        if (parser.nextToken() != null) {
            throw new IOException("something follows the JSON");
        }
    }
}
