package org.waypost.mta.smtp.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.waypost.compiler.model.Listener;
import org.waypost.engine.rule.Matching;
import org.waypost.mta.auth.AuthAnswer;
import org.waypost.mta.intake.MessageIntake;
import org.waypost.mta.limits.SessionQuota;
import org.waypost.mta.observe.Counters;
import org.waypost.mta.queue.ram.RamQueue;
import org.waypost.mta.recipient.RecipientDecision;
import org.waypost.mta.recipient.SessionDecider;
import org.waypost.mta.smtp.ListenerProfile;

/** A client that sends and never reads: its answers must not fill the memory. */
class DeafClientTest {
    private static final int COMMANDS = 10_000;

    private final Peer channel = new Peer(handler());

    /** A connection in memory that has addresses. */
    private static final class Peer extends EmbeddedChannel {
        Peer(SessionHandler handler) {
            super(handler);
        }

        @Override
        protected SocketAddress localAddress0() {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), 25);
        }

        @Override
        protected SocketAddress remoteAddress0() {
            return localAddress0();
        }

        void reads(boolean some) {
            unsafe().outboundBuffer().setUserDefinedWritability(1, some);
            runPendingTasks();
        }

        long answers() {
            long lines = 0;
            for (ByteBuf sent = readOutbound(); sent != null; sent = readOutbound()) {
                lines += sent.toString(StandardCharsets.US_ASCII).lines().count();
                sent.release();
            }
            return lines;
        }
    }

    private static SessionHandler handler() {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 25);
        ListenerProfile profile =
                new ListenerProfile(
                        "mx.example.org",
                        "",
                        Matching.V7_8,
                        Listener.Tls.NONE,
                        Listener.Auth.NONE,
                        false,
                        false,
                        new SessionQuota(2000, 3, 3),
                        false);
        ListenerSetup setup =
                new ListenerSetup(
                        address,
                        profile,
                        Optional.empty(),
                        (_, _) -> AuthAnswer.UNKNOWN,
                        _ -> Optional.empty(),
                        false);
        MessageIntake intake =
                new MessageIntake(new RamQueue(() -> 1), () -> Instant.EPOCH, ZoneOffset.UTC);
        return new SessionHandler(
                setup,
                new SmtpServices(
                        () -> SessionDecider.of(_ -> new RecipientDecision.Refused("550 no", "no")),
                        _ -> "<unknown>",
                        intake,
                        () -> 1,
                        Executors.newVirtualThreadPerTaskExecutor(),
                        new Counters(),
                        () -> false));
    }

    @Test
    void isHeardAgainWhenItHasReadItsAnswers() {
        assertThat(channel.answers()).isEqualTo(1);
        channel.reads(false);
        String flood = "NOOP\r\n".repeat(COMMANDS);
        channel.writeInbound(Unpooled.copiedBuffer(flood, StandardCharsets.US_ASCII));
        assertThat(channel.answers()).isZero();
        assertThat(channel.config().isAutoRead()).isFalse();

        channel.reads(true);
        assertThat(channel.answers()).isEqualTo(COMMANDS);
        assertThat(channel.config().isAutoRead()).isTrue();
    }
}
