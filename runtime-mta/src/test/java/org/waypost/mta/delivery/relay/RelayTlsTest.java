package org.waypost.mta.delivery.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waypost.mta.delivery.Samples.relay;
import static org.waypost.mta.delivery.Samples.table;
import static org.waypost.mta.delivery.Samples.to;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waypost.engine.rule.Action;
import org.waypost.engine.rule.Action.Outgoing;
import org.waypost.engine.rule.Action.Route;
import org.waypost.engine.rule.Action.TlsPolicy;
import org.waypost.engine.table.Table;
import org.waypost.mta.delivery.Outcome;
import org.waypost.mta.demo.SinkScript;
import org.waypost.mta.demo.SinkScript.Step;
import org.waypost.mta.demo.SinkServer;

/** TLS and AUTH towards a server whose certificate is for sink.example. */
class RelayTlsTest {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static TestCertificate certificate;

    @TempDir private static Path folder;

    private final SinkScript script = SinkScript.friendly();
    private SinkServer sink;
    private Duration silence = Duration.ofSeconds(10);

    @BeforeAll
    static void make() throws Exception {
        certificate = TestCertificate.of("sink.example");
        certificate.writeTo(folder.resolve("ca.pem"));
    }

    @BeforeEach
    void listen() throws Exception {
        sink = SinkServer.start(LOOPBACK, script, Optional.of(certificate.server()));
    }

    @AfterEach
    void close() {
        sink.close();
    }

    private static Outgoing outgoing(TlsPolicy policy, Optional<Table> auth) {
        return new Outgoing(
                policy,
                auth,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("ours"),
                false);
    }

    private Outcome send(String url, Outgoing outgoing) {
        return send(url, outgoing, false);
    }

    private Outcome send(String url, Outgoing outgoing, boolean classic) {
        Sending sending =
                new Sending()
                        .silence(silence)
                        .tls(
                                new SystemTls(
                                        Map.of("ours", folder.resolve("ca.pem")),
                                        _ -> new KeyManager[0]));
        sending.names().host("sink.example", "127.0.0.1").host("other.example", "127.0.0.1");
        Action.Relay action =
                to(new Route.Hosts(table("hosts", url + ":" + sink.port()), classic), outgoing);
        return sending.agent(action).deliver(relay("bob@a.example", "eve@b.example"));
    }

    private static Outgoing opportunistic() {
        return outgoing(TlsPolicy.OPPORTUNISTIC, Optional.empty());
    }

    @Test
    void tlsIsUsedWhereItIsOffered() {
        assertThat(send("smtp://other.example", opportunistic()))
                .isInstanceOf(Outcome.Delivered.class);
        assertThat(sink.mails().getFirst().tls()).isTrue();
        assertThat(sink.dialogues().getFirst().lines())
                .containsSubsequence("C: STARTTLS", "-- TLS", "C: EHLO mx.here.example");
    }

    @Test
    void opportunisticTlsThatFailsIsFollowedByClearText() {
        script.then(Step.STARTTLS, "454 4.7.0 not now");
        assertThat(send("smtp://sink.example", opportunistic()))
                .isInstanceOf(Outcome.Delivered.class);
        assertThat(sink.mails().getFirst().tls()).isFalse();
        assertThat(sink.dialogues()).hasSize(2);
    }

    @Test
    void requiredTlsThatFailsIsNot() {
        script.always(Step.STARTTLS, "454 4.7.0 not now");
        assertThat(send("smtp+tls://sink.example", opportunistic()))
                .isEqualTo(
                        new Outcome.TemporaryFailure(
                                "Network error on destination MXs:"
                                        + " STARTTLS rejected: 454 4.7.0 not now"));
        assertThat(sink.mails()).isEmpty();
    }

    @Test
    void withoutTlsNothingIsSentWhereItIsRequired() throws Exception {
        sink.close();
        sink = SinkServer.start(LOOPBACK, script, Optional.empty());
        assertThat(send("smtp+tls://sink.example", opportunistic()).status())
                .endsWith("TLS required but not supported by remote host");
        assertThat(
                        send(
                                "smtp+notls://sink.example",
                                outgoing(TlsPolicy.REQUIRED, Optional.empty())))
                .isEqualTo(new Outcome.TemporaryFailure("TLS required for relaying"));
    }

    @Test
    void nameOfTheCertificateMustBeTheHosts() {
        assertThat(send("smtp+tls://sink.example", opportunistic()))
                .isInstanceOf(Outcome.Delivered.class);
        assertThat(send("smtp+tls://other.example", opportunistic()).status())
                .contains("certificate verification failed: ");
        assertThat(
                        send(
                                "smtp+tls://other.example",
                                outgoing(TlsPolicy.REQUIRED_UNVERIFIED, Optional.empty())))
                .isInstanceOf(Outcome.Delivered.class);
    }

    @Test
    void certificateMustBeSignedBySomebodyWeTrust() throws Exception {
        sink.close();
        sink =
                SinkServer.start(
                        LOOPBACK, script, Optional.of(TestCertificate.of("sink.example").server()));
        assertThat(send("smtp+tls://sink.example", opportunistic()).status())
                .contains("certificate verification failed: ");
    }

    @Test
    void tlsFromTheFirstByte() throws Exception {
        sink.close();
        sink = SinkServer.startSmtps(LOOPBACK, script, certificate.server());
        assertThat(send("smtps://sink.example", opportunistic()))
                .isInstanceOf(Outcome.Delivered.class);
    }

    @Test
    void sslMeansSmtpsWhereStartTlsDoesNotWork() throws Exception {
        sink.close();
        sink = SinkServer.startSmtps(LOOPBACK, script, certificate.server());
        silence = Duration.ofMillis(300);
        assertThat(send("ssl://sink.example", opportunistic(), true))
                .isInstanceOf(Outcome.Delivered.class);
        assertThat(sink.mails().getFirst().tls()).isTrue();
    }

    @Test
    void credentialsAreSaidInsideTls() {
        script.always(Step.EHLO, "250-sink.example\r\n250 AUTH LOGIN PLAIN");
        Optional<Table> auth = Optional.of(table("secrets", "me=user:pass:word"));
        assertThat(send("smtp+tls://me@sink.example", outgoing(TlsPolicy.OPPORTUNISTIC, auth)))
                .isInstanceOf(Outcome.Delivered.class);
        assertThat(sink.dialogues().getFirst().lines())
                .containsSubsequence(
                        "-- TLS", "C: AUTH PLAIN " + base64("\0user\0pass:word"), "C: DATA");
    }

    @Test
    void loginIsSpokenWhereThereIsNoPlain() {
        script.always(Step.EHLO, "250-sink.example\r\n250 AUTH LOGIN");
        Optional<Table> auth = Optional.of(table("secrets", "me=user:pass"));
        assertThat(send("smtp+tls://me@sink.example", outgoing(TlsPolicy.OPPORTUNISTIC, auth)))
                .isInstanceOf(Outcome.Delivered.class);
        assertThat(sink.dialogues().getFirst().lines())
                .containsSubsequence(
                        "C: AUTH LOGIN", "C: " + base64("user"), "C: " + base64("pass"));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refusedCredentialsAreTemporary() {
        script.always(Step.EHLO, "250-sink.example\r\n250 AUTH PLAIN");
        script.always(Step.AUTH, "535 5.7.8 wrong");
        Optional<Table> auth = Optional.of(table("secrets", "me=user:pass"));
        assertThat(send("smtp+tls://me@sink.example", outgoing(TlsPolicy.OPPORTUNISTIC, auth)))
                .isEqualTo(
                        new Outcome.TemporaryFailure(
                                "Network error on destination MXs:"
                                        + " AUTH rejected: 535 5.7.8 wrong"));
    }

    @Test
    void labelsThatCannotBeUsedWait() {
        Optional<Table> auth = Optional.of(table("secrets", "me=user:pass"));
        assertThat(send("smtp+tls://you@sink.example", outgoing(TlsPolicy.OPPORTUNISTIC, auth)))
                .isEqualTo(new Outcome.TemporaryFailure("Could not retrieve credentials"));
        assertThat(send("smtp+tls://me@sink.example", opportunistic()))
                .isEqualTo(new Outcome.TemporaryFailure("No auth table for relaying"));
        assertThat(send("smtp://me@sink.example", outgoing(TlsPolicy.OPPORTUNISTIC, auth)))
                .isEqualTo(new Outcome.TemporaryFailure("Cannot parse smarthost"));
    }
}
