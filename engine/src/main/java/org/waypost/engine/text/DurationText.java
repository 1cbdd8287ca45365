package org.waypost.engine.text;

import java.time.Duration;

/** A duration as smtpd.conf writes it, in its largest whole unit: {@code 4d}, {@code 90m}. */
public final class DurationText {
    private DurationText() {}

    public static String of(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds % 3_600 == 0) {
            return seconds / 3_600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
