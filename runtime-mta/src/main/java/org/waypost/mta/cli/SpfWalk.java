package org.waypost.mta.cli;

import java.io.PrintStream;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.waypost.mta.io.Resolver;
import org.waypost.mta.io.Resolver.Reply;
import org.waypost.mta.queue.Escapes;

/**
 * {@code smtpctl spf walk}: the addresses and networks from which domains say that their mail
 * comes, by their SPF records (RFC 7208) and all that those include; each once. What depends on the
 * mail, macros and {@code exists}, cannot be listed and is said.
 */
final class SpfWalk {
    /** Names asked for one list of domains: a record that includes without end costs no more. */
    private static final int NAMES_LIMIT = 10_000;

    private static final String VERSION = "v=spf1";

    private final Resolver resolver;
    private final PrintStream out;
    private final PrintStream err;
    private final Deque<String> domains = new ArrayDeque<>();
    private final Set<String> asked = new HashSet<>();
    private final Set<String> told = new HashSet<>();

    SpfWalk(Resolver resolver, PrintStream out, PrintStream err) {
        this.resolver = resolver;
        this.out = out;
        this.err = err;
    }

    /** Returns whether everything could be looked up. */
    boolean walk(List<String> lines) {
        lines.stream().map(String::strip).filter(line -> !line.isEmpty()).forEach(domains::add);
        boolean whole = true;
        while (!domains.isEmpty()) {
            String domain = name(domains.remove());
            if (asked.size() >= NAMES_LIMIT) {
                return warn(domain, "not asked, that were too many names");
            }
            if (asked.add(domain)) {
                whole &= visit(domain);
            }
        }
        return whole;
    }

    private static String name(String domain) {
        String lower = domain.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    private boolean visit(String domain) {
        return switch (resolver.texts(domain)) {
            case Reply.Found<String>(List<String> texts) -> {
                Optional<String> record = texts.stream().filter(SpfWalk::isRecord).findFirst();
                yield record.isPresent()
                        ? terms(domain, record.get())
                        : warn(domain, "no SPF record");
            }
            case Reply.Nothing<String> _ -> warn(domain, "no SPF record");
            case Reply.NoSuchName<String> _ -> warn(domain, "no such domain");
            case Reply.TemporaryFailure<String>(String reason) -> warn(domain, reason);
        };
    }

    private static boolean isRecord(String text) {
        return text.equalsIgnoreCase(VERSION)
                || text.toLowerCase(Locale.ROOT).startsWith(VERSION + " ");
    }

    private boolean terms(String domain, String record) {
        boolean whole = true;
        for (String term : record.strip().split(" +")) {
            // what a domain says is not its mail is of no interest
            if (!term.startsWith("-") && !term.startsWith("~")) {
                whole &= term(domain, term.replaceFirst("^[+?]", ""));
            }
        }
        return whole;
    }

    private boolean term(String domain, String term) {
        if (term.contains("%")) {
            return warn(domain, "`" + term + "` depends on the mail");
        }
        String[] parts = term.split("[:=/]", 2);
        String rest = term.substring(parts[0].length());
        return switch (parts[0].toLowerCase(Locale.ROOT)) {
            case "ip4", "ip6" -> tell(rest.isEmpty() ? rest : rest.substring(1));
            case "a" -> addresses(host(domain, rest), prefix(rest));
            case "mx" -> exchangers(host(domain, rest), prefix(rest));
            case "include", "redirect" -> {
                domains.add(rest.isEmpty() ? domain : rest.substring(1));
                yield true;
            }
            case "exists", "ptr" -> warn(domain, "`" + term + "` depends on the mail");
            default -> true; // the version, `all`, an explanation
        };
    }

    /** Of {@code :HOST/PREFIX}, either part missing. */
    private static String host(String domain, String rest) {
        String host = rest.replaceFirst("/.*", "");
        return host.isEmpty() ? domain : host.substring(1);
    }

    /** A prefix for IPv4 alone, as {@code /24}, or for both, as {@code /24//64}. */
    private static String prefix(String rest) {
        int slash = rest.indexOf('/');
        return slash < 0 ? "" : rest.substring(slash);
    }

    private boolean addresses(String host, String prefix) {
        return switch (resolver.addresses(host)) {
            case Reply.Found<InetAddress>(List<InetAddress> found) -> {
                found.forEach(address -> tell(address.getHostAddress() + of(address, prefix)));
                yield true;
            }
            case Reply.Nothing<InetAddress> _, Reply.NoSuchName<InetAddress> _ ->
                    warn(host, "no address");
            case Reply.TemporaryFailure<InetAddress>(String reason) -> warn(host, reason);
        };
    }

    private static String of(InetAddress address, String prefix) {
        int both = prefix.indexOf("//");
        boolean four = address.getAddress().length == 4;
        if (both < 0) {
            return four ? prefix : "";
        }
        return four ? prefix.substring(0, both) : prefix.substring(both + 1);
    }

    private boolean exchangers(String domain, String prefix) {
        return switch (resolver.mx(domain)) {
            case Reply.Found<Resolver.Mx>(List<Resolver.Mx> found) -> {
                boolean whole = true;
                for (Resolver.Mx mx : found) {
                    whole &= addresses(mx.host(), prefix);
                }
                yield whole;
            }
            case Reply.Nothing<Resolver.Mx> _, Reply.NoSuchName<Resolver.Mx> _ ->
                    warn(domain, "no mail exchanger");
            case Reply.TemporaryFailure<Resolver.Mx>(String reason) -> warn(domain, reason);
        };
    }

    private boolean tell(String network) {
        if (!network.isEmpty() && told.add(network)) {
            out.println(Escapes.encode(network));
        }
        return true;
    }

    private boolean warn(String about, String what) {
        err.println("smtpctl: " + Escapes.encode(about + ": " + what));
        return false;
    }
}
