package org.waypost.engine.table.network;

import org.waypost.engine.value.IpBits;

/**
 * A network: the addresses that begin with these bits.
 *
 * @param base bits behind {@code length} are zero
 * @param length in bits
 */
public record Network(IpBits base, int length) {
    public Network {
        base = base.masked(length);
    }

    /** Whether the address lies in this network; families must agree. */
    public boolean contains(IpBits address) {
        return address.masked(length).equals(base);
    }
}
