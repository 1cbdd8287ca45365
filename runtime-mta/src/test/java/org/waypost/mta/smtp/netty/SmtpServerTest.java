package org.waypost.mta.smtp.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waypost.compiler.model.Listener;
import org.waypost.engine.rule.Matching;
import org.waypost.engine.value.Facts;
import org.waypost.mta.auth.AuthAnswer;
import org.waypost.mta.intake.MessageIntake;
import org.waypost.mta.limits.SessionQuota;
import org.waypost.mta.observe.Counters;
import org.waypost.mta.queue.AnnouncingQueue;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.MailQueue;
import org.waypost.mta.queue.ram.RamQueue;
import org.waypost.mta.recipient.RecipientDecision;
import org.waypost.mta.recipient.SessionDecider;
import org.waypost.mta.recipient.Target;
import org.waypost.mta.smtp.ListenerProfile;
import org.waypost.mta.tls.Certificates;
import org.waypost.mta.tls.ServerCertificate;

/** Sessions over real sockets. What a session says is tested by dialogues. */
class SmtpServerTest {
    private static final long LARGEST = 5_000_000;

    @TempDir static Path folder;
    private static SSLContext tls;

    private final AtomicInteger numbers = new AtomicInteger();
    private final ExecutorService blocking = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<Envelope> accepted = new LinkedBlockingQueue<>();
    private final MailQueue queue = new RamQueue(numbers::incrementAndGet);
    private volatile boolean diskFull;
    private volatile boolean pressed;
    private SmtpServer server = start();

    @BeforeAll
    static void makeCertificate() throws Exception {
        KeyPair keys = Certificates.keys("EC", 256);
        Certificates.certificate(folder.resolve("crt"), keys, "mx.example.org");
        Certificates.pkcs8Key(folder.resolve("key"), keys);
        tls = ServerCertificate.load(folder.resolve("crt"), folder.resolve("key"));
    }

    private SmtpServer start() {
        MailQueue announcing =
                new AnnouncingQueue(new FragileQueue(queue, () -> diskFull), accepted::addAll);
        MessageIntake intake = new MessageIntake(announcing, () -> Instant.EPOCH, ZoneOffset.UTC);
        return new SmtpServer(
                new SmtpServices(
                        () -> SessionDecider.of(SmtpServerTest::decide),
                        _ -> "client.example.net",
                        intake,
                        numbers::incrementAndGet,
                        blocking,
                        new Counters(),
                        () -> pressed));
    }

    @Test
    void underPressureClientsAreAskedToComeBack() throws Exception {
        try (RawClient client = connect()) {
            pressed = true;
            assertThat(client.ask("MAIL FROM:<a@b.example>")).startsWith("452 4.3.1 ");
            pressed = false;
            assertThat(client.ask("MAIL FROM:<a@b.example>")).startsWith("250 ");
        }
    }

    @AfterEach
    void end() {
        server.close();
        blocking.shutdown();
    }

    private static RecipientDecision decide(Facts facts) {
        if (facts.recipient().localPart().equals("bug")) {
            throw new IllegalStateException("a bug");
        }
        return new RecipientDecision.Accepted(
                List.of(
                        new Target(
                                new Envelope.Relay("out", ""),
                                facts.recipient(),
                                false,
                                "smtpd.conf:1",
                                Duration.ofDays(4))));
    }

    private InetSocketAddress listen(Listener.Tls mode, Listener.Auth auth) throws IOException {
        return server.listen(
                new ListenerSetup(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        new ListenerProfile(
                                "mx.example.org",
                                "",
                                Matching.V7_8,
                                mode,
                                auth,
                                false,
                                true,
                                new SessionQuota(LARGEST, 100, 1000),
                                false),
                        Optional.of(tls),
                        (user, password) ->
                                user.equals("ann")
                                                && new String(password, StandardCharsets.UTF_8)
                                                        .equals("secret")
                                        ? AuthAnswer.RIGHT
                                        : AuthAnswer.WRONG,
                        _ -> Optional.empty(),
                        false));
    }

    private RawClient connect() throws IOException {
        RawClient client = new RawClient(listen(Listener.Tls.OPTIONAL, Listener.Auth.OPTIONAL));
        assertThat(client.reply()).isEqualTo("220 mx.example.org ESMTP Waypost");
        assertThat(client.ask("EHLO client.example.net")).isEqualTo("250 HELP");
        return client;
    }

    private static void envelope(RawClient client) throws IOException {
        assertThat(client.ask("MAIL FROM:<ann@example.net>")).startsWith("250");
        assertThat(client.ask("RCPT TO:<bob@example.org>")).startsWith("250");
        assertThat(client.ask("DATA")).startsWith("354");
    }

    private String stored() throws Exception {
        Envelope envelope = accepted.poll(10, TimeUnit.SECONDS);
        assertThat(envelope).isNotNull();
        try (InputStream message = queue.message(envelope.id().message())) {
            return new String(message.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void aMessageComesInWithItsTrace() throws Exception {
        try (RawClient client = connect()) {
            envelope(client);
            assertThat(client.send("Subject: x\r\n\r\n..text\r\n.\r\n").reply())
                    .matches("250 2.0.0 [0-9a-f]{8} Message accepted for delivery");
            assertThat(stored())
                    .matches(
                            "(?s)Received: from client.example.net \\(client.example.net"
                                    + " \\[127.0.0.1\\]\\)\n\tby mx.example.org \\(Waypost\\) with"
                                    + " ESMTP id [0-9a-f]{8}\n\tfor <bob@example.org>;\n"
                                    + "\tThu, 1 Jan 1970 00:00:00 \\+0000 \\(Z\\)\n"
                                    + "Subject: x\n\n.text\n");
            assertThat(client.ask("QUIT")).isEqualTo("221 2.0.0 Bye");
            assertThat(client.reply()).isEmpty();
        }
    }

    @Test
    void bytesOfLargeBodiesSurvive() throws Exception {
        StringBuilder body = new StringBuilder("Subject: large\r\n\r\n");
        for (int i = 0; i < 40_000; i++) {
            body.append((char) (i % 200 + 32)).append(" line ").append(i).append("\r\n");
        }
        String sent = body.toString().replaceAll("(?m)^\\.", "..");
        try (RawClient client = connect()) {
            envelope(client);
            assertThat(client.send(sent + ".\r\n").reply()).startsWith("250");
        }
        assertThat(stored()).endsWith(body.toString().replace("\r\n", "\n"));
    }

    @Test
    void tooLargeIsRefusedAndTheSessionGoesOn() throws Exception {
        try (RawClient client = connect()) {
            envelope(client);
            String line = "x".repeat(998) + "\r\n";
            assertThat(client.send("\r\n" + line.repeat(5100) + ".\r\n").reply())
                    .isEqualTo(
                            "554 5.3.4 Message too big for system: Transaction failed, message too"
                                    + " big");
            envelope(client);
            assertThat(client.send("\r\nsmall\r\n.\r\n").reply()).startsWith("250");
        }
        assertThat(stored()).endsWith("\nsmall\n");
        assertThat(accepted).isEmpty();
    }

    @Test
    void whatWasSaidBeforeTlsDoesNotCountInIt() throws Exception {
        try (RawClient client = connect()) {
            client.send("STARTTLS\r\nRSET\r\nMAIL FROM:<evil@example.net>\r\n");
            assertThat(client.reply()).isEqualTo("220 2.0.0 Ready to start TLS");
            client.handshake();
            assertThat(client.ask("EHLO client.example.net")).isEqualTo("250 HELP");
            String plain =
                    Base64.getEncoder()
                            .encodeToString("\0ann\0secret".getBytes(StandardCharsets.UTF_8));
            assertThat(client.ask("AUTH PLAIN " + plain)).startsWith("235");
            envelope(client);
            assertThat(client.send("\r\n.\r\n").reply()).startsWith("250");
            assertThat(stored())
                    .containsPattern("with ESMTPSA id [0-9a-f]{8} \\(TLSv1.3:TLS_[A-Z0-9_]+:")
                    .contains(":NO) auth=yes user=ann\n");
        }
    }

    @Test
    void smtpsSpeaksTlsFromTheFirstByte() throws Exception {
        InetSocketAddress address = listen(Listener.Tls.SMTPS, Listener.Auth.NONE);
        try (RawClient client = new RawClient(address).handshake()) {
            assertThat(client.reply()).isEqualTo("220 mx.example.org ESMTP Waypost");
        }
        try (RawClient client = new RawClient(address)) {
            client.send("EHLO in.clear\r\n");
            String answer = client.reply();
            assertThat(answer).doesNotStartWith("2");
        }
    }

    @Test
    void aFullDiskIsTriedLaterAndTheServerLives() throws Exception {
        try (RawClient client = connect()) {
            envelope(client);
            diskFull = true;
            assertThat(client.send("\r\ntext\r\n.\r\n").reply())
                    .isEqualTo("421 4.3.0 Temporary Error");
            assertThat(client.reply()).isEmpty();
        }
        diskFull = false;
        try (RawClient client = connect()) {
            envelope(client);
            assertThat(client.send("\r\ntext\r\n.\r\n").reply()).startsWith("250");
        }
    }

    @Test
    void aBugIsATemporaryFailureOfOneRecipient() throws Exception {
        try (RawClient client = connect()) {
            assertThat(client.ask("MAIL FROM:<>")).startsWith("250");
            assertThat(client.ask("RCPT TO:<bug@example.org>"))
                    .isEqualTo("451 Temporary failure: <bug@example.org>");
            assertThat(client.ask("RCPT TO:<bob@example.org>")).startsWith("250");
        }
    }

    @Test
    void longLinesAreRefusedOnce() throws Exception {
        try (RawClient client = connect()) {
            assertThat(client.ask("NOOP " + "x".repeat(200_000)))
                    .isEqualTo("500 5.0.0 Command line too long");
            assertThat(client.ask("NOOP")).isEqualTo("250 2.0.0 Ok");
        }
    }

    @Test
    void aClientThatGoesAwayLeavesNothing() throws Exception {
        try (RawClient client = connect()) {
            envelope(client);
            client.send("\r\n" + "half a message\r\n".repeat(20_000));
        }
        try (RawClient client = connect()) {
            envelope(client);
            assertThat(client.send("\r\nwhole\r\n.\r\n").reply()).startsWith("250");
        }
        assertThat(stored()).endsWith("whole\n");
        assertThat(accepted).isEmpty();
    }

    @Test
    void theEndIsToldToThoseWhoWait() throws Exception {
        try (RawClient client = connect()) {
            server.close();
            assertThat(client.reply()).isEqualTo("421 4.3.2 Server is going down");
            assertThat(client.reply()).isEmpty();
        }
    }
}
