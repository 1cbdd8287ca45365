package org.waypost.mta.delivery.relay;

import java.net.Inet6Address;
import java.net.InetAddress;

/** Writes addresses as people write them into tables: RFC 5952 for IPv6. */
final class AddressText {
    private static final int GROUPS = 8;

    private AddressText() {}

    static String of(InetAddress address) {
        return address instanceof Inet6Address six
                ? compressed(six.getAddress())
                : address.getHostAddress();
    }

    private static String compressed(byte[] bytes) {
        int[] groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            groups[i] = (bytes[2 * i] & 0xff) << 8 | bytes[2 * i + 1] & 0xff;
        }
        int start = longestZeros(groups);
        int end = start < 0 ? -1 : start + zerosAt(groups, start);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == start) {
                text.append("::");
                i = end - 1;
                continue;
            }
            boolean separated = i == 0 || i == end;
            text.append(separated ? "" : ":").append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }

    /** The first of the longest runs of at least two zero groups, -1 without one. */
    private static int longestZeros(int[] groups) {
        int best = -1;
        int length = 1;
        for (int i = 0; i < GROUPS; i++) {
            if (zerosAt(groups, i) > length) {
                best = i;
                length = zerosAt(groups, i);
            }
        }
        return best;
    }

    private static int zerosAt(int[] groups, int from) {
        int i = from;
        while (i < GROUPS && groups[i] == 0) {
            i++;
        }
        return i - from;
    }
}
