package org.waypost.tests.bench.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.waypost.engine.rule.Action;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.rule.Effect;
import org.waypost.engine.rule.Fact;
import org.waypost.engine.rule.Matching;
import org.waypost.engine.rule.Rule;
import org.waypost.engine.rule.RuleProgram;
import org.waypost.engine.rule.Semantics;
import org.waypost.engine.rule.SourceLine;
import org.waypost.engine.table.Service;
import org.waypost.engine.table.Table;
import org.waypost.engine.table.TableEntry;

/** Writes a program rule by rule. */
final class Policy {
    private static final Effect ACCEPT =
            new Effect.Accept(
                    new Action.Local(
                            "in", new Action.Mbox(), Action.Users.SYSTEM, Optional.empty()));

    private final List<Rule> rules = new ArrayList<>();
    private int tables;

    /** One more rule that accepts. */
    Policy accept(Condition... conditions) {
        return rule(ACCEPT, conditions);
    }

    /** One more rule that rejects. */
    Policy reject(Condition... conditions) {
        return rule(new Effect.Reject(), conditions);
    }

    private Policy rule(Effect effect, Condition... conditions) {
        int number = rules.size() + 1;
        SourceLine line = new SourceLine("smtpd.conf", number);
        rules.add(new Rule(number, line, List.of(conditions), effect));
        return this;
    }

    RuleProgram program() {
        return new RuleProgram(new Semantics(Matching.V7_8, false), "+", rules);
    }

    Condition client(List<String> networks) {
        return in(Fact.CLIENT, Service.NETADDR, networks);
    }

    Condition sender(List<String> addresses) {
        return in(Fact.SENDER, Service.MAILADDR, addresses);
    }

    Condition domain(List<String> names) {
        return in(Fact.DOMAIN, Service.DOMAIN, names);
    }

    Condition recipient(List<String> addresses) {
        return in(Fact.RECIPIENT, Service.MAILADDR, addresses);
    }

    Condition regex(List<String> patterns) {
        return in(Fact.DOMAIN, Service.REGEX, patterns);
    }

    static Condition authenticated() {
        return new Condition.Flag(Condition.Question.AUTHENTICATED, false);
    }

    private Condition in(Fact fact, Service service, List<String> keys) {
        List<TableEntry> entries = new ArrayList<>(keys.size());
        for (String key : keys) {
            entries.add(new TableEntry(key, "", entries.size() + 1));
        }
        Table table = new Table.InMemory("t" + tables++, Table.Shape.LIST, "smtpd.conf", entries);
        return new Condition.Membership(fact, service, table, false);
    }
}
