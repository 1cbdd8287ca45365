package org.waypost.tests.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waypost.engine.value.MailAddress;
import org.waypost.mta.delivery.bounce.BounceReports;
import org.waypost.mta.delivery.bounce.Resubmission;
import org.waypost.mta.queue.Dsn;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.Envelope.Bounce.Kind;
import org.waypost.mta.queue.MailQueue;
import org.waypost.mta.queue.ram.RamQueue;
import org.waypost.tests.process.Commands;
import org.waypost.tests.process.Ended;

/**
 * What other programs read in a report: Python's email package, and a reader of mail that Debian
 * has.
 */
@Tag("peer")
class ReportReadersTest {
    private static final String READER =
            """
            import email, email.policy, sys
            m = email.message_from_binary_file(open(sys.argv[1], 'rb'), policy=email.policy.default)
            print(m.get_content_type(), m.get_param('report-type'), len(m.defects))
            for part in m.iter_parts():
                print(part.get_content_type(), len(part.defects))
            for block in list(m.iter_parts())[1].get_payload():
                for name, value in block.items():
                    print(name + '=' + value)
            last = list(m.iter_parts())[2]
            if last.get_content_type() == 'message/rfc822':
                print(ascii(last.get_content()['Subject']))
            """;

    @TempDir Path folder;

    private Ended read(Kind kind, String ret) throws Exception {
        Path file = write(kind, ret);
        Path script = Files.writeString(folder.resolve("reader.py"), READER);
        return Commands.run("python3", script.toString(), file.toString());
    }

    private Path write(Kind kind, String ret) throws Exception {
        int[] numbers = {0};
        MailQueue queue = new RamQueue(() -> ++numbers[0]);
        MailQueue.Incoming incoming = queue.begin();
        Envelope envelope =
                new Envelope(
                        incoming.nextEnvelopeId(),
                        new Envelope.Bounce(kind),
                        new Envelope.Origin("", "", "", "", "", "local", "", false, false),
                        MailAddress.parse("bob@a.example"),
                        MailAddress.parse("eve@b.example"),
                        MailAddress.parse("eve@b.example"),
                        Instant.EPOCH,
                        Duration.ofDays(4),
                        new Envelope.Attempts(1, Instant.EPOCH, Instant.EPOCH, "550 5.1.1 no"),
                        new Dsn(Set.of(), ret, "QQ+2B1", "rfc822;first@b.example"));
        incoming.add(envelope);
        String message = "Subject: caf\u00e9\nFrom: bob@a.example\n\nbody\n";
        incoming.write(ByteBuffer.wrap(message.getBytes(StandardCharsets.UTF_8)));
        incoming.commit();
        List<byte[]> sent = new ArrayList<>();
        Resubmission take =
                (_, text) -> {
                    sent.add(text);
                    return new Resubmission.Answer.Queued(1);
                };
        new BounceReports(
                        "mx.example.org",
                        new BounceReports.World(
                                queue,
                                take,
                                InstantSource.fixed(Instant.EPOCH),
                                ZoneOffset.UTC,
                                () -> 0x00c0ffee))
                .report(kind, List.of(envelope));
        return Files.write(folder.resolve("report"), sent.getFirst());
    }

    @Test
    void aFailureIsUnderstood() throws Exception {
        Ended read = read(Kind.FAILED, "FULL");
        assertThat(read.code()).as(read.said()).isZero();
        assertThat(read.out())
                .startsWith("multipart/report delivery-status 0\n")
                .contains(
                        "text/plain 0\nmessage/delivery-status 0\nmessage/rfc822 0\n",
                        "Reporting-MTA=dns; mx.example.org\nOriginal-Envelope-Id=QQ+1\n",
                        "Original-Recipient=rfc822; first@b.example\n",
                        "Final-Recipient=rfc822; eve@b.example\nAction=failed\nStatus=5.1.1\n")
                .endsWith("'caf\\xe9'\n");
    }

    @Test
    void aDelayIsUnderstood() throws Exception {
        Ended read = read(Kind.DELAYED, "");
        assertThat(read.code()).as(read.said()).isZero();
        assertThat(read.out())
                .startsWith("multipart/report delivery-status 0\n")
                .contains("text/rfc822-headers 0\n", "Action=delayed\n", "Will-Retry-Until=");
    }

    @ParameterizedTest
    @EnumSource
    void everyKindIsUnderstood(Kind kind) throws Exception {
        Ended read = read(kind, "HDRS");
        assertThat(read.code()).as(read.said()).isZero();
        String action = kind.name().toLowerCase(Locale.ROOT);
        assertThat(read.out())
                .startsWith("multipart/report delivery-status 0\n")
                .contains("text/rfc822-headers 0\n", "Action=" + action + "\n");
    }

    /** mblaze. */
    @Test
    void aMailReaderShowsItsParts() throws Exception {
        Path report = write(Kind.FAILED, "FULL");
        Ended parts = Commands.run("mshow", "-t", report.toString());
        assertThat(parts.out())
                .contains("multipart/report", "text/plain", "message/delivery-status")
                .contains("message/rfc822");
        assertThat(Commands.run("mshow", report.toString()).out())
                .contains("Subject: Delivery status notification: failed")
                .contains("eve@b.example: 550 5.1.1 no");
    }
}
