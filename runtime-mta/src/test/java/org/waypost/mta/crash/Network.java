package org.waypost.mta.crash;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.waypost.mta.delivery.wire.Connection;
import org.waypost.mta.delivery.wire.Dialer;
import org.waypost.mta.io.Resolver;

/** The rest of the world: its names, and a server that takes mail for every domain. */
record Network(Weather weather, Ledger ledger, Mutant mutant) implements Dialer, Resolver {
    private static final InetAddress PEER = InetAddress.ofLiteral("198.51.100.7");

    @Override
    public Reply<Mx> mx(String domain) {
        return weather.fails()
                ? new Reply.TemporaryFailure<>("SERVFAIL")
                : new Reply.Found<>(List.of(new Mx(10, "mx." + domain)));
    }

    @Override
    public Reply<InetAddress> addresses(String host) {
        return weather.fails()
                ? new Reply.TemporaryFailure<>("timeout")
                : new Reply.Found<>(List.of(PEER));
    }

    @Override
    public Reply<String> texts(String domain) {
        return weather.fails() ? new Reply.TemporaryFailure<>("timeout") : new Reply.Nothing<>();
    }

    @Override
    public Reply<String> reverse(InetAddress address) {
        return weather.fails()
                ? new Reply.TemporaryFailure<>("timeout")
                : new Reply.Found<>(List.of("client.example"));
    }

    @Override
    public Connection connect(InetSocketAddress target, Optional<InetAddress> source)
            throws IOException {
        weather.step();
        return new Line(weather, new RemotePeer(ledger));
    }

    /** What is written is answered at once; either way may break. */
    private static final class Line implements Connection {
        private final Weather weather;
        private final RemotePeer peer;
        private final Sending sending = new Sending();
        private final Receiving receiving = new Receiving();

        Line(Weather weather, RemotePeer peer) {
            this.weather = weather;
            this.peer = peer;
        }

        @Override
        public InputStream input() {
            return receiving;
        }

        @Override
        public OutputStream output() {
            return sending;
        }

        @Override
        public Optional<InetAddress> localAddress() {
            return Optional.of(InetAddress.ofLiteral("192.0.2.1"));
        }

        @Override
        public boolean isTls() {
            return false;
        }

        @Override
        public void startTls(SSLContext context, String name, boolean checkName)
                throws IOException {
            throw new IOException("nobody offers it");
        }

        @Override
        public void close() {
            peer.hangUp();
        }

        private final class Sending extends OutputStream {
            private final ByteArrayOutputStream written = new ByteArrayOutputStream();

            @Override
            public void write(int b) {
                written.write(b);
            }

            /** What arrives before the line breaks does arrive. */
            @Override
            public void flush() throws IOException {
                byte[] bytes = written.toByteArray();
                written.reset();
                if (weather.fails()) {
                    peer.take(bytes, weather.piece(bytes.length + 1) - 1);
                    throw new IOException("Broken pipe");
                }
                peer.take(bytes, bytes.length);
            }
        }

        private final class Receiving extends InputStream {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            /** A reply that is lost here was given all the same. */
            @Override
            public int read(byte[] to, int offset, int length) throws IOException {
                try {
                    weather.step();
                } catch (IOException e) {
                    peer.replyLost();
                    throw e;
                }
                return peer.give(to, offset, Math.min(length, weather.piece(200)));
            }
        }
    }
}
