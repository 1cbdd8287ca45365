package org.waypost.compiler.lint.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyPairTest {
    @ParameterizedTest
    @CsvSource({
        "good.key, good.crt, false",
        "good-old.key, good.crt, false",
        "rsa.key, rsa.crt, false",
        "rsa-old.key, rsa.crt, false",
        "ed.key, ed.crt, false",
        "old.key, good.crt, true",
        "good-old.key, old.crt, true",
        "rsa.key, good.crt, true",
        "rsa-old.key, good.crt, true",
        "good-old.key, rsa.crt, true",
        "ed.key, rsa.crt, true",
        "good.crt, good.crt, false",
    })
    void belongTogetherOrNot(String key, String certificate, boolean differs)
            throws CertificateException {
        assertThat(KeyPair.differs(text(key), Pem.certificate(text(certificate)).orElseThrow()))
                .isEqualTo(differs);
    }

    @Test
    void aWildcardIsOneLabel() {
        assertThat(Pem.covers("*.example.org", "mx.example.org")).isTrue();
        assertThat(Pem.covers("*.example.org", "a.mx.example.org")).isFalse();
        assertThat(Pem.covers("*.example.org", "example.org")).isFalse();
        assertThat(Pem.covers("MX.example.org", "mx.example.ORG")).isTrue();
    }

    @Test
    void whatIsNoCertificateIsNone() throws CertificateException {
        assertThat(Pem.certificate("nothing")).isEmpty();
        assertThat(Pem.names(Pem.certificate(text("good.crt")).orElseThrow()))
                .containsExactly("mx.example.org");
    }

    private static String text(String name) {
        String path = "/org/waypost/compiler/lint/pki/" + name;
        try (InputStream in = KeyPairTest.class.getResourceAsStream(path)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
