package org.waypost.mta.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerCertificateTest {
    @TempDir Path folder;
    private Path certificate;
    private Path key;

    @BeforeEach
    void names() {
        certificate = folder.resolve("mx.crt");
        key = folder.resolve("mx.key");
    }

    /** As openssl writes them: SEC 1 with the curve in front, PKCS#1, PKCS#8. */
    @ParameterizedTest
    @ValueSource(strings = {"sec1", "rsa", "ed25519"})
    void everyKindOfKeyIsRead(String kind) throws Exception {
        Path files = Path.of("src/test/resources/tls");
        assertThat(
                        ServerCertificate.load(
                                files.resolve(kind + ".crt"), files.resolve(kind + ".key")))
                .isNotNull();
    }

    @Test
    void keysAreReadInPkcs8() throws Exception {
        for (KeyPair keys :
                new KeyPair[] {Certificates.keys("RSA", 2048), Certificates.keys("EC", 256)}) {
            Certificates.certificate(certificate, keys, "mx.example.org");
            Certificates.pkcs8Key(key, keys);
            assertThat(ServerCertificate.load(certificate, key)).isNotNull();
        }
    }

    @Test
    void faultsAreSentences() throws Exception {
        KeyPair keys = Certificates.keys("EC", 256);
        fails("mx.crt: no such file");
        Files.writeString(certificate, "nothing of the kind");
        fails("mx.crt holds no certificate in PEM form");
        Files.writeString(certificate, "-----BEGIN CERTIFICATE-----\nAAAA\n");
        fails("mx.crt cannot be read as PEM");
        Certificates.certificate(certificate, keys, "mx.example.org");
        fails("mx.key: no such file");
        Files.writeString(key, "");
        fails("mx.key holds no private key in PEM form");
        Certificates.pkcs8Key(key, Certificates.keys("EC", 256));
        fails("mx.key is not that of the certificate");
        Certificates.pkcs8Key(key, Certificates.keys("RSA", 2048));
        fails("mx.key is not that of the certificate");
    }

    private void fails(String sentence) {
        assertThatThrownBy(() -> ServerCertificate.load(certificate, key))
                .isInstanceOf(UnusableCertificate.class)
                .hasMessageContaining(sentence);
    }
}
