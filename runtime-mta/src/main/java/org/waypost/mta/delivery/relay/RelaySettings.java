package org.waypost.mta.delivery.relay;

import java.time.Duration;
import org.waypost.mta.delivery.route.RelayUrl;
import org.waypost.mta.delivery.wire.WireLimits;

/**
 * How this server relays.
 *
 * @param serverName said at EHLO when no table and no {@code helo} has a name
 * @param mxPort the port of mail exchangers: 25, another one in a laboratory
 * @param limits what one delivery may cost
 */
public record RelaySettings(String serverName, int mxPort, Limits limits) {
    /**
     * @param connectionsPerHost at one time, to one address (the original's number: 10)
     * @param addressesTried by one attempt: a domain with endless addresses must not hold a thread
     * @param patience for a free connection; then the envelope is tried again later
     */
    public record Limits(
            int connectionsPerHost, int addressesTried, Duration patience, WireLimits wire) {
        public static final Limits DEFAULT =
                new Limits(10, 16, Duration.ofSeconds(60), WireLimits.DEFAULT);
    }

    public static RelaySettings named(String serverName) {
        return new RelaySettings(serverName, RelayUrl.SMTP_PORT, Limits.DEFAULT);
    }
}
