package org.waypost.mta.delivery.wire;

import java.util.List;
import org.waypost.mta.delivery.OneLine;

/**
 * A reply of the other server, already fit to stand in a line of ours.
 *
 * @param code three digits
 * @param lines the texts behind the code, at least one
 */
public record Reply(int code, List<String> lines) {
    public Reply {
        lines = List.copyOf(lines);
    }

    /** 2xx. */
    public boolean isPositive() {
        return code / 100 == 2;
    }

    /** 3xx: go on. */
    public boolean isIntermediate() {
        return code / 100 == 3;
    }

    /** 5xx. */
    public boolean isPermanent() {
        return code / 100 == 5;
    }

    /** The code and all its lines as one. */
    public String text() {
        return OneLine.of((code + " " + String.join(" ", lines)).strip());
    }
}
