package org.waypost.compiler.lint.machine;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts with PEM blocks in them (RFC 7468). */
final class Pem {
    private static final int DNS_NAME = 2;
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]+)-----END \\1-----");

    private Pem() {}

    /** A block: what it says it is, and its bytes. */
    record Block(String label, byte[] bytes) {}

    /** The first block whose label ends so. */
    static Optional<Block> block(String text, String label) {
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            if (block.group(1).endsWith(label)) {
                return decoded(block.group(1), block.group(2));
            }
        }
        return Optional.empty();
    }

    private static Optional<Block> decoded(String label, String text) {
        try {
            return Optional.of(new Block(label, Base64.getMimeDecoder().decode(text.strip())));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** The first certificate of a text. */
    static Optional<X509Certificate> certificate(String text) throws CertificateException {
        Optional<Block> block = block(text, "CERTIFICATE");
        if (block.isEmpty()) {
            return Optional.empty();
        }
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        return Optional.of(
                (X509Certificate)
                        factory.generateCertificate(new ByteArrayInputStream(block.get().bytes())));
    }

    /** The host names of a certificate; its common name where it has none (RFC 6125, 6.4.4). */
    static List<String> names(X509Certificate certificate) {
        List<String> names = new ArrayList<>();
        try {
            Collection<List<?>> all = certificate.getSubjectAlternativeNames();
            if (all != null) {
                all.stream()
                        .filter(one -> one.getFirst().equals(DNS_NAME))
                        .forEach(one -> names.add(String.valueOf(one.get(1))));
            }
        } catch (CertificateParsingException broken) {
            return names;
        }
        if (names.isEmpty()) {
            Matcher common =
                    Pattern.compile("(?:^|,)CN=([^,]+)")
                            .matcher(certificate.getSubjectX500Principal().getName());
            if (common.find()) {
                names.add(common.group(1));
            }
        }
        return names;
    }

    /** A wildcard stands for the whole first label (RFC 6125, 6.4.3). */
    static boolean covers(String pattern, String host) {
        String wanted = host.toLowerCase(Locale.ROOT);
        String has = pattern.toLowerCase(Locale.ROOT);
        int dot = wanted.indexOf('.');
        return has.equals(wanted)
                || has.startsWith("*.")
                        && dot > 0
                        && has.substring(1).equals(wanted.substring(dot));
    }
}
