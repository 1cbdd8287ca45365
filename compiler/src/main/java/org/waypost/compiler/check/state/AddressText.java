package org.waypost.compiler.check.state;

import java.net.InetAddress;
import java.util.Optional;

/** Numeric addresses as text. */
public final class AddressText {
    private AddressText() {}

    /** The address of a literal, IPv4 or IPv6; names are never looked up. */
    public static Optional<InetAddress> parse(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException notALiteral) {
            return Optional.empty();
        }
    }

    /** The canonical form of RFC 5952; what is no IPv6 address stays as it is. */
    public static String shortest(String text) {
        int scope = text.indexOf('%');
        String plain = scope < 0 ? text : text.substring(0, scope);
        Optional<InetAddress> address = parse(plain);
        if (address.isEmpty() || address.get().getAddress().length == 4) {
            return plain;
        }
        String canonical = compress(address.get().getAddress());
        return scope < 0 ? canonical : canonical + text.substring(scope);
    }

    private static String compress(byte[] bytes) {
        int[] groups = new int[8];
        for (int at = 0; at < groups.length; at++) {
            groups[at] = (bytes[2 * at] & 0xff) << 8 | bytes[2 * at + 1] & 0xff;
        }
        int start = -1;
        int length = 1;
        for (int at = 0; at < groups.length; at++) {
            int end = at;
            while (end < groups.length && groups[end] == 0) {
                end++;
            }
            if (end - at > length) {
                start = at;
                length = end - at;
            }
        }
        return write(groups, start, length);
    }

    private static String write(int[] groups, int gap, int length) {
        StringBuilder out = new StringBuilder();
        for (int at = 0; at < groups.length; at++) {
            if (at == gap) {
                out.append("::");
                at += length - 1;
                continue;
            }
            if (!out.isEmpty() && out.charAt(out.length() - 1) != ':') {
                out.append(':');
            }
            out.append(Integer.toHexString(groups[at]));
        }
        return out.toString();
    }
}
