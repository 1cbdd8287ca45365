package org.waypost.mta.delivery.route;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the relay URLs of both dialects; what one of them lacks it refuses. */
public final class RelayUrlParser {
    /** What a scheme means. */
    private record Scheme(boolean lmtp, Security security, boolean verify, Label label) {}

    /** Whether {@code label@} may or must stand before the host. */
    private enum Label {
        NEVER,
        MAY,
        MUST
    }

    private static final Map<String, Scheme> MODERN =
            Map.of(
                    "smtp", new Scheme(false, Security.OPPORTUNISTIC, false, Label.NEVER),
                    "smtp+tls", new Scheme(false, Security.STARTTLS, true, Label.MAY),
                    "smtp+notls", new Scheme(false, Security.CLEAR, false, Label.NEVER),
                    "smtps", new Scheme(false, Security.SMTPS, true, Label.MAY),
                    "lmtp", new Scheme(true, Security.CLEAR, false, Label.NEVER));

    private static final Scheme STARTTLS = new Scheme(false, Security.STARTTLS, false, Label.NEVER);
    private static final Scheme STARTTLS_AUTH =
            new Scheme(false, Security.STARTTLS, false, Label.MUST);
    private static final Scheme EITHER =
            new Scheme(false, Security.STARTTLS_THEN_SMTPS, false, Label.NEVER);
    private static final Scheme EITHER_AUTH =
            new Scheme(false, Security.STARTTLS_THEN_SMTPS, false, Label.MUST);
    private static final Scheme OPPORTUNISTIC =
            new Scheme(false, Security.OPPORTUNISTIC, false, Label.NEVER);

    private static final Map<String, Scheme> CLASSIC =
            Map.ofEntries(
                    Map.entry("smtp", new Scheme(false, Security.CLEAR, false, Label.NEVER)),
                    Map.entry("lmtp", new Scheme(true, Security.CLEAR, false, Label.NEVER)),
                    Map.entry("smtp+tls", OPPORTUNISTIC),
                    Map.entry("smtps", new Scheme(false, Security.SMTPS, false, Label.NEVER)),
                    Map.entry("smtps+auth", new Scheme(false, Security.SMTPS, false, Label.MUST)),
                    Map.entry("tls", STARTTLS),
                    Map.entry("tls+auth", STARTTLS_AUTH),
                    Map.entry("ssl", EITHER),
                    Map.entry("ssl+auth", EITHER_AUTH),
                    Map.entry("secure", EITHER),
                    Map.entry("secure+auth", EITHER_AUTH),
                    Map.entry("backup", OPPORTUNISTIC),
                    Map.entry("tls+backup", STARTTLS));

    /** Host: a name, or an address in brackets; what follows it is checked apart. */
    private static final Pattern URL =
            Pattern.compile(
                    "(?:([A-Za-z0-9+]+)://)?(?:([^@/\\s]*)@)?"
                            + "(\\[[^\\]\\s]+\\]|[A-Za-z0-9_.-]+)(?::([0-9]{1,5}))?");

    private static final int MAX_CHARS = 1023;
    private static final int MAX_PORT = 65535;

    private RelayUrlParser() {}

    /**
     * @param classic by the schemes of {@code relay via}
     * @return empty when the text is no relay URL of this dialect
     */
    public static Optional<RelayUrl> parse(String text, boolean classic) {
        Matcher parts = URL.matcher(text);
        if (text.length() > MAX_CHARS || !parts.matches()) {
            return Optional.empty();
        }
        Scheme scheme = scheme(parts.group(1), classic);
        String label = parts.group(2) == null ? "" : parts.group(2);
        int port = parts.group(4) == null ? 0 : Integer.parseInt(parts.group(4));
        boolean portFits = parts.group(4) == null ? scheme != null && !scheme.lmtp() : port > 0;
        if (scheme == null || !portFits || port > MAX_PORT || !labelFits(scheme, parts.group(2))) {
            return Optional.empty();
        }
        String host = bare(parts.group(3));
        return Optional.of(
                new RelayUrl(scheme.lmtp(), scheme.security(), scheme.verify(), label, host, port));
    }

    private static @Nullable Scheme scheme(@Nullable String name, boolean classic) {
        Map<String, Scheme> schemes = classic ? CLASSIC : MODERN;
        String known = name == null ? (classic ? "smtp+tls" : "smtp") : name;
        return schemes.get(known.toLowerCase(Locale.ROOT));
    }

    private static boolean labelFits(Scheme scheme, @Nullable String label) {
        return switch (scheme.label()) {
            case NEVER -> label == null;
            case MAY -> label == null || !label.isEmpty();
            case MUST -> label != null && !label.isEmpty();
        };
    }

    /** {@code [1.2.3.4]}, {@code [::1]}, {@code [IPv6:::1]} without brackets and tag. */
    public static String bare(String host) {
        if (!host.startsWith("[")) {
            return host;
        }
        String inside = host.substring(1, host.length() - 1);
        return inside.toLowerCase(Locale.ROOT).startsWith("ipv6:") ? inside.substring(5) : inside;
    }
}
