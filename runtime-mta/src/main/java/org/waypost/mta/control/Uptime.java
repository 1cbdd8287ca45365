package org.waypost.mta.control;

import java.time.Duration;

/** Durations as the original writes them: {@code 1d2h3m4s}. */
final class Uptime {
    private Uptime() {}

    static String human(Duration time) {
        StringBuilder text = new StringBuilder();
        if (time.toDays() > 0) {
            text.append(time.toDays()).append('d');
        }
        if (time.toHours() > 0) {
            text.append(time.toHoursPart()).append('h');
        }
        if (time.toMinutes() > 0) {
            text.append(time.toMinutesPart()).append('m');
        }
        return text.append(time.toSecondsPart()).append('s').toString();
    }
}
