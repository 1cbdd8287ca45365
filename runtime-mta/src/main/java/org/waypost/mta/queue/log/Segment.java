package org.waypost.mta.queue.log;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of records.
 *
 * @param number counts up from 1; never used twice
 * @param salt begins every record; nobody outside knows it, so no message can contain a record
 */
record Segment(int number, long salt) {
    private static final Pattern NAME = Pattern.compile("([0-9a-f]{8})-([0-9a-f]{16})\\.log");

    String fileName() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(number) + '-' + hex.toHexDigits(salt) + ".log";
    }

    static Optional<Segment> parse(String fileName) {
        Matcher matcher = NAME.matcher(fileName);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int number = HexFormat.fromHexDigits(matcher.group(1));
        return number > 0
                ? Optional.of(new Segment(number, HexFormat.fromHexDigitsToLong(matcher.group(2))))
                : Optional.empty();
    }
}
