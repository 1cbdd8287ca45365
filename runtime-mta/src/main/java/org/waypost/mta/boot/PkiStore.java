package org.waypost.mta.boot;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.waypost.compiler.model.Listener;
import org.waypost.compiler.model.Pki;
import org.waypost.mta.tls.ServerCertificate;
import org.waypost.mta.tls.UnusableCertificate;

/** The certificates that the configuration names. */
record PkiStore(Map<String, Pki> pki) {
    /**
     * What a listener speaks TLS with: its own pki, else the one named like its host, or {@code *}.
     */
    SSLContext of(Listener listener, String hostname) throws StartFailure {
        Pki found = listener.pki().map(this::named).orElseGet(() -> byName(hostname));
        String at = At.line(listener.span());
        if (found == null) {
            String wanted = listener.pki().orElse(hostname);
            throw new StartFailure(at + "TLS needs a certificate: no pki for `" + wanted + "`");
        }
        try {
            return ServerCertificate.load(certificate(found), key(found));
        } catch (UnusableCertificate problem) {
            throw new StartFailure(At.line(found.span()) + problem.getMessage());
        }
    }

    /** What a relay action shows of us. */
    KeyManager[] keys(String name) throws UnusableCertificate, StartFailure {
        Pki found = named(name);
        if (found == null) {
            throw new StartFailure("client pki `" + name + "` not found");
        }
        return ServerCertificate.keys(certificate(found), key(found));
    }

    private @Nullable Pki named(String name) {
        Pki exact = pki.get(name);
        return exact == null ? pki.get(name.toLowerCase(Locale.ROOT)) : exact;
    }

    private @Nullable Pki byName(String hostname) {
        Pki own = named(hostname);
        return own == null ? pki.get("*") : own;
    }

    private static Path certificate(Pki pki) throws StartFailure {
        return path(pki, pki.certificate().orElse(""), "certificate");
    }

    private static Path key(Pki pki) throws StartFailure {
        return path(pki, pki.key().orElse(""), "key");
    }

    private static Path path(Pki pki, String file, String what) throws StartFailure {
        if (file.isEmpty()) {
            String sentence = "pki `" + pki.name() + "` has no " + what;
            throw new StartFailure(At.line(pki.span()) + sentence);
        }
        return Path.of(file);
    }
}
