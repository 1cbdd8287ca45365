package org.waypost.engine.table.network;

import java.util.Optional;
import org.waypost.engine.value.IpBits;

/**
 * IPv4 networks as inet_net_pton(3) reads them: one to four decimal octets or a hexadecimal number,
 * then perhaps a length. Without one, the class of the first octet gives at least 8, 16, 24 or 32
 * bits, and every octet that is written counts.
 */
final class ClassfulText {
    private final String text;
    private final byte[] octets = new byte[4];
    private int written;
    private int at;

    private ClassfulText(String text) {
        this.text = text;
    }

    static Optional<Network> read(String text) {
        ClassfulText reader = new ClassfulText(text);
        boolean good = reader.isHex() ? reader.hex() : reader.decimal();
        int length = good ? reader.length() : -1;
        return length < 0
                ? Optional.empty()
                : Optional.of(new Network(IpBits.of(reader.octets, false), length));
    }

    private boolean isHex() {
        return text.length() > 2
                && text.charAt(0) == '0'
                && (text.charAt(1) | 0x20) == 'x'
                && Character.digit(text.charAt(2), 16) >= 0;
    }

    /** Two digits an octet; an odd last digit is the upper half. */
    private boolean hex() {
        at = 2;
        int digits = 0;
        while (at < text.length() && Character.digit(text.charAt(at), 16) >= 0) {
            if (digits == 8) {
                return false;
            }
            int digit = Character.digit(text.charAt(at), 16);
            octets[digits / 2] |= (byte) (digits % 2 == 0 ? digit << 4 : digit);
            digits++;
            at++;
        }
        written = (digits + 1) / 2;
        return true;
    }

    private boolean decimal() {
        while (written < 4) {
            int end = at;
            while (end < text.length() && Character.digit(text.charAt(end), 10) >= 0) {
                end++;
            }
            int octet = IpText.number(text.substring(at, end), 255);
            if (octet < 0) {
                return false;
            }
            octets[written++] = (byte) octet;
            at = end;
            if (at == text.length() || text.charAt(at) != '.') {
                return true;
            }
            at++;
        }
        return false;
    }

    private int length() {
        if (at == text.length()) {
            return Math.max(classLength(octets[0] & 0xff), 8 * written);
        }
        return text.charAt(at) == '/' ? IpText.number(text.substring(at + 1), 32) : -1;
    }

    private static int classLength(int first) {
        if (first >= 240) {
            return 32;
        }
        if (first >= 224) {
            return 8;
        }
        if (first >= 192) {
            return 24;
        }
        return first >= 128 ? 16 : 8;
    }
}
