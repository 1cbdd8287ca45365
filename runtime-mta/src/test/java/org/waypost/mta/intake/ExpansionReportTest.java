package org.waypost.mta.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.waypost.engine.value.MailAddress;
import org.waypost.mta.io.fake.SeededEntropy;
import org.waypost.mta.queue.Dsn;
import org.waypost.mta.queue.Dsn.Notify;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.Envelope.Bounce;
import org.waypost.mta.queue.EnvelopeSamples;
import org.waypost.mta.queue.EnvelopeText;
import org.waypost.mta.queue.ram.RamQueue;
import org.waypost.mta.recipient.Target;

/** RFC 3461, 5.2.7: what becomes of the wish to be told when an address stands for others. */
class ExpansionReportTest {
    private static final MailAddress TEAM = MailAddress.parse("team@b.example");

    private static List<Envelope> take(MailAddress sender, Set<Notify> wanted, String... behind)
            throws IOException {
        MessageIntake intake =
                new MessageIntake(
                        new RamQueue(new SeededEntropy(1)),
                        InstantSource.fixed(EnvelopeSamples.NOON),
                        ZoneOffset.UTC);
        List<Target> targets =
                Stream.of(behind)
                        .map(
                                address ->
                                        new Target(
                                                new Envelope.Relay("out", ""),
                                                MailAddress.parse(address),
                                                true,
                                                "smtpd.conf:3",
                                                Duration.ofDays(4)))
                        .toList();
        Trace trace =
                new Trace(
                        "mx.b.example",
                        "ESMTP",
                        "",
                        new Trace.Peer("a.example", "a.example", "192.0.2.1"),
                        null,
                        null,
                        false,
                        false);
        Dsn dsn = new Dsn(wanted, "HDRS", "id", "rfc822;team@b.example");
        MessageIntake.Writing writing =
                intake.open(
                        new Submission(
                                trace,
                                sender,
                                List.of(new Submission.Recipient(TEAM, targets, dsn))));
        return writing.commit();
    }

    private static final MailAddress ANN = MailAddress.parse("ann@a.example");

    @Test
    void severalAddressesAreReportedOnce() throws Exception {
        List<Envelope> envelopes =
                take(ANN, EnumSet.of(Notify.SUCCESS, Notify.FAILURE), "x@c.example", "y@c.example");
        assertThat(envelopes).hasSize(3);
        assertThat(envelopes.subList(0, 2))
                .allMatch(e -> e.dsn().wanted().equals(Set.of(Notify.FAILURE)))
                .allMatch(e -> e.dsn().envid().equals("id"));
        Envelope report = envelopes.getLast();
        assertThat(report.destination()).isEqualTo(new Bounce(Bounce.Kind.EXPANDED));
        assertThat(report.current()).isEqualTo(TEAM);
        assertThat(EnvelopeText.decode(report.id(), EnvelopeText.encode(report))).isEqualTo(report);
    }

    @Test
    void whoWantedSuccessAloneIsToldNothingElse() throws Exception {
        assertThat(take(ANN, Set.of(Notify.SUCCESS), "x@c.example", "y@c.example").getFirst().dsn())
                .matches(dsn -> dsn.wanted().equals(Set.of(Notify.NEVER)));
    }

    @Test
    void oneAddressIsPassedOn() throws Exception {
        assertThat(take(ANN, Set.of(Notify.SUCCESS), "x@c.example"))
                .singleElement()
                .matches(e -> e.dsn().wants(Notify.SUCCESS));
    }

    @Test
    void nobodyIsToldWhoDidNotAskOrIsNobody() throws Exception {
        assertThat(take(ANN, Set.of(), "x@c.example", "y@c.example")).hasSize(2);
        assertThat(
                        take(
                                MailAddress.NULL_SENDER,
                                Set.of(Notify.SUCCESS),
                                "x@c.example",
                                "y@c.example"))
                .hasSize(2);
    }
}
