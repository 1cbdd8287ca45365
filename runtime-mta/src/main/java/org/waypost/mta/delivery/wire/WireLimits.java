package org.waypost.mta.delivery.wire;

import java.time.Duration;

/**
 * What a remote server may cost us.
 *
 * @param connect until a connection stands
 * @param silence between two bytes of the other side
 * @param session of the whole connection: a peer that sends a byte now and then ends here
 * @param lineBytes of one line of a reply, without its end
 * @param replyLines of one reply
 */
public record WireLimits(
        Duration connect, Duration silence, Duration session, int lineBytes, int replyLines) {
    /**
     * 300 s is the original's and RFC 5321's (4.5.3.2) time; a host that does not answer a SYN for
     * 30 s is down. Two hours carry the largest message over a slow line. RFC 5321 has lines of 512
     * bytes, real servers write longer ones; no EHLO answer in the wild comes near 100 lines, and
     * an endless reply must end.
     */
    public static final WireLimits DEFAULT =
            new WireLimits(
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(300),
                    Duration.ofHours(2),
                    4096,
                    100);
}
