package org.waypost.engine.table.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.waypost.engine.value.IpBits;

/** Whole addresses as inet_pton(3) reads them. */
public final class IpText {
    private IpText() {}

    /** Four decimal octets. */
    public static Optional<IpBits> v4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        byte[] bytes = new byte[4];
        for (int i = 0; i < 4; i++) {
            int octet = number(parts[i], 255);
            if (octet < 0 || (parts[i].length() > 1 && parts[i].charAt(0) == '0')) {
                return Optional.empty();
            }
            bytes[i] = (byte) octet;
        }
        return Optional.of(IpBits.of(bytes, false));
    }

    /** Eight groups, one run of which may be {@code ::}; the last two may be a dotted quad. */
    public static Optional<IpBits> v6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text).filter(g -> g.size() == 8).map(IpText::bits);
        }
        Optional<List<Integer>> head = groups(text.substring(0, gap));
        Optional<List<Integer>> tail = groups(text.substring(gap + 2));
        if (head.isEmpty() || tail.isEmpty() || head.get().size() + tail.get().size() > 7) {
            return Optional.empty();
        }
        if (text.substring(0, gap).indexOf('.') >= 0) {
            return Optional.empty();
        }
        List<Integer> all = new ArrayList<>(head.get());
        while (all.size() + tail.get().size() < 8) {
            all.add(0);
        }
        all.addAll(tail.get());
        return Optional.of(bits(all));
    }

    /** Decimal digits up to {@code max}, else -1. */
    static int number(String digits, int max) {
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
            if (value > max) {
                return -1;
            }
        }
        return digits.isEmpty() ? -1 : value;
    }

    private static Optional<List<Integer>> groups(String text) {
        List<Integer> groups = new ArrayList<>();
        if (text.isEmpty()) {
            return Optional.of(groups);
        }
        String[] parts = text.split(":", -1);
        for (int i = 0; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            if (!addGroup(parts[i], last, groups)) {
                return Optional.empty();
            }
        }
        return Optional.of(groups);
    }

    private static boolean addGroup(String part, boolean last, List<Integer> groups) {
        if (last && part.indexOf('.') >= 0) {
            Optional<IpBits> quad = v4(part);
            quad.map(IpBits::groups)
                    .ifPresent(
                            o -> {
                                groups.add(o[0] << 8 | o[1]);
                                groups.add(o[2] << 8 | o[3]);
                            });
            return quad.isPresent();
        }
        int value = hex(part);
        groups.add(value);
        return value >= 0;
    }

    private static int hex(String part) {
        if (part.isEmpty() || part.length() > 4) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < part.length(); i++) {
            int digit = Character.digit(part.charAt(i), 16);
            if (digit < 0 || part.charAt(i) > 'f') {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private static IpBits bits(List<Integer> groups) {
        byte[] bytes = new byte[16];
        for (int i = 0; i < 8; i++) {
            bytes[2 * i] = (byte) (groups.get(i) >> 8);
            bytes[2 * i + 1] = (byte) (int) groups.get(i);
        }
        return IpBits.of(bytes, true);
    }
}
