package org.waypost.mta.tls;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;

/** Reads certificates and keys in PEM: PKCS#1, PKCS#8 and SEC 1, RSA and elliptic curves. */
final class PemFiles {
    /** A chain of certificates takes a few kilobytes; a file of a megabyte is something else. */
    private static final long LARGEST_FILE = 1024 * 1024;

    private PemFiles() {}

    /** The server's own certificate first. */
    static List<X509Certificate> certificates(Path file) throws UnusableCertificate {
        List<X509Certificate> chain = new ArrayList<>();
        JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
        for (Object item : items(file)) {
            if (item instanceof X509CertificateHolder holder) {
                try {
                    chain.add(converter.getCertificate(holder));
                } catch (CertificateException broken) {
                    throw new UnusableCertificate(file + " holds a certificate that is broken");
                }
            }
        }
        if (chain.isEmpty()) {
            throw new UnusableCertificate(file + " holds no certificate in PEM form");
        }
        return chain;
    }

    static PrivateKey key(Path file) throws UnusableCertificate {
        for (Object item : items(file)) {
            switch (item) {
                case PEMKeyPair pair -> {
                    return key(file, pair.getPrivateKeyInfo());
                }
                case PrivateKeyInfo info -> {
                    return key(file, info);
                }
                case PEMEncryptedKeyPair _, PKCS8EncryptedPrivateKeyInfo _ ->
                        throw new UnusableCertificate(
                                file + " holds a key with a passphrase: the server has none");
                default -> {}
            }
        }
        throw new UnusableCertificate(file + " holds no private key in PEM form");
    }

    /** By the JDK's own key factories: TLS then never meets a key that it cannot use. */
    private static PrivateKey key(Path file, PrivateKeyInfo info) throws UnusableCertificate {
        try {
            return KeyFactory.getInstance(algorithm(info))
                    .generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
        } catch (IOException | GeneralSecurityException unknown) {
            throw new UnusableCertificate(file + " holds a key of a kind that is not known");
        }
    }

    private static String algorithm(PrivateKeyInfo info) {
        ASN1ObjectIdentifier kind = info.getPrivateKeyAlgorithm().getAlgorithm();
        if (kind.equals(PKCSObjectIdentifiers.rsaEncryption)) {
            return "RSA";
        }
        return kind.equals(X9ObjectIdentifiers.id_ecPublicKey) ? "EC" : "EdDSA";
    }

    private static List<Object> items(Path file) throws UnusableCertificate {
        List<Object> items = new ArrayList<>();
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new UnusableCertificate(file + " is too large for a PEM file");
            }
            try (Reader text = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1);
                    PEMParser parser = new PEMParser(text)) {
                for (Object item = parser.readObject(); item != null; item = parser.readObject()) {
                    items.add(item);
                }
            }
            return items;
        } catch (NoSuchFileException missing) {
            throw new UnusableCertificate(file + ": no such file");
        } catch (AccessDeniedException denied) {
            throw new UnusableCertificate(file + ": permission denied");
        } catch (IOException | RuntimeException broken) {
            throw new UnusableCertificate(file + " cannot be read as PEM");
        }
    }
}
