package org.waypost.tests.bench.graph;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.rule.RuleProgram;
import org.waypost.engine.value.ClientAddress;
import org.waypost.engine.value.Facts;
import org.waypost.engine.value.MailAddress;

/**
 * A program and the envelopes that it is asked about.
 *
 * @param envelopes a power of two of them
 */
record Workload(RuleProgram program, Facts[] envelopes) {
    private static final int ENVELOPES = 1 << 17;
    private static final int HOT_KEYS = 1_000;
    private static final int KINDS = 4;

    /** Which keys are asked for. */
    enum Mix {
        /** 1,000 keys are nine probes in ten. */
        HOT,
        /** All keys alike. */
        UNIFORM
    }

    /** A real file: a small site with blocked clients and senders, and users who log in. */
    static Workload real(Mix mix) {
        Policy policy = new Policy();
        policy.reject(policy.client(List.of("192.0.2.0/24", "198.51.100.7")));
        policy.reject(policy.sender(List.of("@spam.example", "@*.spam.example", "bad@b.example")));
        policy.accept(policy.client(List.of("local")), policy.domain(List.of("localhost")));
        policy.accept(policy.domain(keys(0, 50, 2)));
        policy.accept(policy.client(List.of("local", "10.0.0.0/8")));
        policy.accept(Policy.authenticated());
        return new Workload(policy.program(), envelopes(50 * KINDS, mix));
    }

    /** Rules of four kinds in turn, each with a table of its own. */
    static Workload large(int rules, int entries, Mix mix) {
        Policy policy = new Policy();
        int each = Math.max(1, entries / rules);
        for (int rule = 0; rule < rules; rule++) {
            int kind = rule % KINDS;
            List<String> keys = keys(rule / KINDS * each, each, kind);
            Condition condition =
                    switch (kind) {
                        case 0 -> policy.client(keys);
                        case 1 -> policy.sender(keys);
                        case 2 -> policy.domain(keys);
                        default -> policy.recipient(keys);
                    };
            if (rule % 7 == 0) {
                policy.reject(condition);
            } else {
                policy.accept(condition);
            }
        }
        return new Workload(policy.program(), envelopes(rules * each, mix));
    }

    /** One rule over one table of domains. */
    static RuleProgram oneTable(int entries) {
        Policy policy = new Policy();
        policy.accept(policy.domain(keys(0, entries, 2)));
        return policy.program();
    }

    /** Keys of one kind by number. */
    private static List<String> keys(int first, int count, int kind) {
        List<String> keys = new ArrayList<>(count);
        for (int i = first; i < first + count; i++) {
            keys.add(
                    switch (kind) {
                        case 0 -> network(i);
                        case 1 -> "sender" + i + "@" + domain(i % 5_000);
                        case 2 -> domain(i);
                        default -> "user" + i + "@" + domain(i % 5_000);
                    });
        }
        return keys;
    }

    private static String network(int number) {
        return (11 + (number >> 16)) + "." + (number >> 8 & 255) + "." + (number & 255) + ".0/24";
    }

    private static String domain(int number) {
        return "d" + number + ".example.org";
    }

    /**
     * Each meets one key of one kind; its other facts are in no table. Equal ones are one object,
     * so that what is often asked lies as near to the processor as the facts of a session do.
     */
    private static Facts[] envelopes(int keys, Mix mix) {
        Random random = new Random(keys);
        Facts[] envelopes = new Facts[ENVELOPES];
        Map<Integer, Facts> made = new HashMap<>();
        for (int i = 0; i < ENVELOPES; i++) {
            boolean hot = mix == Mix.HOT && random.nextInt(10) != 0;
            int key = hot ? hotKey(random, keys) : random.nextInt(keys);
            int place = key / KINDS % Math.max(1, keys / KINDS);
            envelopes[i] = made.computeIfAbsent(key, k -> envelope(k % KINDS, place));
        }
        return envelopes;
    }

    /** Spread over all keys and all kinds. */
    private static int hotKey(Random random, int keys) {
        int number = random.nextInt(HOT_KEYS);
        return Math.min(keys - 1, number * Math.max(1, keys / HOT_KEYS) + number % KINDS);
    }

    private static Facts envelope(int kind, int key) {
        String client = kind == 0 ? network(key).replace(".0/24", ".9") : "203.0.113.9";
        MailAddress sender =
                kind == 1
                        ? new MailAddress("sender" + key, domain(key % 5_000))
                        : new MailAddress("ann", "elsewhere.example");
        MailAddress recipient =
                switch (kind) {
                    case 2 -> new MailAddress("bob", domain(key));
                    case 3 -> new MailAddress("user" + key, domain(key % 5_000));
                    default -> new MailAddress("bob", "nowhere.example");
                };
        return new Facts(
                "",
                new ClientAddress.Peer(InetAddress.ofLiteral(client)),
                false,
                null,
                false,
                "client.example",
                null,
                sender,
                recipient,
                recipient);
    }
}
