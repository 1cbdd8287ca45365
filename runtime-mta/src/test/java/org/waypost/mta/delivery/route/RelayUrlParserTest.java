package org.waypost.mta.delivery.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelayUrlParserTest {
    /** How the first session with it is opened: security, label, host and port. */
    private static String read(String text, boolean classic) {
        RelayUrl url = RelayUrlParser.parse(text, classic).orElseThrow();
        String verified = url.verify() ? " verified" : "";
        String label = url.label().isEmpty() ? "" : " as " + url.label();
        int port = url.portFor(url.security());
        return url.security() + verified + label + " to " + url.host() + " " + port;
    }

    @ParameterizedTest
    @CsvSource({
        "mx.example, OPPORTUNISTIC to mx.example 25",
        "smtp://mx.example, OPPORTUNISTIC to mx.example 25",
        "SMTP://mx.example:2525, OPPORTUNISTIC to mx.example 2525",
        "smtp+tls://mx.example, STARTTLS verified to mx.example 25",
        "smtp+tls://me@mx.example, STARTTLS verified as me to mx.example 25",
        "smtp+notls://mx.example, CLEAR to mx.example 25",
        "smtps://me@mx.example, SMTPS verified as me to mx.example 465",
        "smtps://[::1]:4650, SMTPS verified to ::1 4650",
        "'[IPv6:2001:db8::1]', OPPORTUNISTIC to 2001:db8::1 25",
        "'[192.0.2.1]:26', OPPORTUNISTIC to 192.0.2.1 26",
        "lmtp://127.0.0.1:24, CLEAR to 127.0.0.1 24",
    })
    void modern(String text, String expected) {
        assertThat(read(text, false)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "mx.example, OPPORTUNISTIC to mx.example 25",
        "smtp://mx.example, CLEAR to mx.example 25",
        "smtp+tls://mx.example, OPPORTUNISTIC to mx.example 25",
        "tls://mx.example, STARTTLS to mx.example 25",
        "smtps://mx.example, SMTPS to mx.example 465",
        "ssl://mx.example, STARTTLS_THEN_SMTPS to mx.example 25",
        "secure://mx.example, STARTTLS_THEN_SMTPS to mx.example 25",
        "tls+auth://me@mx.example, STARTTLS as me to mx.example 25",
        "smtps+auth://me@mx.example, SMTPS as me to mx.example 465",
        "ssl+auth://me@mx.example, STARTTLS_THEN_SMTPS as me to mx.example 25",
        "secure+auth://me@mx.example, STARTTLS_THEN_SMTPS as me to mx.example 25",
        "backup://mx.example, OPPORTUNISTIC to mx.example 25",
        "tls+backup://mx.example, STARTTLS to mx.example 25",
    })
    void classic(String text, String expected) {
        assertThat(read(text, true)).isEqualTo(expected);
    }

    /** Both ways of {@code ssl://} have their own port. */
    @Test
    void eitherPort() {
        RelayUrl url = RelayUrlParser.parse("ssl://mx.example", true).orElseThrow();
        assertThat(url.portFor(Security.STARTTLS)).isEqualTo(25);
        assertThat(url.portFor(Security.SMTPS)).isEqualTo(465);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tls://mx.example",
                "ssl://mx.example",
                "http://mx.example",
                "smtp://me@mx.example",
                "me@mx.example",
                "smtp+tls://@mx.example",
                "lmtp://mx.example",
                "smtp://mx.example:0",
                "smtp://mx.example:65536",
                "smtp://mx.example:x",
                "smtp://::1",
                "smtp://",
                "smtp://mx example",
                "smtp://mx.example\r\nRCPT",
            })
    void notModern(String text) {
        assertThat(RelayUrlParser.parse(text, false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"smtp+notls://mx.example", "tls+auth://mx.example", "tls://me@mx.example"})
    void notClassic(String text) {
        assertThat(RelayUrlParser.parse(text, true)).isEmpty();
    }

    @Test
    void longTextIsRefused() {
        assertThat(RelayUrlParser.parse("smtp://" + "a".repeat(1020), false)).isEmpty();
    }
}
