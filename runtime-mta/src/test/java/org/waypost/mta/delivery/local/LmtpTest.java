package org.waypost.mta.delivery.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waypost.mta.delivery.Samples.local;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waypost.engine.rule.Action;
import org.waypost.mta.delivery.Outcome;
import org.waypost.mta.demo.SinkScript;
import org.waypost.mta.demo.SinkScript.Step;
import org.waypost.mta.demo.SinkServer;
import org.waypost.mta.io.NioDisk;

class LmtpTest {
    private final SinkScript script = SinkScript.friendly();
    @TempDir private Path home;
    private SinkServer sink;

    @BeforeEach
    void listen() throws Exception {
        sink = SinkServer.start(InetAddress.ofLiteral("127.0.0.1"), script, Optional.empty());
    }

    @AfterEach
    void close() {
        sink.close();
    }

    private Outcome send(String destination, boolean rcptTo) {
        return new Delivering(home, new NioDisk())
                .by(new Action.Lmtp(destination, rcptTo))
                .deliver(local("bob@a.example", "alice+x@here.example", "x"));
    }

    @Test
    void userOrAddress() {
        String destination = "127.0.0.1:" + sink.port();
        assertThat(send(destination, false)).isEqualTo(new Outcome.Delivered("250 2.0.0 Taken"));
        assertThat(send("store.example:" + sink.port(), false))
                .isInstanceOf(Outcome.Delivered.class);
        assertThat(send("[127.0.0.1]:" + sink.port(), true)).isInstanceOf(Outcome.Delivered.class);
        assertThat(sink.mails())
                .extracting(m -> m.helo() + " " + m.recipients())
                .containsExactly(
                        "localhost [alice]",
                        "localhost [alice]",
                        "localhost [alice+x@here.example]");
        assertThat(sink.mails().getFirst().message())
                .isEqualTo(
                        "Return-Path: <bob@a.example>\nDelivered-To: alice+x@here.example\n"
                                + Delivering.MESSAGE);
    }

    @Test
    void refusals() {
        script.then(Step.RCPT, "550 5.1.1 unknown", "452 4.2.2 full");
        String destination = "127.0.0.1:" + sink.port();
        assertThat(send(destination, false))
                .isEqualTo(new Outcome.PermanentFailure("550 5.1.1 unknown"));
        assertThat(send(destination, false))
                .isEqualTo(new Outcome.TemporaryFailure("452 4.2.2 full"));
    }

    @Test
    void storeThatIsNotThereIsTemporary() {
        assertThat(send(home.resolve("no-socket").toString(), false))
                .isInstanceOf(Outcome.TemporaryFailure.class);
        assertThat(send("127.0.0.1:99999", false).status()).contains("invalid destination");
    }
}
