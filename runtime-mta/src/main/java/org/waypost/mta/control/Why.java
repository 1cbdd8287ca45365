package org.waypost.mta.control;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.Escapes;
import org.waypost.mta.schedule.AgentKind;
import org.waypost.mta.schedule.Scheduled;
import org.waypost.mta.schedule.Scheduler;

/** Tells of an envelope which rule took it, what has happened, and what comes next and when. */
record Why(Scheduler scheduler, Instant now) {
    void tell(Envelope envelope, Scheduled scheduled, Reply reply) throws IOException {
        Envelope.Origin origin = envelope.origin();
        line(reply, "envelope", envelope.id().toString());
        line(reply, "from", "<" + envelope.sender() + ">, " + origin.helo() + " " + client(origin));
        line(reply, "to", "<" + envelope.current() + ">" + asked(envelope));
        line(reply, "rule", origin.rule().isEmpty() ? "not recorded" : origin.rule());
        line(reply, "action", action(envelope));
        line(reply, "arrived", time(envelope.created()));
        line(reply, "tried", tried(envelope.attempts()));
        if (!envelope.attempts().status().isEmpty()) {
            line(reply, "answer", envelope.attempts().status());
        }
        line(reply, "next", next(envelope, scheduled));
        line(reply, "until", until(envelope));
    }

    private static void line(Reply reply, String word, String text) throws IOException {
        reply.line(String.format(Locale.ROOT, "%-9s %s", word, Escapes.encode(text)));
    }

    private static String client(Envelope.Origin origin) {
        String user = origin.user().isEmpty() ? "" : " as " + origin.user();
        return "(" + origin.reverseName() + " " + origin.client() + ")" + user;
    }

    private static String asked(Envelope envelope) {
        return envelope.current().equals(envelope.recipient())
                ? ""
                : ", said as <" + envelope.recipient() + ">";
    }

    private static String action(Envelope envelope) {
        return switch (envelope.destination()) {
            case Envelope.Local local ->
                    named(local.action(), local.definition()) + ", user " + local.user();
            case Envelope.Relay relay -> named(relay.action(), relay.definition());
            case Envelope.Bounce bounce ->
                    "report to the sender: " + bounce.kind().name().toLowerCase(Locale.ROOT);
        };
    }

    private static String named(String name, String definition) {
        return definition.isEmpty() ? name + " (as the configuration says now)" : definition;
    }

    private String time(Instant then) {
        String text = then.truncatedTo(ChronoUnit.SECONDS).toString();
        Duration away = Duration.between(now, then);
        return away.isNegative()
                ? text + " (" + Uptime.human(away.negated()) + " ago)"
                : text + " (in " + Uptime.human(away) + ")";
    }

    private String tried(Envelope.Attempts attempts) {
        return switch (attempts.count()) {
            case 0 -> "never";
            case 1 -> "1 time, last " + time(attempts.last());
            default -> attempts.count() + " times, last " + time(attempts.last());
        };
    }

    private String next(Envelope envelope, Scheduled scheduled) {
        if (scheduled.state() == Scheduled.State.INFLIGHT) {
            return "is being tried, since " + Uptime.human(scheduled.time());
        }
        if (scheduled.suspended()) {
            return "nothing: paused, until `smtpctl resume envelope " + envelope.id() + "`";
        }
        String domain = envelope.current().domain().toLowerCase(Locale.ROOT);
        if (scheduler.blocks().contains(domain)) {
            return "nothing: paused, until `smtpctl resume mta for " + domain + "`";
        }
        if (scheduled.held()) {
            return "held: the configuration has no action `"
                    + QueueLine.action(envelope)
                    + "`; `smtpctl rebind "
                    + envelope.id()
                    + "` decides again";
        }
        AgentKind agent = scheduled.agent();
        if (scheduler.isPaused(agent)) {
            return "nothing: paused, until `smtpctl resume " + agent.text() + "`";
        }
        return scheduled.time().isPositive()
                ? "is tried " + time(now.plus(scheduled.time()))
                : "waits for its turn";
    }

    private String until(Envelope envelope) {
        String then = time(envelope.created().plus(envelope.ttl()));
        boolean silent =
                envelope.sender().isNullSender()
                        || envelope.destination() instanceof Envelope.Bounce;
        return then + (silent ? ", then it is dropped" : ", then the sender gets a report");
    }
}
