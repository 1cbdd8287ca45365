package org.waypost.engine.table.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waypost.engine.value.AddressText;

class NetworkNotationTest {
    @ParameterizedTest
    @CsvSource({
        "1.2.3.4,               1.2.3.4/32",
        "1.2.3.0/24,            1.2.3.0/24",
        "10,                    10.0.0.0/8",
        "127,                   127.0.0.0/8",
        "10.1,                  10.1.0.0/16",
        "10.0.0,                10.0.0.0/24",
        "172,                   172.0.0.0/16",
        "192,                   192.0.0.0/24",
        "224,                   224.0.0.0/8",
        "240,                   240.0.0.0/32",
        "0,                     0.0.0.0/8",
        "10/8,                  10.0.0.0/8",
        "0/0,                   0.0.0.0/0",
        "010.0.0.1,             10.0.0.1/32",
        "0x0a,                  10.0.0.0/8",
        "10.1.2.3/8,            10.0.0.0/8",
        "IPv6:10.0.0.0/8,       10.0.0.0/8",
        "::1,                   ::1/128",
        "[::1],                 ::1/128",
        "IPv6:::1,              ::1/128",
        "ipv6:::1,              ::1/128",
        "[IPv6:::1],            ::1/128",
        "2001:db8::/32,         2001:db8::/32",
        "2001:db8::1/32,        2001:db8::/32",
        "[2001:db8::/32],       2001:db8::/32",
        "::ffff:10.0.0.0/104,   ::ffff:10.0.0.0/104",
        "[1.2.3.4],             never",
        "1.2.3.4/33,            never",
        "::1/129,               never",
        "10.0.0.0/,             never",
        "[::1]/32,              never",
        "[::1,                  never",
        "1.2.3.256,             never",
        "1.2.3.4.5,             never",
        "local,                 never",
        "1:2:3:4:5:6:7,         never",
        "1::2::3,               never"
    })
    void classfulAsReleasesFrom54Read(String entry, String network) {
        assertThat(text(NetworkNotation.CLASSFUL, entry)).isEqualTo(network);
    }

    @ParameterizedTest
    @CsvSource({
        "10,          never",
        "10/8,        10.0.0.0/8",
        "10.0.0.1,    10.0.0.1/32",
        "010.0.0.1,   never",
        "[::1],       never",
        "IPv6:::1,    ::1/128",
        "::/0,        ::/0"
    })
    void wholeAddressesAs2013Reads(String entry, String network) {
        assertThat(text(NetworkNotation.WHOLE_ADDRESSES, entry)).isEqualTo(network);
    }

    private static String text(NetworkNotation notation, String entry) {
        return notation.read(entry)
                .map(n -> AddressText.of(n.base()) + "/" + n.length())
                .orElse("never");
    }
}
