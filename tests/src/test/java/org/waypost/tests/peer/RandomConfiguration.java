package org.waypost.tests.peer;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Writes configurations that are nearly right, the same ones for the same seed. */
final class RandomConfiguration {
    private static final String BASE =
            """
            table t { a, b }
            table m { a = b, "c" => "d" }
            w = word
            proc p "/bin/true"
            filter f phase connect match rdns reject "550 no"
            mda wrapper wr "/bin/x %{mda}"
            action "a" mbox
            action "r" relay
            """;

    private final Random random;

    RandomConfiguration(long seed) {
        this.random = new Random(seed);
    }

    String next() {
        StringBuilder text = new StringBuilder(BASE);
        for (int count = 1 + random.nextInt(2); count > 0; count--) {
            text.append(statement()).append('\n');
        }
        return text.append("match for any action \"a\"\n").toString();
    }

    private String statement() {
        return pick(List.<Supplier<String>>of(
                        this::match, this::action, this::listen, this::filter, this::setting))
                .get();
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private String some(List<String> options) {
        StringBuilder text = new StringBuilder();
        for (int count = random.nextInt(4); count > 0; count--) {
            text.append(' ').append(pick(options).formatted(value()));
        }
        return text.toString();
    }

    private String value() {
        return pick(
                List.of(
                        "<t>",
                        "<m>",
                        "<nope>",
                        "x",
                        "\"q w\"",
                        "$w",
                        "$undefined",
                        "5",
                        "{ a, b }",
                        "{ a = b }",
                        "{ a\nb }",
                        "{ a,\nb }",
                        "{ }",
                        "any"));
    }

    private String match() {
        List<String> options =
                List.of(
                        "from any",
                        "!from local",
                        "from src %s",
                        "from auth",
                        "from auth %s",
                        "from rdns regex %s",
                        "for any",
                        "for domain %s",
                        "for rcpt-to %s",
                        "tag %s",
                        "! helo %s",
                        "auth",
                        "mail-from %s",
                        "rcpt-to regex %s",
                        "for");
        String end = pick(List.of(" action \"a\"", " reject", " action nope", "", " reject x"));
        return "match" + some(options) + end;
    }

    private String action() {
        List<String> local =
                List.of("user x", "alias %s", "virtual %s", "userbase %s", "wrapper wr", "ttl 1d");
        List<String> relay =
                List.of(
                        "helo %s",
                        "src %s",
                        "host %s",
                        "domain %s",
                        "backup",
                        "tls",
                        "auth %s",
                        "filter f",
                        "srs",
                        "mail-from %s",
                        "tls no-verify",
                        "ttl 0s");
        String method = pick(List.of("mbox", "maildir junk", "lmtp x", "mda \"x\"", "expand-only"));
        return random.nextBoolean()
                ? "action z " + method + some(local)
                : "action z relay" + some(relay);
    }

    private String listen() {
        List<String> options =
                List.of(
                        "inet4",
                        "port 25",
                        "port 0",
                        "port smtp",
                        "tls",
                        "smtps verify",
                        "auth",
                        "auth-optional %s",
                        "pki x",
                        "tag x",
                        "hostname %s",
                        "hostnames %s",
                        "senders %s masquerade",
                        "filter { f, nope }",
                        "no-dsn",
                        "mask-src");
        return "listen on " + pick(List.of("lo", "127.0.0.1", "nowhere9")) + some(options);
    }

    private String filter() {
        String phase = pick(List.of("connect", "helo", "mail-from", "rcpt-to", "commit", "quit"));
        String condition = pick(List.of("rdns", "!fcrdns", "src %s", "helo %s", "mail-from %s"));
        String answer = pick(List.of("reject \"550 x\"", "junk", "rewrite \"x\"", "reject"));
        return "filter g phase %s match %s %s"
                .formatted(phase, condition.formatted(value()), answer);
    }

    private String setting() {
        return pick(List.of(
                        "table n %s",
                        "bounce warn-interval 1h, 1x",
                        "smtp limit x 5",
                        "queue ttl 1d",
                        "mda limit max-session %s",
                        "srs key %s",
                        "smtp max-message-size 10X",
                        "table t { x }",
                        "pki x cert",
                        "proc p %s",
                        "admd %s",
                        "x = %s",
                        "mta limit inet4"))
                .formatted(value());
    }
}
