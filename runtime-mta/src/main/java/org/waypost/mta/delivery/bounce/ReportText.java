package org.waypost.mta.delivery.bounce;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.waypost.mta.delivery.OneLine;
import org.waypost.mta.queue.Dsn;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.Envelope.Bounce.Kind;
import org.waypost.mta.queue.EnvelopeId;

/**
 * Writes a report (RFC 3464, RFC 6522): a text for people, the facts for programs, the header of
 * the message. Used for one report.
 */
final class ReportText {
    /** RFC 5322, 3.3. */
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT);

    private final String serverName;
    private final ZonedDateTime now;
    private final String unique;
    private final StringBuilder out = new StringBuilder();

    /** Two random numbers: who sent the message could not know them, nor end a part by them. */
    ReportText(String serverName, ZonedDateTime now, int random, int moreRandom) {
        this.serverName = serverName;
        this.now = now;
        this.unique = EnvelopeId.text(random) + EnvelopeId.text(moreRandom);
    }

    byte[] compose(Kind kind, List<Envelope> about, MessageExcerpt header) {
        head(kind, about.getFirst());
        part("text/plain; charset=us-ascii", false);
        people(kind, about);
        part("message/delivery-status", false);
        programs(kind, about);
        part(header.whole() ? "message/rfc822" : "text/rfc822-headers", header.isEightBit());
        out.append(header.text());
        line("");
        line("--" + boundary() + "--");
        return out.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private String boundary() {
        return unique + "/" + serverName;
    }

    private void head(Kind kind, Envelope first) {
        line("From: Mailer Daemon <MAILER-DAEMON@" + serverName + ">");
        line("To: <" + OneLine.of(first.sender().toString()) + ">");
        line("Subject: Delivery status notification: " + word(kind));
        line("Date: " + DATE.format(now));
        line("Message-ID: <" + unique + "@" + serverName + ">");
        line("Auto-Submitted: auto-replied");
        line("MIME-Version: 1.0");
        line("Content-Type: multipart/report; report-type=delivery-status;");
        line("    boundary=\"" + boundary() + "\"");
        line("");
        line("This is a MIME-encapsulated message.");
    }

    private void part(String type, boolean eightBit) {
        line("");
        line("--" + boundary());
        line("Content-Type: " + type);
        line("Content-Transfer-Encoding: " + (eightBit ? "8bit" : "7bit"));
        line("");
    }

    private void people(Kind kind, List<Envelope> about) {
        line("Hi!");
        line("");
        line("This is the MAILER-DAEMON, the mail server of " + serverName + ".");
        line("Please do not answer: nobody reads what is sent back to this address.");
        line("");
        switch (kind) {
            case FAILED -> line("Your message could not be delivered to:");
            case DELAYED -> line("Your message has not been delivered yet to:");
            case DELIVERED -> line("Your message was delivered to:");
            case RELAYED -> {
                line("Your message was handed to the next server, which does not report");
                line("what becomes of it, for:");
            }
            case EXPANDED -> {
                line("Your message was sent on to the addresses that stand behind, and you");
                line("are not told when it reaches them:");
            }
        }
        line("");
        for (Envelope envelope : about) {
            line("    " + address(envelope) + ": " + status(envelope));
        }
        line("");
        switch (kind) {
            case FAILED -> line("It will not be tried again. Its header is below.");
            case DELIVERED, RELAYED, EXPANDED -> line("You asked to be told. Its header is below.");
            case DELAYED -> {
                line("You need not do anything. The server goes on trying until");
                line(DATE.format(lastTry(about).atZone(now.getZone())) + ", then it gives up");
                line("and tells you. The header of the message is below.");
            }
        }
    }

    private static Instant lastTry(List<Envelope> about) {
        return about.stream()
                .map(e -> e.created().plus(e.ttl()))
                .max(Instant::compareTo)
                .orElseThrow();
    }

    private void programs(Kind kind, List<Envelope> about) {
        line("Reporting-MTA: dns; " + serverName);
        String envid = about.getFirst().dsn().envid();
        if (!envid.isEmpty()) {
            line("Original-Envelope-Id: " + OneLine.of(Dsn.decode(envid)));
        }
        line("Arrival-Date: " + DATE.format(about.getFirst().created().atZone(now.getZone())));
        for (Envelope envelope : about) {
            StatusCode code = StatusCode.of(kind, envelope.attempts().status());
            line("");
            String orcpt = envelope.dsn().orcpt();
            if (!orcpt.isEmpty()) {
                String address = orcpt.substring(orcpt.indexOf(';') + 1);
                line("Original-Recipient: rfc822; " + OneLine.of(Dsn.decode(address)));
            }
            line("Final-Recipient: rfc822; " + address(envelope));
            line("Action: " + word(kind));
            line("Status: " + code.code());
            if (code.remote()) {
                line("Diagnostic-Code: smtp; " + status(envelope));
            }
            if (kind == Kind.DELAYED) {
                Instant last = envelope.created().plus(envelope.ttl());
                line("Will-Retry-Until: " + DATE.format(last.atZone(now.getZone())));
            }
        }
    }

    private static String address(Envelope envelope) {
        return OneLine.of(envelope.current().toString());
    }

    private static String status(Envelope envelope) {
        String status = envelope.attempts().status();
        return status.isEmpty() ? "no reason was given" : OneLine.of(status);
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
