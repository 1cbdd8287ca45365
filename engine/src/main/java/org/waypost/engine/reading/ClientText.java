package org.waypost.engine.reading;

import org.waypost.engine.value.AddressText;
import org.waypost.engine.value.IpBits;

/** How a release writes the address of a client; IPv4 is a dotted quad in all of them. */
enum ClientText {
    /** {@code IPv6:::1}, before 5.4. */
    LABELLED {
        @Override
        String v6(String address) {
            return "IPv6:" + address;
        }
    },
    /** {@code [::1]}. */
    BRACKETED {
        @Override
        String v6(String address) {
            return "[" + address + "]";
        }
    };

    abstract String v6(String address);

    String of(IpBits address) {
        String text = AddressText.of(address);
        return address.v6() ? v6(text) : text;
    }
}
