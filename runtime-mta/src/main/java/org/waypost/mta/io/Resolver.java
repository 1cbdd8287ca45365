package org.waypost.mta.io;

import java.net.InetAddress;
import java.util.List;

/** Names by DNS. Blocking; call it on a virtual thread. */
public interface Resolver {
    /** A mail exchanger: lower preference first. */
    record Mx(int preference, String host) {}

    /** What the DNS said. */
    sealed interface Reply<T> {
        record Found<T>(List<T> records) implements Reply<T> {}

        /** The name exists and has no such record. */
        record Nothing<T>() implements Reply<T> {}

        record NoSuchName<T>() implements Reply<T> {}

        record TemporaryFailure<T>(String reason) implements Reply<T> {}
    }

    Reply<Mx> mx(String domain);

    /** A and AAAA; numeric addresses answer themselves. */
    Reply<InetAddress> addresses(String host);

    /** TXT, each as one text, whatever it was cut into. */
    Reply<String> texts(String domain);

    /** PTR, confirmed or not. */
    Reply<String> reverse(InetAddress address);
}
