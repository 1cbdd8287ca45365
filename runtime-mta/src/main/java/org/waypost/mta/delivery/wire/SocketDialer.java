package org.waypost.mta.delivery.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;

/** Opens TCP connections by the system's sockets. */
public record SocketDialer(WireLimits limits) implements Dialer {
    @Override
    public Connection connect(InetSocketAddress target, Optional<InetAddress> source)
            throws IOException {
        Socket socket = new Socket();
        try {
            if (source.isPresent()) {
                socket.bind(new InetSocketAddress(source.get(), 0));
            }
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(Math.toIntExact(limits.silence().toMillis()));
            socket.connect(target, Math.toIntExact(limits.connect().toMillis()));
            return new SocketConnection(socket, limits.session());
        } catch (IOException | RuntimeException failure) {
            socket.close();
            throw failure;
        }
    }
}
