package org.waypost.mta.boot;

import java.net.InetAddress;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.waypost.mta.io.Resolver;

/**
 * Names of clients by reverse DNS. What a stranger's DNS says reaches headers, rules and the log,
 * so anything but a plain host name is no name.
 */
record ClientNames(Resolver resolver) implements Function<InetAddress, String> {
    private static final String UNKNOWN = "<unknown>";
    private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9_.-]{1,255}");

    @Override
    public String apply(InetAddress address) {
        if (address.isLoopbackAddress()) {
            return "localhost";
        }
        return switch (resolver.reverse(address)) {
            case Resolver.Reply.Found<String> found -> plain(found.records().getFirst());
            case Resolver.Reply.Nothing<String> _,
                    Resolver.Reply.NoSuchName<String> _,
                    Resolver.Reply.TemporaryFailure<String> _ ->
                    UNKNOWN;
        };
    }

    private static String plain(String name) {
        return HOST_NAME.matcher(name).matches() ? name : UNKNOWN;
    }
}
