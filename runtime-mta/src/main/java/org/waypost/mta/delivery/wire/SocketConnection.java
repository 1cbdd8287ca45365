package org.waypost.mta.delivery.wire;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A TCP connection, in clear or inside TLS. */
final class SocketConnection implements Connection {
    /** One write of a body: a few packets, and little memory for each of many sessions. */
    private static final int BUFFER_BYTES = 16 * 1024;

    private final CutOff cutOff;
    private Socket socket;
    private InputStream input;
    private OutputStream output;

    /**
     * @param longest after which the connection is cut off
     */
    SocketConnection(Socket socket, Duration longest) throws IOException {
        this.socket = socket;
        this.input = new BufferedInputStream(socket.getInputStream());
        this.output = new BufferedOutputStream(socket.getOutputStream(), BUFFER_BYTES);
        this.cutOff = CutOff.after(longest, socket);
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
        return Optional.of(socket.getLocalAddress());
    }

    @Override
    public boolean isTls() {
        return socket instanceof SSLSocket;
    }

    /**
     * What the other side sent in clear before the handshake is dropped with the old buffer, so
     * that nobody on the way can put words into the session to come.
     */
    @Override
    public void startTls(SSLContext context, String name, boolean checkName) throws IOException {
        SSLSocket tls =
                (SSLSocket)
                        context.getSocketFactory()
                                .createSocket(socket, name, socket.getPort(), true);
        tls.setUseClientMode(true);
        tls.setSSLParameters(parameters(tls.getSSLParameters(), name, checkName));
        tls.startHandshake();
        socket = tls;
        input = new BufferedInputStream(tls.getInputStream());
        output = new BufferedOutputStream(tls.getOutputStream(), BUFFER_BYTES);
    }

    private static SSLParameters parameters(SSLParameters base, String name, boolean checkName) {
        if (checkName) {
            base.setEndpointIdentificationAlgorithm("HTTPS");
        }
        if (isHostName(name)) {
            base.setServerNames(List.of(new SNIHostName(name)));
        }
        return base;
    }

    /** RFC 6066: an address is never sent as a server name. */
    private static boolean isHostName(String name) {
        boolean letters = name.chars().anyMatch(Character::isLetter);
        return letters && name.matches("[A-Za-z0-9.-]+") && !name.endsWith(".");
    }

    @Override
    public void close() {
        cutOff.cancel();
        try {
            socket.close();
        } catch (IOException _) {
            // The other side may be gone; there is nothing left to release.
        }
    }
}
