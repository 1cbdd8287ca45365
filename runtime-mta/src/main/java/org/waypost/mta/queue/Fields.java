package org.waypost.mta.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.waypost.engine.value.MailAddress;

/**
 * The lines of an envelope: {@code key: value}, each key once. Reading takes keys out, so that what
 * is left over is unknown.
 */
final class Fields {
    private static final long LATEST_SECOND =
            Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private final Map<String, String> values = new LinkedHashMap<>();

    /** Empty text is left out. */
    Fields put(String key, String value) {
        if (!value.isEmpty()) {
            values.put(key, Escapes.encode(value));
        }
        return this;
    }

    Fields put(String key, long number) {
        values.put(key, Long.toString(number));
        return this;
    }

    /** The null sender is {@code @}. */
    Fields put(String key, MailAddress address) {
        values.put(
                key,
                Escapes.encode(address.localPart())
                        + "@"
                        + Escapes.encodeAlso(address.domain(), '@'));
        return this;
    }

    String text() {
        StringBuilder out = new StringBuilder(512);
        values.forEach((key, value) -> out.append(key).append(": ").append(value).append('\n'));
        return out.toString();
    }

    static Fields parse(String text) throws DamagedEnvelopeException {
        Fields fields = new Fields();
        if (!text.endsWith("\n")) {
            throw new DamagedEnvelopeException("the last line has no end");
        }
        for (String line : text.substring(0, text.length() - 1).split("\n", -1)) {
            int colon = line.indexOf(": ");
            if (colon <= 0) {
                throw new DamagedEnvelopeException(
                        "a line is not \"key: value\": \"" + Escapes.encode(line, 80) + '"');
            }
            String key = line.substring(0, colon);
            if (fields.values.put(key, line.substring(colon + 2)) != null) {
                throw new DamagedEnvelopeException("\"" + Escapes.encode(key, 80) + "\" twice");
            }
        }
        return fields;
    }

    /** Empty when the key is missing. */
    String takeText(String key) throws DamagedEnvelopeException {
        String value = values.remove(key);
        return value == null ? "" : decode(key, value);
    }

    String takeRequired(String key) throws DamagedEnvelopeException {
        if (!values.containsKey(key)) {
            throw new DamagedEnvelopeException("\"" + key + "\" is missing");
        }
        return takeText(key);
    }

    MailAddress takeAddress(String key) throws DamagedEnvelopeException {
        String value = values.remove(key);
        if (value == null) {
            throw new DamagedEnvelopeException("\"" + key + "\" is missing");
        }
        int at = value.lastIndexOf('@');
        if (at < 0) {
            throw new DamagedEnvelopeException("\"" + key + "\" is not an address");
        }
        return new MailAddress(
                decode(key, value.substring(0, at)), decode(key, value.substring(at + 1)));
    }

    Instant takeInstant(String key) throws DamagedEnvelopeException {
        return Instant.ofEpochSecond(takeNumber(key, LATEST_SECOND));
    }

    Duration takeSeconds(String key) throws DamagedEnvelopeException {
        return Duration.ofSeconds(takeNumber(key, Integer.MAX_VALUE));
    }

    /** 0 when it is missing. */
    long takeNumberOrZero(String key, long limit) throws DamagedEnvelopeException {
        return values.containsKey(key) ? takeNumber(key, limit) : 0;
    }

    /** From 0 to {@code limit}. */
    long takeNumber(String key, long limit) throws DamagedEnvelopeException {
        return take(
                key,
                text -> {
                    long number = Long.parseLong(text);
                    if (number < 0 || number > limit) {
                        throw new NumberFormatException();
                    }
                    return number;
                });
    }

    /** What {@code read} refuses by an IllegalArgumentException is damage. */
    <T> T take(String key, Function<String, T> read) throws DamagedEnvelopeException {
        String text = takeRequired(key);
        try {
            return read.apply(text);
        } catch (IllegalArgumentException _) {
            throw new DamagedEnvelopeException(
                    "\"" + key + "\" cannot be \"" + Escapes.encode(text, 80) + '"');
        }
    }

    void requireEmpty() throws DamagedEnvelopeException {
        if (!values.isEmpty()) {
            String key = values.keySet().iterator().next();
            throw new DamagedEnvelopeException("invalid field \"" + Escapes.encode(key, 80) + '"');
        }
    }

    private static String decode(String key, String value) throws DamagedEnvelopeException {
        return Escapes.decode(value)
                .orElseThrow(
                        () ->
                                new DamagedEnvelopeException(
                                        "\"" + key + "\" has a character that is not escaped"));
    }
}
