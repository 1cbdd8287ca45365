package org.waypost.mta.delivery.wire;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** A connection to a server on this machine by a socket in the file system. */
public final class UnixConnection implements Connection {
    private final SocketChannel channel;
    private final InputStream input;
    private final OutputStream output;
    private final CutOff cutOff;

    private UnixConnection(SocketChannel channel, Duration longest) {
        this.channel = channel;
        this.input = new BufferedInputStream(Channels.newInputStream(channel));
        this.output = new BufferedOutputStream(Channels.newOutputStream(channel));
        this.cutOff = CutOff.after(longest, channel);
    }

    /**
     * Connects to the socket at {@code path}.
     *
     * @param longest after which the connection is cut off: this kind has no other timeout
     */
    public static UnixConnection to(Path path, Duration longest) throws IOException {
        return new UnixConnection(SocketChannel.open(UnixDomainSocketAddress.of(path)), longest);
    }

    @Override
    public InputStream input() {
        return input;
    }

    @Override
    public OutputStream output() {
        return output;
    }

    @Override
    public Optional<InetAddress> localAddress() {
        return Optional.empty();
    }

    @Override
    public boolean isTls() {
        return false;
    }

    @Override
    public void startTls(SSLContext context, String name, boolean checkName) throws IOException {
        throw new IOException("no TLS on a local socket");
    }

    @Override
    public void close() {
        cutOff.cancel();
        try {
            channel.close();
        } catch (IOException _) {
            // Closing a socket that is gone changes nothing.
        }
    }
}
