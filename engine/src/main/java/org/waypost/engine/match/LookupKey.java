package org.waypost.engine.match;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waypost.engine.table.network.NetworkNotation;
import org.waypost.engine.value.AsciiCase;
import org.waypost.engine.value.IpBits;

/**
 * A text that many tables are asked for: what they read out of it is read once. One thread at a
 * time.
 */
public final class LookupKey {
    private final String text;
    private @Nullable String lower;
    private @Nullable String user;
    private @Nullable String domain;
    private @Nullable NetworkNotation notation;
    private Optional<IpBits> address = Optional.empty();

    public LookupKey(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    String lower() {
        String known = lower;
        if (known == null) {
            known = AsciiCase.lower(text);
            lower = known;
        }
        return known;
    }

    /** What stands before the last {@code @}, in lower case; without one, all of it. */
    String user() {
        String known = user;
        if (known == null) {
            int at = lower().lastIndexOf('@');
            known = at < 0 ? lower() : lower().substring(0, at);
            user = known;
        }
        return known;
    }

    /** What stands behind the last {@code @}, in lower case; without one, nothing. */
    String domain() {
        String known = domain;
        if (known == null) {
            int at = lower().lastIndexOf('@');
            known = at < 0 ? "" : lower().substring(at + 1);
            domain = known;
        }
        return known;
    }

    /** The address that the text means in a release's notation. */
    Optional<IpBits> address(NetworkNotation wanted) {
        if (notation != wanted) {
            notation = wanted;
            address = wanted.readKey(text);
        }
        return address;
    }
}
