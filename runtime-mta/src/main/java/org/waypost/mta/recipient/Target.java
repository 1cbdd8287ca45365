package org.waypost.mta.recipient;

import java.time.Duration;
import org.waypost.engine.value.MailAddress;
import org.waypost.mta.queue.Envelope;

/**
 * One place that a recipient's mail goes to: an envelope to be.
 *
 * @param current the address that is delivered to, after expansion
 * @param internal whether that address came out of an alias, a virtual table or a .forward
 * @param rule file:line of the rule that accepted it
 * @param ttl how long it is tried
 */
public record Target(
        Envelope.Destination destination,
        MailAddress current,
        boolean internal,
        String rule,
        Duration ttl) {}
