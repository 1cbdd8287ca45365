package org.waypost.mta.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.waypost.mta.control.ControlClient;
import org.waypost.mta.control.Frame;
import org.waypost.mta.io.DiskError;
import org.waypost.mta.io.Timer;

/** {@code smtpctl monitor}: a line a second of what happened in it, until it is interrupted. */
record Monitor(Path socket, PrintStream out) {
    private static final int ROWS_BETWEEN_HEADS = 25;

    private static final String HEAD =
            """
            --- client ---  -- envelope --   ---- relay/delivery --- ------- misc -------
            curr conn disc  curr  enq  deq   ok tmpfail prmfail loop expire remove bounce
            """;

    private static final String ROW =
            "%4d %4d %4d  %4d %4d %4d %4d    %4d    %4d %4d   %4d   %4d   %4d";

    /** Waits a second; false when somebody wants it to end. */
    static boolean second(Timer timer) {
        CountDownLatch over = new CountDownLatch(1);
        timer.at(timer.instant().plusSeconds(1), over::countDown);
        try {
            over.await();
            return true;
        } catch (InterruptedException _) {
            return false;
        }
    }

    /**
     * @param pause waits; false ends it
     * @return why it ended, when it was not asked to
     */
    Optional<String> run(BooleanSupplier pause) {
        try {
            Map<String, Long> before = stats();
            for (int row = 0; ; row++) {
                Map<String, Long> now = stats();
                if (row % ROWS_BETWEEN_HEADS == 0) {
                    out.print(HEAD);
                }
                out.println(row(before, now));
                out.flush();
                before = now;
                if (!pause.getAsBoolean()) {
                    return Optional.empty();
                }
            }
        } catch (IOException e) {
            return Optional.of("no server: " + DiskError.describe(e));
        }
    }

    private Map<String, Long> stats() throws IOException {
        Map<String, Long> stats = new HashMap<>();
        ControlClient.ask(
                socket,
                List.of("show", "stats"),
                frame -> {
                    if (frame instanceof Frame.Line(String text)) {
                        int equals = text.indexOf('=');
                        String value = text.substring(equals + 1);
                        if (!value.isEmpty() && value.chars().allMatch(Character::isDigit)) {
                            stats.put(text.substring(0, equals), Long.parseLong(value));
                        }
                    }
                });
        return stats;
    }

    private static String row(Map<String, Long> before, Map<String, Long> now) {
        long sessions = now.getOrDefault("smtp.session", 0L);
        long opened = change("smtp.session.total", before, now);
        long gone =
                change("scheduler.envelope.incoming", before, now)
                        - change("scheduler.envelope", before, now);
        return String.format(
                Locale.ROOT,
                ROW,
                sessions,
                opened,
                opened - change("smtp.session", before, now),
                now.getOrDefault("scheduler.envelope", 0L),
                change("scheduler.envelope.incoming", before, now),
                gone,
                change("scheduler.delivery.ok", before, now),
                change("scheduler.delivery.tempfail", before, now),
                change("scheduler.delivery.permfail", before, now),
                change("scheduler.delivery.loop", before, now),
                change("scheduler.envelope.expired", before, now),
                change("scheduler.envelope.removed", before, now),
                change("queue.bounce", before, now));
    }

    private static long change(String name, Map<String, Long> before, Map<String, Long> now) {
        return now.getOrDefault(name, 0L) - before.getOrDefault(name, 0L);
    }
}
