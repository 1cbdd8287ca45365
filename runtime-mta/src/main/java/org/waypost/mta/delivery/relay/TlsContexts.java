package org.waypost.mta.delivery.relay;

import java.io.IOException;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** Makes the TLS contexts of outgoing sessions. Any thread; may read files. */
@FunctionalInterface
public interface TlsContexts {
    /**
     * @param ca the name of a {@code ca} statement, empty trusts what the system trusts
     * @param pki the name of the {@code pki} whose certificate we show, or empty
     * @throws IOException a file cannot be used; the message says which and why
     */
    SSLContext context(boolean verify, Optional<String> ca, Optional<String> pki)
            throws IOException;
}
