package org.waypost.compiler.lint.machine;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Optional;

/** Whether a private key and a certificate belong together: what one signs the other verifies. */
final class KeyPair {
    private static final byte[] TEXT = "pair".getBytes(StandardCharsets.US_ASCII);
    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;

    private KeyPair() {}

    /** False also for what cannot be told: an encrypted key, an algorithm that is not known. */
    static boolean differs(String pem, X509Certificate certificate) {
        Optional<Pem.Block> block = Pem.block(pem, "PRIVATE KEY");
        if (block.isEmpty() || block.get().label().startsWith("ENCRYPTED")) {
            return false;
        }
        PublicKey other = certificate.getPublicKey();
        String label = block.get().label();
        String algorithm = other.getAlgorithm();
        boolean otherKind =
                label.startsWith("RSA") && !algorithm.equals("RSA")
                        || label.startsWith("EC") && !algorithm.equals("EC");
        return otherKind || !signs(block.get(), other, algorithm);
    }

    private static boolean signs(Pem.Block block, PublicKey other, String algorithm) {
        Optional<String> signature = signature(algorithm);
        if (signature.isEmpty()) {
            return true;
        }
        try {
            byte[] bytes =
                    block.label().equals("PRIVATE KEY") ? block.bytes() : wrapped(block, other);
            PrivateKey key =
                    KeyFactory.getInstance(algorithm)
                            .generatePrivate(new PKCS8EncodedKeySpec(bytes));
            Signature signer = Signature.getInstance(signature.get());
            signer.initSign(key);
            signer.update(TEXT);
            byte[] signed = signer.sign();
            signer.initVerify(other);
            signer.update(TEXT);
            return signer.verify(signed);
        } catch (GeneralSecurityException | IllegalArgumentException otherKind) {
            return false;
        }
    }

    private static Optional<String> signature(String algorithm) {
        return switch (algorithm) {
            case "RSA" -> Optional.of("SHA256withRSA");
            case "EC" -> Optional.of("SHA256withECDSA");
            case "EdDSA" -> Optional.of("EdDSA");
            default -> Optional.empty();
        };
    }

    /**
     * An old form (PKCS #1, SEC 1) put into PKCS #8 (RFC 5208): the name of the algorithm is the
     * one that the certificate's key says, which is what it has to be.
     */
    private static byte[] wrapped(Pem.Block block, PublicKey other) {
        byte[] version = {0x02, 0x01, 0x00};
        return tagged(SEQUENCE, joined(version, algorithm(other), tagged(OCTETS, block.bytes())));
    }

    /** The first element of the sequence that a public key is encoded as (RFC 5280, 4.1). */
    private static byte[] algorithm(PublicKey key) {
        byte[] all = key.getEncoded();
        int start = content(all, 0);
        int inner = content(all, start);
        return Arrays.copyOfRange(all, start, inner + length(all, start));
    }

    /** Where the content of the element at {@code at} begins. */
    private static int content(byte[] der, int at) {
        int first = der[at + 1] & 0xff;
        return at + 2 + (first < 0x80 ? 0 : first & 0x7f);
    }

    private static int length(byte[] der, int at) {
        int first = der[at + 1] & 0xff;
        if (first < 0x80) {
            return first;
        }
        int length = 0;
        for (int i = 0; i < (first & 0x7f); i++) {
            length = length << 8 | der[at + 2 + i] & 0xff;
        }
        return length;
    }

    private static byte[] tagged(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < 0x80) {
            out.write(content.length);
        } else {
            out.write(0x83);
            out.write(content.length >> 16);
            out.write(content.length >> 8);
            out.write(content.length);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
