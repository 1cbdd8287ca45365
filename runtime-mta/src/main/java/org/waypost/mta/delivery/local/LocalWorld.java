package org.waypost.mta.delivery.local;

import java.time.InstantSource;
import org.waypost.engine.rule.Action;
import org.waypost.mta.delivery.ActionSource;
import org.waypost.mta.delivery.wire.Dialer;
import org.waypost.mta.io.Disk;
import org.waypost.mta.io.Entropy;
import org.waypost.mta.io.Resolver;
import org.waypost.mta.queue.MailQueue;
import org.waypost.mta.user.UserDatabase;

/** All that the local agent asks of the rest of the server. */
public record LocalWorld(
        ActionSource actions,
        UserSource users,
        MailQueue queue,
        Disk disk,
        InstantSource clock,
        Entropy entropy,
        Network network) {
    /** How mail stores are reached by LMTP. */
    public record Network(Resolver resolver, Dialer dialer) {}

    /** The users of an action: its userbase, or the system's. */
    @FunctionalInterface
    public interface UserSource {
        UserDatabase of(Action.Users users);
    }
}
