package org.waypost.tests.bench.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.waypost.engine.rule.RuleProgram;

/** Programs that make a plain decision diagram, or an automaton over all patterns, blow up. */
enum Hostile {
    /** Each rule asks three facts, each for a part of the keys that no other rule has. */
    CROSS_PRODUCTS {
        @Override
        RuleProgram program(int rules) {
            Random random = new Random(rules);
            Policy policy = new Policy();
            for (int rule = 0; rule < rules; rule++) {
                policy.accept(
                        policy.client(some(random, rules, "10.", ".1")),
                        policy.sender(some(random, rules, "@s", ".example")),
                        policy.domain(some(random, rules, "d", ".example")));
            }
            return policy.program();
        }

        private static List<String> some(Random random, int rules, String head, String tail) {
            List<String> keys = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                int key = random.nextInt(rules);
                String middle = head.equals("10.") ? (key >> 8) + "." + (key & 255) : "" + key;
                keys.add(head + middle + tail);
            }
            return keys;
        }
    },
    /** A hundred names a rule, each in two tables at random: every name is a class. */
    CLASSES {
        @Override
        RuleProgram program(int rules) {
            Random random = new Random(rules);
            List<List<String>> tables = new ArrayList<>();
            for (int rule = 0; rule < rules; rule++) {
                tables.add(new ArrayList<>());
            }
            for (int name = 0; name < 100 * rules; name++) {
                tables.get(random.nextInt(rules)).add("d" + name + ".example");
                tables.get(random.nextInt(rules)).add("d" + name + ".example");
            }
            Policy policy = new Policy();
            tables.forEach(names -> policy.accept(policy.domain(names)));
            return policy.program();
        }
    },
    /** Regular expressions each of which remembers what stood some places ago. */
    REGEXES {
        @Override
        RuleProgram program(int rules) {
            Policy policy = new Policy();
            for (int rule = 0; rule < rules; rule++) {
                char letter = (char) ('a' + rule % 26);
                String pattern = letter + ".{" + (8 + rule % 17) + "}x" + rule + "$";
                policy.accept(policy.regex(List.of(pattern)));
            }
            return policy.program();
        }
    };

    abstract RuleProgram program(int rules);
}
