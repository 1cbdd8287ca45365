package org.waypost.compiler.decide;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.waypost.compiler.model.Configuration;
import org.waypost.compiler.model.Feature;
import org.waypost.compiler.source.Span;
import org.waypost.grammar.Dialect;

/**
 * The settings that {@link org.waypost.compiler.model.Settings} has not: limits, queue, srs … Each
 * with its value and where that stands, or with its default by smtpd.conf(5). One use.
 */
final class FurtherSettings {
    private static final Pattern CONTINUED = Pattern.compile("\\s*\\\\?\\n\\s*");
    private static final Pattern BLANKS = Pattern.compile("[ \\t]+");

    private static final String MTA =
            "family any max-conn-per-host 10 max-conn-per-route 5"
                    + " max-conn-per-source 100 max-conn-per-connector 20 max-conn-per-relay 100"
                    + " max-conn-per-domain 100 conn-delay-host 0 conn-delay-route 5"
                    + " conn-delay-source 0 conn-delay-connector 0 conn-delay-relay 2"
                    + " conn-delay-domain 0 reconn-delay-route 3 session-mail-max 100"
                    + " session-transaction-delay 0 session-keepalive 10"
                    + " max-failures-per-session 25 task-hiwat 50 task-lowat 30 task-release 10";
    private static final String MDA =
            "max-session 50 max-session-per-user 7 task-hiwat 50 task-lowat 30 task-release 10";
    private static final String SCHEDULER =
            "max-inflight 5000 max-evp-batch-size 256 max-msg-batch-size 1024 max-schedule 10";

    private static final Set<String> LIMITS =
            Set.of(
                    "mta limit",
                    "mta limit for domain",
                    "mda limit",
                    "scheduler limit",
                    "limit mta",
                    "limit mta for domain",
                    "limit mda",
                    "limit scheduler");

    /** What nobody is to read over a shoulder. */
    private static final Set<String> SECRET =
            Set.of("queue encryption", "srs key", "srs key backup");

    /** What one setting is; {@code at} is empty for a default. */
    record Line(String name, String value, List<Span> at) {}

    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final List<Feature> others = new ArrayList<>();

    FurtherSettings(Configuration configuration) {
        if (configuration.dialect() == Dialect.CLASSIC) {
            classic();
        } else {
            modern();
        }
        configuration.features().forEach(this::said);
    }

    private void modern() {
        standard("admd", "the server's name");
        standard("queue compression", "off");
        standard("queue encryption", "off");
        standard("smtp ciphers", "those of the TLS library");
        standard("srs key", "none");
        standard("srs key backup", "none");
        standard("srs ttl", "4d");
        standard("mta max-deferred", "100");
        limits("mta limit", MTA);
        limits("mda limit", MDA);
        limits("scheduler limit", SCHEDULER);
    }

    private void classic() {
        standard("queue compression", "off");
        standard("queue encryption", "off");
        standard("ciphers", "those of the TLS library");
        standard("max-mta-deferred", "100");
        limits("limit mta", MTA);
        limits("limit mda", MDA);
        limits("limit scheduler", SCHEDULER);
    }

    private void standard(String name, String value) {
        lines.put(name, new Line(name, value, List.of()));
    }

    private void limits(String head, String pairs) {
        String[] words = pairs.split(" ");
        for (int at = 0; at < words.length; at += 2) {
            standard(head + " " + words[at], words[at + 1]);
        }
    }

    /** A later statement takes the place of an earlier one. */
    private void said(Feature feature) {
        String text = written(feature.span());
        if (LIMITS.contains(feature.name())) {
            limit(feature, BLANKS.split(text));
            return;
        }
        String name = name(feature, text);
        if (lines.containsKey(name)) {
            boolean headed = text.startsWith(name);
            String value = headed ? text.substring(name.length()).strip() : text;
            boolean bare = value.isEmpty() || name.startsWith("queue ") && name.endsWith(value);
            put(name, bare ? "on" : SECRET.contains(name) ? "set" : value, feature);
        } else {
            others.add(feature);
        }
    }

    /** {@code srs} is one feature with three forms. */
    private static String name(Feature feature, String text) {
        boolean srs = feature.name().equals("srs");
        return !srs ? feature.name() : text.contains("ttl") ? "srs ttl" : "srs key";
    }

    private void limit(Feature feature, String[] words) {
        boolean domain = feature.name().endsWith("domain");
        int at = domain ? 5 : 2;
        String head = domain && words.length > at - 1 ? joined(words, at) : feature.name();
        while (at < words.length) {
            boolean family = words[at].startsWith("inet");
            String value = family || at + 1 == words.length ? words[at] : words[at + 1];
            put(head + " " + (family ? "family" : words[at]), value, feature);
            at += family ? 1 : 2;
        }
    }

    private static String joined(String[] words, int count) {
        return String.join(" ", List.of(words).subList(0, count));
    }

    private void put(String name, String value, Feature feature) {
        lines.put(name, new Line(name, value, List.of(feature.span())));
    }

    List<Line> lines() {
        return List.copyOf(lines.values());
    }

    /** What is no setting: filters, programs, wrappers … */
    List<Feature> others() {
        return List.copyOf(others);
    }

    /** The text of a statement on one line. */
    static String written(Span span) {
        String text = span.file().text().substring(span.start(), span.end());
        return CONTINUED.matcher(text).replaceAll(" ").strip();
    }
}
