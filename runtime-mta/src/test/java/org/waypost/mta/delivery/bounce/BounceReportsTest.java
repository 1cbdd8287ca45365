package org.waypost.mta.delivery.bounce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.waypost.engine.value.MailAddress;
import org.waypost.mta.delivery.OneMessageQueue;
import org.waypost.mta.delivery.Samples;
import org.waypost.mta.delivery.bounce.Resubmission.Answer;
import org.waypost.mta.queue.Dsn;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.Envelope.Bounce.Kind;

class BounceReportsTest {
    private final List<String> sent = new ArrayList<>();
    private final List<MailAddress> recipients = new ArrayList<>();
    private Answer answer = new Answer.Queued(1);
    private String message = "Subject: hello\nFrom: bob@a.example\n\nbody\n";

    private void report(Kind kind, Envelope... about) throws IOException {
        Resubmission resubmission =
                (recipient, text) -> {
                    recipients.add(recipient);
                    sent.add(new String(text, StandardCharsets.ISO_8859_1));
                    return answer;
                };
        new BounceReports(
                        "mx.here.example",
                        new BounceReports.World(
                                OneMessageQueue.of(message),
                                resubmission,
                                InstantSource.fixed(Samples.NOW.plusSeconds(3600)),
                                ZoneOffset.UTC,
                                () -> 0x00c0ffee))
                .report(kind, List.of(about));
    }

    private static Envelope failed(String recipient, String status) {
        return Samples.relay("bob@a.example", recipient)
                .with(new Envelope.Attempts(1, Samples.NOW, Instant.EPOCH, status));
    }

    @Test
    void failureIsToldToPeopleAndToPrograms() throws Exception {
        report(
                Kind.FAILED,
                failed("eve@b.example", "550 5.1.1 unknown"),
                failed("joe@b.example", "Envelope expired"));
        assertThat(recipients).containsExactly(new MailAddress("bob", "a.example"));
        assertThat(sent.getFirst())
                .isEqualTo(
                        """
                        From: Mailer Daemon <MAILER-DAEMON@mx.here.example>
                        To: <bob@a.example>
                        Subject: Delivery status notification: failed
                        Date: Tue, 24 Nov 2026 11:00:00 +0000
                        Message-ID: <00c0ffee00c0ffee@mx.here.example>
                        Auto-Submitted: auto-replied
                        MIME-Version: 1.0
                        Content-Type: multipart/report; report-type=delivery-status;
                            boundary="00c0ffee00c0ffee/mx.here.example"

                        This is a MIME-encapsulated message.

                        --00c0ffee00c0ffee/mx.here.example
                        Content-Type: text/plain; charset=us-ascii
                        Content-Transfer-Encoding: 7bit

                        Hi!

                        This is the MAILER-DAEMON, the mail server of mx.here.example.
                        Please do not answer: nobody reads what is sent back to this address.

                        Your message could not be delivered to:

                            eve@b.example: 550 5.1.1 unknown
                            joe@b.example: Envelope expired

                        It will not be tried again. Its header is below.

                        --00c0ffee00c0ffee/mx.here.example
                        Content-Type: message/delivery-status
                        Content-Transfer-Encoding: 7bit

                        Reporting-MTA: dns; mx.here.example
                        Arrival-Date: Tue, 24 Nov 2026 10:00:00 +0000

                        Final-Recipient: rfc822; eve@b.example
                        Action: failed
                        Status: 5.1.1
                        Diagnostic-Code: smtp; 550 5.1.1 unknown

                        Final-Recipient: rfc822; joe@b.example
                        Action: failed
                        Status: 5.4.7

                        --00c0ffee00c0ffee/mx.here.example
                        Content-Type: text/rfc822-headers
                        Content-Transfer-Encoding: 7bit

                        Subject: hello
                        From: bob@a.example

                        --00c0ffee00c0ffee/mx.here.example--
                        """);
    }

    @Test
    void delayNamesTheLastTry() throws Exception {
        report(Kind.DELAYED, failed("eve@b.example", "450 4.2.0 full"));
        assertThat(sent.getFirst())
                .contains(
                        "Subject: Delivery status notification: delayed\n",
                        "Your message has not been delivered yet to:\n",
                        "Action: delayed\nStatus: 4.2.0\n",
                        "Will-Retry-Until: Sat, 28 Nov 2026 10:00:00 +0000\n");
    }

    /** CVE-2020-8794: what a remote server says is never more than the rest of a line. */
    @Test
    void foreignTextAddsNoLine() throws Exception {
        message = "Subject: \0\rx\u00fc\n\nbody";
        report(Kind.FAILED, failed("e\nBcc: x@b.example", "550 a\r\nBcc: y@b.example\0"));
        assertThat(sent.getFirst().lines()).noneMatch(l -> l.startsWith("Bcc"));
        assertThat(sent.getFirst())
                .contains("550 a??Bcc: y@b.example?\n", "Subject: ??x\u00fc\n", "8bit")
                .doesNotContain("\0", "\r");
    }

    @Test
    void endlessHeaderIsCutAtALine() throws Exception {
        message = "X: 0123456789\n".repeat(10_000);
        report(Kind.FAILED, failed("eve@b.example", "550 no"));
        assertThat(sent.getFirst().length()).isLessThan(40_000);
        assertThat(sent.getFirst().lines().filter(l -> l.startsWith("X:")))
                .allMatch("X: 0123456789"::equals);
    }

    @Test
    void nullSenderIsNeverToldAnything() throws Exception {
        report(Kind.FAILED, Samples.relay("", "eve@b.example"));
        assertThat(sent).isEmpty();
    }

    @Test
    void temporaryRefusalIsTriedAgainAndPermanentOneIsNot() throws Exception {
        Envelope envelope = failed("eve@b.example", "550 no");
        answer = new Answer.Refused("550 Invalid recipient");
        report(Kind.FAILED, envelope);
        answer = new Answer.Refused("451 Temporary failure");
        assertThatThrownBy(() -> report(Kind.FAILED, envelope))
                .isInstanceOf(IOException.class)
                .hasMessage("report: 451 Temporary failure");
    }

    private static Envelope asking(Dsn dsn, String status) {
        return failed("eve@b.example", status).with(dsn);
    }

    @Test
    void theSenderRecognisesItsMessage() throws Exception {
        Dsn dsn = new Dsn(Set.of(Dsn.Notify.SUCCESS), "FULL", "QQ+2B1", "rfc822;y+2Bz@d.example");
        report(Kind.DELIVERED, asking(dsn, "Delivered"));
        assertThat(sent.getFirst())
                .contains(
                        "Subject: Delivery status notification: delivered\n",
                        "Your message was delivered to:\n",
                        "Original-Envelope-Id: QQ+1\n",
                        "Original-Recipient: rfc822; y+z@d.example\nFinal-Recipient",
                        "Action: delivered\nStatus: 2.0.0\n",
                        "text/rfc822-headers");
        report(Kind.RELAYED, asking(dsn, "250 2.1.5 ok"));
        assertThat(sent.get(1)).contains("Action: relayed\nStatus: 2.1.5\n");
    }

    @Test
    void theWholeMessageComesBackWhenItIsAskedForAndSmall() throws Exception {
        Dsn full = new Dsn(Set.of(), "FULL", "", "");
        report(Kind.FAILED, asking(full, "550 no"));
        assertThat(sent.getFirst())
                .contains("Content-Type: message/rfc822\n", "From: bob@a.example\n\nbody\n\n--");
        report(Kind.DELAYED, asking(full, "450 later"));
        assertThat(sent.get(1)).contains("text/rfc822-headers").doesNotContain("\nbody\n");
        message = "Subject: large\n\n" + "0123456789abcde\n".repeat(70_000);
        report(Kind.FAILED, asking(full, "550 no"));
        assertThat(sent.get(2)).contains("text/rfc822-headers").doesNotContain("abcde");
    }

    @Test
    void nobodyIsFloodedWithReports() {
        ReportRate rate = new ReportRate();
        MailAddress victim = MailAddress.parse("bob@a.example");
        for (int i = 0; i < ReportRate.REPORTS_LIMIT; i++) {
            assertThat(rate.allows(victim, Samples.NOW.plusSeconds(i))).isTrue();
        }
        Instant soon = Samples.NOW.plusSeconds(200);
        assertThat(rate.allows(MailAddress.parse("Bob@a.example"), soon)).isFalse();
        assertThat(rate.allows(MailAddress.parse("eve@a.example"), soon)).isTrue();
        assertThat(rate.allows(victim, Samples.NOW.plus(ReportRate.SPAN))).isTrue();
    }

    @Test
    void temporaryStatusOfAnExpiredEnvelopeIsReportedAsPermanent() throws Exception {
        report(Kind.FAILED, failed("eve@b.example", "450 4.2.0 full"));
        assertThat(sent.getFirst()).contains("Status: 5.2.0\n", "smtp; 450 4.2.0 full\n");
    }
}
