package fr.jobmarket.gateway.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.Encoder;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Writes an answer as JSON. Unlike the framework's own encoder it also takes values that are JSON already, and copies
 * them byte for byte.
 */
final class AnswerEncoder implements Encoder {

    private final JsonGenerator json;
    private final OutputStream out;

    /** Writes with a generator that writes to this stream. */
    AnswerEncoder(JsonGenerator json, OutputStream out) {
        this.json = json;
        this.out = out;
    }

    /** Puts a value that is written already where the next value stands. */
    void encodeJson(byte[] value) throws IOException {
        // Nothing, but what separates it from the value before; then the bytes behind what the generator still holds.
        json.writeRawValue("");
        json.flush();
        out.write(value);
    }

    @Override
    public Encoder encodeArray(Argument<?> type) throws IOException {
        json.writeStartArray();
        return this;
    }

    @Override
    public Encoder encodeObject(Argument<?> type) throws IOException {
        json.writeStartObject();
        return this;
    }

    @Override
    public void finishStructure() throws IOException {
        if (json.getOutputContext().inArray()) {
            json.writeEndArray();
        } else {
            json.writeEndObject();
        }
    }

    @Override
    public void encodeKey(String key) throws IOException {
        json.writeFieldName(key);
    }

    @Override
    public void encodeString(String value) throws IOException {
        json.writeString(value);
    }

    @Override
    public void encodeBoolean(boolean value) throws IOException {
        json.writeBoolean(value);
    }

    @Override
    public void encodeByte(byte value) throws IOException {
        json.writeNumber(value);
    }

    @Override
    public void encodeShort(short value) throws IOException {
        json.writeNumber(value);
    }

    @Override
    public void encodeChar(char value) throws IOException {
        json.writeNumber(value);
    }

    @Override
    public void encodeInt(int value) throws IOException {
        json.writeNumber(value);
    }

    @Override
    public void encodeLong(long value) throws IOException {
        json.writeNumber(value);
    }

    @Override
    public void encodeFloat(float value) throws IOException {
        json.writeNumber(value);
    }

    @Override
    public void encodeDouble(double value) throws IOException {
        json.writeNumber(value);
    }

    @Override
    public void encodeBigInteger(BigInteger value) throws IOException {
        json.writeNumber(value);
    }

    @Override
    public void encodeBigDecimal(BigDecimal value) throws IOException {
        json.writeNumber(value);
    }

    @Override
    public void encodeNull() throws IOException {
        json.writeNull();
    }
}
