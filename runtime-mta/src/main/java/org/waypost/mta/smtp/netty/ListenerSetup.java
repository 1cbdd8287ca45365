package org.waypost.mta.smtp.netty;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.waypost.mta.auth.Authenticator;
import org.waypost.mta.smtp.ListenerProfile;

/**
 * One socket to listen on.
 *
 * @param tls there when the profile offers TLS
 * @param authenticator answers UNKNOWN when the profile offers no AUTH
 * @param names the {@code hostnames} table: the name said for the address that was connected to
 * @param submission messages come from users here, so missing Date and Message-ID are added
 */
public record ListenerSetup(
        InetSocketAddress address,
        ListenerProfile profile,
        Optional<SSLContext> tls,
        Authenticator authenticator,
        Function<InetAddress, Optional<String>> names,
        boolean submission) {

    ListenerProfile profileFor(InetAddress local) {
        return names.apply(local).map(profile::named).orElse(profile);
    }
}
