package org.waypost.compiler.check.rule;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.waypost.grammar.Release;

/**
 * The URL of a classic {@code relay via}.
 *
 * @param scheme in lower case; empty without one
 * @param label the key of the credentials, empty without one
 */
record RelayUrl(String scheme, String label, String host, int port) {
    private static final Set<String> TLS =
            Set.of(
                    "smtps",
                    "tls",
                    "ssl",
                    "smtps+auth",
                    "tls+auth",
                    "ssl+auth",
                    "secure",
                    "secure+auth",
                    "tls+backup");
    private static final List<String> BEFORE_5_4 =
            List.of(
                    "smtp",
                    "smtp+tls",
                    "smtps",
                    "tls",
                    "ssl",
                    "smtps+auth",
                    "tls+auth",
                    "ssl+auth",
                    "backup");
    private static final List<String> SINCE_5_4 =
            List.of(
                    "smtp",
                    "lmtp",
                    "smtp+tls",
                    "smtps",
                    "tls",
                    "smtps+auth",
                    "tls+auth",
                    "secure",
                    "secure+auth",
                    "backup",
                    "tls+backup");

    /** Empty when the release refuses it. */
    static Optional<RelayUrl> parse(String text, Release release) {
        int slashes = text.indexOf("://");
        String scheme = slashes < 0 ? "" : text.substring(0, slashes).toLowerCase(Locale.ROOT);
        boolean schemeMissing = slashes < 0 && release == Release.R5_3;
        if (schemeMissing || slashes >= 0 && !known(scheme, release)) {
            return Optional.empty();
        }
        String rest = slashes < 0 ? text : text.substring(slashes + 3);
        int at = rest.indexOf('@');
        String label = at < 0 ? "" : rest.substring(0, at);
        boolean labelFits = scheme.endsWith("+auth") == !label.isEmpty() && at != 0;
        if (!labelFits) {
            return Optional.empty();
        }
        String server = rest.substring(at + 1);
        return release.atLeast(Release.R5_4)
                ? server(scheme, label, server)
                : oldServer(scheme, label, server);
    }

    private static boolean known(String scheme, Release release) {
        if (release.atLeast(Release.R5_4)) {
            return SINCE_5_4.contains(scheme);
        }
        return BEFORE_5_4.contains(scheme) || release == Release.R5_3 && scheme.equals("lmtp");
    }

    /** The port stands behind the last colon, whatever is before it. */
    private static Optional<RelayUrl> oldServer(String scheme, String label, String server) {
        int colon = server.lastIndexOf(':');
        String host = colon < 0 ? server : server.substring(0, colon);
        int port = colon < 0 ? 0 : port(server.substring(colon + 1));
        boolean bad = host.isEmpty() || port < 0;
        return bad ? Optional.empty() : Optional.of(new RelayUrl(scheme, label, host, port));
    }

    private static Optional<RelayUrl> server(String scheme, String label, String server) {
        int end = server.startsWith("[") ? server.indexOf(']') + 1 : nameEnd(server);
        if (end <= 0) {
            return Optional.empty();
        }
        boolean hasPort = end < server.length() && server.charAt(end) == ':';
        int port = hasPort ? port(server.substring(end + 1)) : 0;
        boolean portMissing = scheme.equals("lmtp") && port == 0;
        boolean bad = port < 0 || portMissing;
        String host = server.substring(0, end);
        return bad ? Optional.empty() : Optional.of(new RelayUrl(scheme, label, host, port));
    }

    private static int nameEnd(String server) {
        int end = 0;
        while (end < server.length() && isHostCharacter(server.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isHostCharacter(char c) {
        return c < 128 && (Character.isLetterOrDigit(c) || "_.-".indexOf(c) >= 0);
    }

    private static int port(String digits) {
        if (!digits.matches("[0-9]{1,5}")) {
            return -1;
        }
        int port = Integer.parseInt(digits);
        return port >= 1 && port <= 65535 ? port : -1;
    }

    boolean auth() {
        return scheme.endsWith("+auth");
    }

    /** Whether {@code verify} makes sense: TLS is not optional. */
    boolean secure() {
        return TLS.contains(scheme);
    }
}
