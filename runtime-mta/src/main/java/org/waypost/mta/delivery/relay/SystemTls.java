package org.waypost.mta.delivery.relay;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** TLS contexts from PEM files. Made once for each kind and kept: reading a trust store is slow. */
public final class SystemTls implements TlsContexts {
    /** What this machine's administrator trusts; the JDK's own store where it is not there. */
    public static final Path SYSTEM_CA = Path.of("/etc/ssl/certs/ca-certificates.crt");

    /** Gives the certificate and key of a {@code pki}. */
    @FunctionalInterface
    public interface KeySource {
        KeyManager[] keys(String pki) throws IOException;
    }

    private record Wanted(boolean verify, Optional<String> ca, Optional<String> pki) {}

    private final Map<String, Path> caFiles;
    private final KeySource keys;
    private final Map<Wanted, SSLContext> made = new ConcurrentHashMap<>();

    /**
     * @param caFiles the {@code ca} statements by name
     */
    public SystemTls(Map<String, Path> caFiles, KeySource keys) {
        this.caFiles = Map.copyOf(caFiles);
        this.keys = keys;
    }

    @Override
    public SSLContext context(boolean verify, Optional<String> ca, Optional<String> pki)
            throws IOException {
        Wanted wanted = new Wanted(verify, ca, pki);
        SSLContext known = made.get(wanted);
        if (known != null) {
            return known;
        }
        SSLContext fresh = make(wanted);
        made.put(wanted, fresh);
        return fresh;
    }

    private SSLContext make(Wanted wanted) throws IOException {
        KeyManager @Nullable [] own =
                wanted.pki().isPresent() ? keys.keys(wanted.pki().get()) : null;
        try {
            TrustManager[] trust =
                    wanted.verify()
                            ? trustOf(caFile(wanted.ca()))
                            : new TrustManager[] {new TrustEverybody()};
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own, trust, null);
            return context;
        } catch (GeneralSecurityException failure) {
            throw new IOException("TLS cannot be set up: " + failure.getMessage(), failure);
        }
    }

    private Optional<Path> caFile(Optional<String> name) throws IOException {
        if (name.isPresent()) {
            Path file = caFiles.get(name.get());
            if (file == null) {
                throw new IOException("no ca named " + name.get());
            }
            return Optional.of(file);
        }
        return Optional.of(SYSTEM_CA).filter(Files::isReadable);
    }

    /** No file trusts what the JDK trusts. */
    private static TrustManager[] trustOf(Optional<Path> file)
            throws IOException, GeneralSecurityException {
        TrustManagerFactory factory =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(file.isPresent() ? storeOf(file.get()) : null);
        return factory.getTrustManagers();
    }

    private static KeyStore storeOf(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream pem = Files.newInputStream(file)) {
            int n = 0;
            for (Certificate one :
                    CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                store.setCertificateEntry("ca" + n++, one);
            }
        } catch (NoSuchFileException missing) {
            throw new IOException("certificate file " + file + " does not exist", missing);
        }
        return store;
    }
}
