package org.waypost.engine.value;

/**
 * Addresses as inet_ntop(3) writes them: the texts that tables are asked for. IPv6 is in lower
 * case, its longest run of zero groups is {@code ::}, and mapped addresses end in a dotted quad.
 */
public final class AddressText {
    private AddressText() {}

    /** Without brackets. */
    public static String of(IpBits address) {
        return address.v6() ? v6(address.groups()) : dotted(address.groups());
    }

    private static String dotted(int[] octets) {
        return octets[0] + "." + octets[1] + "." + octets[2] + "." + octets[3];
    }

    private static String v6(int[] groups) {
        Run zeros = longestZeros(groups);
        int end = embedsV4(groups, zeros) ? 6 : 8;
        StringBuilder text = new StringBuilder(39);
        for (int i = 0; i < end; i++) {
            if (zeros.holds(i)) {
                text.append(i == zeros.start ? "::" : "");
                continue;
            }
            if (i > 0 && !zeros.holds(i - 1)) {
                text.append(':');
            }
            text.append(Integer.toHexString(groups[i]));
        }
        if (end == 6) {
            text.append(zeros.holds(5) ? "" : ":").append(quad(groups));
        }
        return text.toString();
    }

    private static String quad(int[] groups) {
        return dotted(
                new int[] {groups[6] >> 8, groups[6] & 0xff, groups[7] >> 8, groups[7] & 0xff});
    }

    /** {@code ::a.b.c.d} and {@code ::ffff:a.b.c.d}, but not {@code ::} and {@code ::1}. */
    private static boolean embedsV4(int[] groups, Run zeros) {
        return zeros.start == 0
                && (zeros.length == 6 || (zeros.length == 5 && groups[5] == 0xffff));
    }

    private static Run longestZeros(int[] groups) {
        Run best = new Run(-1, 0);
        for (int i = 0; i < groups.length; i++) {
            int length = 0;
            while (i + length < groups.length && groups[i + length] == 0) {
                length++;
            }
            if (length >= 2 && length > best.length) {
                best = new Run(i, length);
            }
            i += length;
        }
        return best;
    }

    private record Run(int start, int length) {
        boolean holds(int index) {
            return index >= start && index < start + length;
        }
    }
}
