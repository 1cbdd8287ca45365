package org.waypost.mta.demo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How a sink answers. At each step the prepared replies are given in turn, then the friendly one. A
 * reply is sent byte by byte as written, with CRLF behind it; {@link #HANG_UP} closes instead.
 */
public final class SinkScript {
    /** Closes the connection in place of a reply. */
    public static final String HANG_UP = "HANG UP";

    /** Where a sink can be told to answer differently. */
    public enum Step {
        GREETING("220 sink.example ESMTP"),
        EHLO("250-sink.example\r\n250-8BITMIME\r\n250 SIZE 10000000"),
        HELO("250 sink.example"),
        STARTTLS("220 2.0.0 Ready to start TLS"),
        AUTH("235 2.0.0 Authentication succeeded"),
        MAIL("250 2.1.0 Ok"),
        RCPT("250 2.1.5 Ok"),
        DATA("354 Go on"),
        BODY("250 2.0.0 Taken"),
        RSET("250 2.0.0 Ok"),
        QUIT("221 2.0.0 Bye");

        private final String friendly;

        Step(String friendly) {
            this.friendly = friendly;
        }
    }

    private final Map<Step, Deque<String>> prepared = new EnumMap<>(Step.class);
    private final Map<Step, String> always = new EnumMap<>(Step.class);

    private SinkScript() {}

    /** Takes everything. */
    public static SinkScript friendly() {
        return new SinkScript();
    }

    /** Answers the next times with these, one after the other. */
    public synchronized SinkScript then(Step step, String... replies) {
        prepared.computeIfAbsent(step, _ -> new ArrayDeque<>()).addAll(List.of(replies));
        return this;
    }

    /** Answers so from now on, when no prepared reply is left. */
    public synchronized SinkScript always(Step step, String reply) {
        always.put(step, reply);
        return this;
    }

    synchronized String reply(Step step) {
        Deque<String> next = prepared.get(step);
        if (next != null && !next.isEmpty()) {
            return next.poll();
        }
        return always.getOrDefault(step, step.friendly);
    }
}
