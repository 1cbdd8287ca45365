package org.waypost.mta.delivery.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelayUrlParserTest {
    @ParameterizedTest
    @CsvSource({
        "mx.example, OPPORTUNISTIC, false, '', mx.example, 25",
        "smtp://mx.example, OPPORTUNISTIC, false, '', mx.example, 25",
        "SMTP://mx.example:2525, OPPORTUNISTIC, false, '', mx.example, 2525",
        "smtp+tls://mx.example, STARTTLS, true, '', mx.example, 25",
        "smtp+tls://me@mx.example, STARTTLS, true, me, mx.example, 25",
        "smtp+notls://mx.example, CLEAR, false, '', mx.example, 25",
        "smtps://me@mx.example, SMTPS, true, me, mx.example, 465",
        "smtps://[::1]:4650, SMTPS, true, '', ::1, 4650",
        "'[IPv6:2001:db8::1]', OPPORTUNISTIC, false, '', 2001:db8::1, 25",
        "'[192.0.2.1]:26', OPPORTUNISTIC, false, '', 192.0.2.1, 26",
        "lmtp://127.0.0.1:24, CLEAR, false, '', 127.0.0.1, 24",
    })
    void modern(
            String text, Security security, boolean verify, String label, String host, int port) {
        RelayUrl url = RelayUrlParser.parse(text, false).orElseThrow();
        assertThat(url.security()).isEqualTo(security);
        assertThat(url.verify()).isEqualTo(verify);
        assertThat(url.label()).isEqualTo(label);
        assertThat(url.host()).isEqualTo(host);
        assertThat(url.portFor(security)).isEqualTo(port);
    }

    @ParameterizedTest
    @CsvSource({
        "mx.example, OPPORTUNISTIC, '', 25",
        "smtp://mx.example, CLEAR, '', 25",
        "smtp+tls://mx.example, OPPORTUNISTIC, '', 25",
        "tls://mx.example, STARTTLS, '', 25",
        "smtps://mx.example, SMTPS, '', 465",
        "ssl://mx.example, STARTTLS_THEN_SMTPS, '', 25",
        "secure://mx.example, STARTTLS_THEN_SMTPS, '', 25",
        "tls+auth://me@mx.example, STARTTLS, me, 25",
        "smtps+auth://me@mx.example, SMTPS, me, 465",
        "ssl+auth://me@mx.example, STARTTLS_THEN_SMTPS, me, 25",
        "secure+auth://me@mx.example, STARTTLS_THEN_SMTPS, me, 25",
        "backup://mx.example, OPPORTUNISTIC, '', 25",
        "tls+backup://mx.example, STARTTLS, '', 25",
    })
    void classic(String text, Security security, String label, int port) {
        RelayUrl url = RelayUrlParser.parse(text, true).orElseThrow();
        assertThat(url.security()).isEqualTo(security);
        assertThat(url.verify()).isFalse();
        assertThat(url.label()).isEqualTo(label);
        assertThat(url.host()).isEqualTo("mx.example");
        assertThat(url.portFor(security)).isEqualTo(port);
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
