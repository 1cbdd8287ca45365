package org.waypost.mta.smtp;

import java.net.Inet4Address;
import java.net.InetAddress;

/** Addresses as texts, without ever asking a resolver. */
public final class NumericAddress {
    private NumericAddress() {}

    /** v4 bare, v6 in brackets in its shortest form (RFC 5952). */
    public static String text(InetAddress address) {
        return switch (address) {
            case Inet4Address v4 -> v4.getHostAddress();
            default -> "[" + shortest(address.getAddress()) + "]";
        };
    }

    private static String shortest(byte[] bytes) {
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = (bytes[2 * i] & 0xff) << 8 | bytes[2 * i + 1] & 0xff;
        }
        int start = longestZeros(groups);
        int end = start < 0 ? -1 : zerosFrom(groups, start);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == start) {
                text.append("::");
                i = end - 1;
                continue;
            }
            if (i > 0 && i != end) {
                text.append(':');
            }
            text.append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }

    /** Where the longest run of at least two zeros begins, or -1. */
    private static int longestZeros(int[] groups) {
        int best = -1;
        int length = 1;
        for (int i = 0; i < 8; i++) {
            int run = zerosFrom(groups, i) - i;
            if (run > length) {
                best = i;
                length = run;
            }
        }
        return best;
    }

    private static int zerosFrom(int[] groups, int start) {
        int end = start;
        while (end < 8 && groups[end] == 0) {
            end++;
        }
        return end;
    }
}
