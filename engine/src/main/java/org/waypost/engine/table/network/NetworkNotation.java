package org.waypost.engine.table.network;

import java.util.Optional;
import org.waypost.engine.value.IpBits;

/** How a release reads the entry of a table of networks. */
public enum NetworkNotation {
    /** 2013 and 5.3: an address without a slash must be whole; no brackets. */
    WHOLE_ADDRESSES {
        @Override
        public Optional<Network> read(String entry) {
            String text = withoutLabel(entry);
            if (text.indexOf('/') < 0) {
                return IpText.v4(text)
                        .or(() -> IpText.v6(text))
                        .map(a -> new Network(a, a.width()));
            }
            return ClassfulText.read(text).or(() -> v6Network(text));
        }
    },
    /** 5.4 on: short IPv4 forms are as long as their class says, IPv6 may stand in brackets. */
    CLASSFUL {
        @Override
        public Optional<Network> read(String entry) {
            if (entry.startsWith("[")) {
                return entry.endsWith("]")
                        ? v6Network(withoutLabel(entry.substring(1, entry.length() - 1)))
                        : Optional.empty();
            }
            String text = withoutLabel(entry);
            return ClassfulText.read(text).or(() -> v6Network(text));
        }
    };

    private static final String LABEL = "IPv6:";

    /** The network that the entry means; empty when it means none and never matches. */
    public abstract Optional<Network> read(String entry);

    /** The address that a looked-up text means; a length in it does not count. */
    public Optional<IpBits> readKey(String key) {
        return read(key).map(Network::base);
    }

    private static String withoutLabel(String text) {
        return text.regionMatches(true, 0, LABEL, 0, LABEL.length())
                ? text.substring(LABEL.length())
                : text;
    }

    private static Optional<Network> v6Network(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return IpText.v6(text).map(a -> new Network(a, 128));
        }
        int length = IpText.number(text.substring(slash + 1), 128);
        if (length < 0) {
            return Optional.empty();
        }
        return IpText.v6(text.substring(0, slash)).map(a -> new Network(a, length));
    }
}
