package org.waypost.mta.delivery.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of RFC 5952, and the ends. */
class AddressTextTest {
    @ParameterizedTest
    @CsvSource({
        "2001:db8:0:0:0:0:2:1, 2001:db8::2:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:DB8:0:0:0:0:0:0, 2001:db8::",
        "::, ::",
        "::1, ::1",
        "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8",
        "192.0.2.1, 192.0.2.1",
    })
    void isShort(String given, String expected) {
        assertThat(AddressText.of(InetAddress.ofLiteral(given))).isEqualTo(expected);
    }
}
