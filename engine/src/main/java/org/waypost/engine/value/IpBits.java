package org.waypost.engine.value;

import java.net.Inet4Address;
import java.net.InetAddress;

/**
 * An IP address as 128 bits, the first bit of the address on top. IPv4 fills the upper 32 bits of
 * {@code high}, so that one mask serves both families.
 *
 * @param v6 the family; addresses of different families are never equal
 */
public record IpBits(boolean v6, long high, long low) {
    /** The bits of a socket's address. */
    public static IpBits of(InetAddress address) {
        return of(address.getAddress(), !(address instanceof Inet4Address));
    }

    /** The bits of 4 or 16 bytes in network order. */
    public static IpBits of(byte[] bytes, boolean v6) {
        long high = 0;
        long low = 0;
        for (int i = 0; i < bytes.length; i++) {
            long octet = bytes[i] & 0xffL;
            if (i < 8) {
                high |= octet << (56 - 8 * i);
            } else {
                low |= octet << (56 - 8 * (i - 8));
            }
        }
        return new IpBits(v6, high, low);
    }

    /** How many bits the family has. */
    public int width() {
        return v6 ? 128 : 32;
    }

    /** The first {@code length} bits, the rest zero. */
    public IpBits masked(int length) {
        return new IpBits(v6, high & highMask(length), low & lowMask(length));
    }

    /** The mask of {@code high} for a prefix of {@code length} bits. */
    public static long highMask(int length) {
        return length >= 64 ? -1L : ones(length);
    }

    /** The mask of {@code low} for a prefix of {@code length} bits. */
    public static long lowMask(int length) {
        return length <= 64 ? 0L : ones(length - 64);
    }

    private static long ones(int count) {
        if (count == 0) {
            return 0L;
        }
        return count >= 64 ? -1L : -1L << (64 - count);
    }

    /** The eight groups of an IPv6 address, or the four octets of an IPv4 one. */
    public int[] groups() {
        int[] groups = new int[v6 ? 8 : 4];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = v6 ? group(i) : (int) (high >>> (56 - 8 * i)) & 0xff;
        }
        return groups;
    }

    private int group(int index) {
        long half = index < 4 ? high : low;
        return (int) (half >>> (48 - 16 * (index % 4))) & 0xffff;
    }
}
