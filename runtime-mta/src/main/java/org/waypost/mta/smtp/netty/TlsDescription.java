package org.waypost.mta.smtp.netty;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSession;

/** {@code VERSION:CIPHER:BITS:VERIFIED}, as Received headers and the log have it. */
final class TlsDescription {
    private static final Pattern KEY_BITS = Pattern.compile("_(?:AES|ARIA|CAMELLIA)_(\\d+)_");

    private TlsDescription() {}

    static String of(SSLSession session) {
        String cipher = session.getCipherSuite();
        Matcher bits = KEY_BITS.matcher(cipher);
        // The only other one that is offered is ChaCha20, whose key has 256 bits.
        String size = bits.find() ? bits.group(1) : "256";
        return session.getProtocol() + ":" + cipher + ":" + size + ":NO";
    }
}
