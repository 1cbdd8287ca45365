package org.waypost.mta.delivery.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waypost.mta.delivery.Samples.plain;
import static org.waypost.mta.delivery.Samples.relay;
import static org.waypost.mta.delivery.Samples.table;
import static org.waypost.mta.delivery.Samples.to;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.waypost.engine.rule.Action;
import org.waypost.engine.rule.Action.Outgoing;
import org.waypost.engine.rule.Action.Route;
import org.waypost.engine.table.Table;
import org.waypost.mta.delivery.Outcome;
import org.waypost.mta.delivery.Samples;
import org.waypost.mta.demo.SinkScript;
import org.waypost.mta.demo.SinkScript.Step;
import org.waypost.mta.demo.SinkServer;
import org.waypost.mta.io.Resolver.Mx;
import org.waypost.mta.queue.Envelope;

/** Dialogues with a server that answers as told. */
class RelayAgentTest {
    private final SinkScript script = SinkScript.friendly();
    private final Sending sending = new Sending();
    private SinkServer sink;

    @BeforeEach
    void listen() throws Exception {
        sink = SinkServer.start(InetAddress.ofLiteral("127.0.0.1"), script, Optional.empty());
    }

    @AfterEach
    void close() {
        sink.close();
    }

    private Action.Relay smarthost(Outgoing outgoing) {
        return smarthost(sink.port(), outgoing);
    }

    private static Action.Relay smarthost(int port, Outgoing outgoing) {
        String url = "smtp://127.0.0.1:" + port;
        return to(new Route.Hosts(table("hosts", url), false), outgoing);
    }

    private Outcome send() {
        return sending.agent(smarthost(plain())).deliver(relay("bob@a.example", "eve@b.example"));
    }

    @Test
    void saysWhatSmtpAsks() {
        assertThat(send()).isEqualTo(new Outcome.Delivered("250 2.0.0 Taken"));
        assertThat(sink.dialogues().getFirst().lines())
                .containsSubsequence(
                        "C: EHLO mx.here.example",
                        "C: MAIL FROM:<bob@a.example> SIZE=30",
                        "C: RCPT TO:<eve@b.example>",
                        "C: DATA",
                        "C: QUIT");
        assertThat(sink.mails().getFirst().message()).isEqualTo(Sending.MESSAGE);
    }

    @Test
    void heloNameIsTheOneOfTheAddressThatIsBound() throws Exception {
        Outgoing pool =
                pool(
                        table("source", "127.0.0.2", "127.0.0.3"),
                        table("helo", "127.0.0.2=mx1.poolp.org", "127.0.0.3=mx2.poolp.org"));
        RelayAgent agent = sending.agent(smarthost(pool));
        for (int i = 0; i < 4; i++) {
            assertThat(agent.deliver(relay("bob@a.example", "eve@b.example")))
                    .isInstanceOf(Outcome.Delivered.class);
        }
        assertThat(sink.mails())
                .extracting(m -> m.client().getHostAddress() + " " + m.helo())
                .containsExactly(
                        "127.0.0.2 mx1.poolp.org",
                        "127.0.0.3 mx2.poolp.org",
                        "127.0.0.2 mx1.poolp.org",
                        "127.0.0.3 mx2.poolp.org");
    }

    @Test
    void sourceWithoutNameIsNotUsed() {
        Outgoing pool =
                pool(table("source", "127.0.0.4"), table("helo", "127.0.0.2=mx1.poolp.org"));
        assertThat(sending.agent(smarthost(pool)).deliver(relay("bob@a.example", "eve@b.example")))
                .isEqualTo(
                        new Outcome.TemporaryFailure(
                                "Network error on destination MXs:"
                                        + " Failed to retrieve helo string"));
        assertThat(sink.mails()).isEmpty();
    }

    private static Outgoing pool(Table source, Table helo) {
        return new Outgoing(
                Action.TlsPolicy.OPPORTUNISTIC,
                Optional.empty(),
                Optional.of(source),
                Optional.empty(),
                Optional.of(helo),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    @Test
    void fourHundredsAreTemporaryAndFiveHundredsPermanent() {
        script.then(Step.MAIL, "451 4.3.0 later please", "550 5.7.1 not you")
                .then(Step.RCPT, "450 4.2.0 full", "550 5.1.1 unknown")
                .then(Step.DATA, "452 4.3.1 no room", "554 5.6.0 no")
                .then(Step.BODY, "421 4.3.2 closing", "552 5.2.2 too big");
        assertThat(send()).isEqualTo(new Outcome.TemporaryFailure("451 4.3.0 later please"));
        assertThat(send()).isEqualTo(new Outcome.PermanentFailure("550 5.7.1 not you"));
        assertThat(send()).isEqualTo(new Outcome.TemporaryFailure("450 4.2.0 full"));
        assertThat(send()).isEqualTo(new Outcome.PermanentFailure("550 5.1.1 unknown"));
        assertThat(send()).isEqualTo(new Outcome.TemporaryFailure("452 4.3.1 no room"));
        assertThat(send()).isEqualTo(new Outcome.PermanentFailure("554 5.6.0 no"));
        assertThat(send()).isEqualTo(new Outcome.TemporaryFailure("421 4.3.2 closing"));
        assertThat(send()).isEqualTo(new Outcome.PermanentFailure("552 5.2.2 too big"));
        assertThat(send()).isInstanceOf(Outcome.Delivered.class);
    }

    @Test
    void brokenConnectionIsTemporaryAtEveryStep() {
        for (Step step : List.of(Step.GREETING, Step.EHLO, Step.MAIL, Step.RCPT, Step.DATA)) {
            script.then(step, SinkScript.HANG_UP);
            assertThat(send())
                    .as(step.name())
                    .isEqualTo(
                            new Outcome.TemporaryFailure(
                                    "Network error on destination MXs:"
                                            + " Connection closed unexpectedly"));
        }
        assertThat(sink.mails()).isEmpty();
    }

    @Test
    void refusedConnectionIsTemporary() throws IOException {
        // a port that is held without anybody listening: nobody else can take it meanwhile
        try (Socket held = new Socket()) {
            held.bind(new InetSocketAddress("127.0.0.1", 0));
            Action.Relay nobody = smarthost(held.getLocalPort(), plain());
            Outcome outcome =
                    sending.agent(nobody).deliver(relay("bob@a.example", "eve@b.example"));
            assertThat(outcome).isInstanceOf(Outcome.TemporaryFailure.class);
            assertThat(outcome.status()).startsWith("Network error on destination MXs");
        }
    }

    @Test
    void heloIsSaidWhereEhloIsNotKnown() {
        script.then(Step.EHLO, "502 5.5.1 what?");
        assertThat(send()).isInstanceOf(Outcome.Delivered.class);
        assertThat(sink.dialogues().getFirst().lines())
                .containsSubsequence(
                        "C: EHLO mx.here.example",
                        "C: HELO mx.here.example",
                        "C: MAIL FROM:<bob@a.example>");
    }

    @Test
    void messageLargerThanThePeerTakesFailsForGood() {
        script.then(Step.EHLO, "250-sink\r\n250 SIZE 29");
        assertThat(send()).isEqualTo(new Outcome.PermanentFailure("message too large for peer"));
    }

    @Test
    void repliesOfManyLinesBecomeOne() {
        script.then(Step.RCPT, "550-5.1.1 first\r\n550-5.1.1 second\r\n550 5.1.1 third");
        assertThat(send().status()).isEqualTo("550 5.1.1 first 5.1.1 second 5.1.1 third");
    }

    /** CVE-2020-8794: a reply's line ends were written into the envelope. */
    @Test
    void foreignControlCharactersAreNotPassedOn() {
        script.then(Step.MAIL, "553-\r\n553 x\rtype: mda\0mda-exec: touch /tmp/pwned\u00e9");
        assertThat(send().status()).isEqualTo("553  x?type: mda?mda-exec: touch /tmp/pwned?");
    }

    @Test
    void endlessRepliesAreNotRead() {
        script.then(Step.GREETING, "220-" + "x".repeat(600));
        assertThat(send().status()).endsWith("Reply line too long");
        script.then(Step.GREETING, "220-a\r\n".repeat(30) + "220 b");
        assertThat(send().status()).endsWith("Reply of too many lines");
    }

    /** Each byte comes in time, the reply never ends: the whole session has a limit too. */
    @Test
    void peerThatSaysAByteNowAndThenIsCutOff() throws Exception {
        sending.session(Duration.ofMillis(300));
        try (ServerSocket slow = new ServerSocket(0, 1, sink.address())) {
            Thread dripping = Thread.ofVirtual().start(() -> drip(slow));
            Action.Relay action =
                    to(
                            new Route.Hosts(
                                    table("hosts", "smtp://127.0.0.1:" + slow.getLocalPort()),
                                    false),
                            plain());
            assertThat(sending.agent(action).deliver(relay("bob@a.example", "eve@b.example")))
                    .isInstanceOf(Outcome.TemporaryFailure.class);
            dripping.join();
        }
    }

    /** Until the other side is gone. */
    private static void drip(ServerSocket slow) {
        try (Socket client = slow.accept()) {
            client.getOutputStream().write("220-".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                client.getOutputStream().write('x');
                LockSupport.parkNanos(20_000_000);
            }
        } catch (IOException gone) {
            return;
        }
    }

    @Test
    void messageThatCannotBeReadIsTriedAgainLater() {
        sending.unreadable();
        assertThat(send())
                .isEqualTo(
                        new Outcome.TemporaryFailure(
                                "cannot read the message: input/output error"));
        assertThat(sink.mails()).isEmpty();
    }

    @Test
    void lmtpAnswersForEachRecipient() {
        script.then(Step.BODY, "250 2.0.0 x has it\r\n452 4.2.2 y is full");
        Route store = new Route.Hosts(table("hosts", "lmtp://127.0.0.1:" + sink.port()), false);
        assertThat(
                        sending.agent(to(store, plain()))
                                .deliverAll(
                                        List.of(
                                                numbered("x@b.example", 1),
                                                numbered("y@b.example", 2)))
                                .values())
                .containsExactly(
                        new Outcome.Delivered("250 2.0.0 x has it"),
                        new Outcome.TemporaryFailure("452 4.2.2 y is full"));
        assertThat(sink.dialogues().getFirst().lines()).contains("C: LHLO mx.here.example");
    }

    @Test
    void eightBitMessagesAreDeclared() {
        sending.message("Subject: \u00fc\n\n\u00fc\n");
        assertThat(send()).isInstanceOf(Outcome.Delivered.class);
        assertThat(sink.dialogues().getFirst().lines())
                .contains("C: MAIL FROM:<bob@a.example> SIZE=17 BODY=8BITMIME");
        assertThat(sink.mails().getFirst().message()).isEqualTo("Subject: \u00fc\n\n\u00fc\n");
    }

    @Test
    void addressesThatAreSyntaxAreNotSent() {
        RelayAgent agent = sending.agent(smarthost(plain()));
        for (String evil :
                List.of("a b@x.example", "a>\r\nRCPT TO:<b@x.example", "\u00fc@x.example")) {
            assertThat(agent.deliver(relay("bob@a.example", evil)))
                    .isInstanceOf(Outcome.PermanentFailure.class);
            assertThat(agent.deliver(relay(evil, "eve@b.example")))
                    .isInstanceOf(Outcome.PermanentFailure.class);
        }
        assertThat(sink.dialogues()).isEmpty();
    }

    @Test
    void sourcesOfTheWrongFamilyAreNotUsed() {
        Outgoing pool = pool(table("source", "::1"), table("helo", "::1=mx1.poolp.org"));
        assertThat(sending.agent(smarthost(pool)).deliver(relay("bob@a.example", "eve@b.example")))
                .isEqualTo(
                        new Outcome.TemporaryFailure("Address family mismatch on destination MXs"));
    }

    @Test
    void mxRecordsAreTriedFromTheLowestPreference() {
        sending.mxAt(sink)
                .names()
                .mx("b.example", new Mx(20, "far.example"), new Mx(10, "near.example"))
                .host("near.example", "127.0.0.9")
                .host("far.example", "127.0.0.1");
        RelayAgent agent = sending.agent(to(new Route.Mx(), plain()));
        assertThat(agent.deliver(relay("bob@a.example", "eve@b.example")))
                .isInstanceOf(Outcome.Delivered.class);
    }

    @Test
    void senderIsRewritten() {
        Outgoing as =
                new Outgoing(
                        Action.TlsPolicy.OPPORTUNISTIC,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("@out.example"),
                        Optional.empty(),
                        Optional.empty(),
                        false);
        RelayAgent agent = sending.agent(smarthost(as));
        agent.deliver(relay("bob@a.example", "eve@b.example"));
        agent.deliver(relay("", "eve@b.example"));
        assertThat(sink.mails()).extracting(m -> m.sender()).containsExactly("bob@out.example", "");
    }

    @Test
    void recipientsOfOneDomainShareASession() {
        script.then(Step.RCPT, "250 2.1.5 Ok", "550 5.1.1 unknown", "250 2.1.5 Ok");
        List<Envelope> three =
                List.of(
                        numbered("x@b.example", 1),
                        numbered("y@b.example", 2),
                        numbered("z@b.example", 3));
        assertThat(sending.agent(smarthost(plain())).deliverAll(three).values())
                .containsExactly(
                        new Outcome.PermanentFailure("550 5.1.1 unknown"),
                        new Outcome.Delivered("250 2.0.0 Taken"),
                        new Outcome.Delivered("250 2.0.0 Taken"));
        assertThat(sink.mails()).hasSize(1);
        assertThat(sink.mails().getFirst().recipients())
                .containsExactly("x@b.example", "z@b.example");
    }

    private static Envelope numbered(String recipient, int number) {
        return Samples.envelope(new Envelope.Relay("out", ""), "bob@a.example", recipient, number);
    }

    @Test
    void vanishedActionHoldsTheEnvelope() {
        RelayAgent agent = sending.agent(smarthost(plain()));
        Envelope lost =
                Samples.envelope(
                        new Envelope.Relay("gone", ""), "bob@a.example", "eve@b.example", 1);
        assertThat(agent.holds(lost)).isTrue();
        assertThat(agent.holds(relay("bob@a.example", "eve@b.example"))).isFalse();
    }
}
