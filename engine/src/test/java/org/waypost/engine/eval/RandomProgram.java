package org.waypost.engine.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
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

/** Programs such as nobody would write, over few words, so that rules overlap. */
final class RandomProgram {
    private static final String[] DELIMITERS = {"+", "+", "+", ".", "_", "x", "X"};

    private final Random random;
    private final Words words;
    private final Matching matching;
    private final List<Table> externals = new ArrayList<>();
    private int tables;

    private RandomProgram(Random random) {
        this.random = random;
        this.words = new Words(random);
        this.matching = Matching.values()[random.nextInt(3)];
        for (int i = 0; i < 3; i++) {
            externals.add(new Table.External("outside" + i, "script", ""));
        }
    }

    static RuleProgram of(Random random) {
        int count = 1 + random.nextInt(random.nextInt(10) == 0 ? 90 : 9);
        return new RandomProgram(random).program(count);
    }

    /** With enough rules that one table is a small part of them. */
    static RuleProgram large(Random random) {
        return new RandomProgram(random).program(90);
    }

    private RuleProgram program(int count) {
        List<Rule> rules = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            rules.add(rule(number));
        }
        Semantics semantics = new Semantics(matching, random.nextBoolean());
        return new RuleProgram(semantics, DELIMITERS[random.nextInt(DELIMITERS.length)], rules);
    }

    private Rule rule(int number) {
        List<Condition> conditions = new ArrayList<>();
        int count = random.nextInt(5);
        for (int i = 0; i < count; i++) {
            conditions.add(condition());
        }
        if (matching == Matching.V2013 && random.nextInt(6) == 0) {
            conditions.add(new Condition.VirtualGate(virtual()));
        }
        return new Rule(number, new SourceLine("smtpd.conf", number), conditions, effect());
    }

    private Effect effect() {
        return random.nextInt(4) == 0
                ? new Effect.Reject()
                : new Effect.Accept(
                        new Action.Local(
                                "mbox", new Action.Mbox(), Action.Users.SYSTEM, Optional.empty()));
    }

    private Condition condition() {
        boolean negated = random.nextInt(3) == 0;
        if (random.nextInt(7) == 0) {
            Condition.Question[] all = Condition.Question.values();
            return new Condition.Flag(all[random.nextInt(all.length)], negated);
        }
        Fact fact = Fact.values()[random.nextInt(Fact.values().length)];
        Service service = service(fact);
        Table table = random.nextInt(8) == 0 ? external() : inMemory(fact, service);
        return new Condition.Membership(fact, service, table, negated);
    }

    private Table external() {
        return externals.get(random.nextInt(externals.size()));
    }

    private Service service(Fact fact) {
        if (random.nextInt(5) == 0) {
            return Service.REGEX;
        }
        return switch (fact) {
            case TAG, USER -> Service.STRING;
            case CLIENT, REVERSE_NAME -> Service.NETADDR;
            case HELO, DOMAIN -> Service.DOMAIN;
            case SENDER, RECIPIENT, ORIGINAL_RECIPIENT -> Service.MAILADDR;
        };
    }

    private Table virtual() {
        return random.nextInt(5) == 0
                ? external()
                : inMemory(Fact.ORIGINAL_RECIPIENT, Service.MAILADDR);
    }

    private Table.InMemory inMemory(Fact fact, Service service) {
        List<TableEntry> entries = new ArrayList<>();
        int count = random.nextInt(5) + (random.nextInt(8) == 0 ? 20 : 0);
        for (int line = 1; line <= count; line++) {
            entries.add(new TableEntry(words.entry(fact, service), "", line));
        }
        return new Table.InMemory("t" + tables++, Table.Shape.LIST, "smtpd.conf", entries);
    }
}
