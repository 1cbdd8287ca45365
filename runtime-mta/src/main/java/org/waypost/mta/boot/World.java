package org.waypost.mta.boot;

import org.waypost.mta.delivery.wire.Dialer;
import org.waypost.mta.delivery.wire.SocketDialer;
import org.waypost.mta.delivery.wire.WireLimits;
import org.waypost.mta.dns.DnsResolver;
import org.waypost.mta.dns.DnsSettings;
import org.waypost.mta.io.Disk;
import org.waypost.mta.io.Entropy;
import org.waypost.mta.io.NioDisk;
import org.waypost.mta.io.Resolver;
import org.waypost.mta.io.SecureEntropy;
import org.waypost.mta.io.SystemTimer;
import org.waypost.mta.io.Timer;
import org.waypost.mta.user.SystemUsers;
import org.waypost.mta.user.UserDatabase;

/** The seams to the world, all in one hand. */
public record World(
        Disk disk,
        Timer timer,
        Entropy entropy,
        Resolver resolver,
        Dialer dialer,
        UserDatabase users) {

    /** This machine. */
    public static World system() {
        return new World(
                new NioDisk(),
                new SystemTimer(),
                new SecureEntropy(),
                new DnsResolver(DnsSettings.SYSTEM),
                new SocketDialer(WireLimits.DEFAULT),
                new SystemUsers());
    }
}
