package org.waypost.mta.delivery.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** A stream to another server. After {@link #startTls} the streams are new ones. */
public interface Connection extends AutoCloseable {
    InputStream input() throws IOException;

    OutputStream output() throws IOException;

    /** The address that we speak from; empty on a socket without one. */
    Optional<InetAddress> localAddress();

    boolean isTls();

    /**
     * Speaks TLS from here on.
     *
     * @param name the name that is asked for (SNI)
     * @param checkName whether the certificate must be for that name
     * @throws IOException the handshake failed; the connection is of no further use
     */
    void startTls(SSLContext context, String name, boolean checkName) throws IOException;

    /** Never throws: what is closed is closed. */
    @Override
    void close();
}
