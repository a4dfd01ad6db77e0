package fr.jobmarket.source.internal.adapter;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import fr.jobmarket.internal.MarkedText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a payload member by member without building a tree. Whatever shape a member has, reading it never fails as
 * long as the payload is JSON: members of an unexpected shape are skipped and remembered in {@link #oddShape()}.
 */
public final class PayloadReader {

    /** Takes one member; the parser stands on its value. */
    @FunctionalInterface
    public interface Members {
        void accept(String name) throws IOException;
    }

    private final JsonParser in;
    private boolean oddShape;

    /** A reader of the object the parser stands on. */
    public PayloadReader(JsonParser in) {
        this.in = in;
    }

    /** Whether any member had another shape than expected. */
    public boolean oddShape() {
        return oddShape;
    }

    /** The members of the object the parser stands on, or of each object of an array; anything else is skipped. */
    public void members(Members members) throws IOException {
        JsonToken token = in.currentToken();
        if (token == JsonToken.START_OBJECT) {
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                in.nextToken();
                members.accept(name);
                in.skipChildren();
            }
        } else if (token == JsonToken.START_ARRAY) {
            while (in.nextToken() != JsonToken.END_ARRAY) {
                members(members);
            }
        } else {
            oddUnlessNull(token);
        }
    }

    /** Each element of an array, or the value itself when it is none. */
    public void elements(Members element) throws IOException {
        if (in.currentToken() != JsonToken.START_ARRAY) {
            element.accept("");
            return;
        }
        while (in.nextToken() != JsonToken.END_ARRAY) {
            element.accept("");
            in.skipChildren();
        }
    }

    /** The text of a string, number or boolean; null for null and, as an odd shape, for anything else. */
    public @Nullable String text() throws IOException {
        JsonToken token = in.currentToken();
        if (token == JsonToken.VALUE_STRING || token.isNumeric() || token.isBoolean()) {
            return in.getText();
        }
        oddUnlessNull(token);
        return null;
    }

    /** The text of a string or a whole number; null for anything else, which is nobody's id. */
    public @Nullable String identifier() throws IOException {
        JsonToken token = in.currentToken();
        return token == JsonToken.VALUE_STRING || token == JsonToken.VALUE_NUMBER_INT ? in.getText() : null;
    }

    /** The same as {@link #text()} for the longest text of an offer: its string is needed only once it is cleaned. */
    public @Nullable MarkedText longText() throws IOException {
        if (in.currentToken() == JsonToken.VALUE_STRING) {
            return MarkedText.lent(in.getTextCharacters(), in.getTextOffset(), in.getTextLength());
        }
        String text = text();
        return text == null ? null : MarkedText.of(text);
    }

    /** The texts of an array, or of a single value. */
    public List<String> texts() throws IOException {
        List<String> texts = new ArrayList<>(4);
        elements(ignored -> {
            String text = text();
            if (text != null && !text.isBlank()) {
                texts.add(text);
            }
        });
        return texts;
    }

    /** A number, also one written as a string with point or comma. */
    public @Nullable Double number() throws IOException {
        JsonToken token = in.currentToken();
        if (token.isNumeric()) {
            double value = in.getDoubleValue();
            return Double.isFinite(value) ? value : null;
        }
        if (token == JsonToken.VALUE_STRING) {
            String text = in.getText().strip();
            if (text.isEmpty()) {
                return null;
            }
            try {
                double value = Double.parseDouble(text.replace(',', '.'));
                return Double.isFinite(value) ? value : null;
            } catch (NumberFormatException e) {
                oddShape = true;
                return null;
            }
        }
        oddUnlessNull(token);
        return null;
    }

    /** A boolean, also one written as a string such as {@code "True"}. */
    public @Nullable Boolean bool() throws IOException {
        String text = text();
        if (text == null) {
            return null;
        }
        return switch (text) {
            case "true", "True", "TRUE", "1" -> true;
            case "false", "False", "FALSE", "0" -> false;
            default -> null;
        };
    }

    private void oddUnlessNull(JsonToken token) throws IOException {
        if (token != JsonToken.VALUE_NULL) {
            oddShape = true;
            in.skipChildren();
        }
    }
}
