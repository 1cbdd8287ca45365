package org.waypost.mta.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate and its key as a TLS server. */
public final class ServerCertificate {
    /** Keystores want a password; this one never leaves the memory. */
    private static final char[] PASSWORD = "memory".toCharArray();

    private ServerCertificate() {}

    /**
     * Loads a {@code pki}.
     *
     * @throws UnusableCertificate when the files cannot be read or do not belong together
     */
    public static SSLContext load(Path certificate, Path key) throws UnusableCertificate {
        KeyManager[] keys = keys(certificate, key);
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, null, null);
            return context;
        } catch (GeneralSecurityException failure) {
            throw new UnusableCertificate("TLS cannot be set up: " + failure.getMessage());
        }
    }

    /**
     * The same for a client that shows its certificate.
     *
     * @throws UnusableCertificate when the files cannot be read or do not belong together
     */
    public static KeyManager[] keys(Path certificate, Path key) throws UnusableCertificate {
        List<X509Certificate> chain = PemFiles.certificates(certificate);
        PrivateKey secret = PemFiles.key(key);
        try {
            if (!belongTogether(chain.getFirst().getPublicKey(), secret)) {
                throw new UnusableCertificate(
                        "the key of " + key + " is not that of the certificate " + certificate);
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, PASSWORD);
            store.setKeyEntry("pki", secret, PASSWORD, chain.toArray(Certificate[]::new));
            KeyManagerFactory keys =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD);
            return keys.getKeyManagers();
        } catch (GeneralSecurityException | IOException failure) {
            throw new UnusableCertificate(
                    "the certificate " + certificate + " cannot be used: " + failure.getMessage());
        }
    }

    /** Signs and verifies something: the only test that holds for every kind of key. */
    private static boolean belongTogether(PublicKey open, PrivateKey secret)
            throws GeneralSecurityException {
        if (!open.getAlgorithm().equals(secret.getAlgorithm())
                && !(isEdwards(open.getAlgorithm()) && isEdwards(secret.getAlgorithm()))) {
            return false;
        }
        Signature signature = Signature.getInstance(signatureOf(open.getAlgorithm()));
        byte[] text = {1, 2, 3};
        signature.initSign(secret);
        signature.update(text);
        byte[] signed = signature.sign();
        signature.initVerify(open);
        signature.update(text);
        return signature.verify(signed);
    }

    private static boolean isEdwards(String algorithm) {
        return algorithm.startsWith("Ed");
    }

    private static String signatureOf(String algorithm) {
        return switch (algorithm) {
            case "EC", "ECDSA" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> algorithm;
        };
    }
}
