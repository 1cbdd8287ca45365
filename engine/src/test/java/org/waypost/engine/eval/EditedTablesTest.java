package org.waypost.engine.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waypost.engine.graph.DecisionGraph;
import org.waypost.engine.graph.PassVerifier;
import org.waypost.engine.rule.Action;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.rule.Effect;
import org.waypost.engine.rule.Fact;
import org.waypost.engine.rule.Matching;
import org.waypost.engine.rule.ReplacedTables;
import org.waypost.engine.rule.Rule;
import org.waypost.engine.rule.RuleProgram;
import org.waypost.engine.rule.Semantics;
import org.waypost.engine.rule.SourceLine;
import org.waypost.engine.table.Service;
import org.waypost.engine.table.Table;
import org.waypost.engine.table.TableEntry;

/** An entry that comes or goes changes the class of its key; nodes and other classes stay. */
class EditedTablesTest {
    private static final int FILLING = 20;
    private static final String[] OTHERS = {"a.b", "u@a.b", "@b", "10.0.0.0/8", "10.0.0.1", "::1"};

    @ParameterizedTest
    @CsvSource({
        "DOMAIN,    DOMAIN,   a.b,          V7_8",
        "DOMAIN,    DOMAIN,   A.B,          V6_0",
        "HELO,      DOMAIN,   x,            V7_8",
        "SENDER,    MAILADDR, u@a.b,        V7_8",
        "SENDER,    MAILADDR, @b,           V7_8",
        "RECIPIENT, MAILADDR, new@new.org,  V7_8",
        "SENDER,    MAILADDR, @*.b,         V2013",
        "SENDER,    MAILADDR, u,            V2013",
        "SENDER,    MAILADDR, u@*.b,        V2013",
        "CLIENT,    NETADDR,  10.0.0.1,     V7_8",
        "CLIENT,    NETADDR,  11.0.0.0/9,   V7_8",
        "CLIENT,    NETADDR,  2001:db8::1,  V6_0",
        "CLIENT,    NETADDR,  local,        V7_8",
        "TAG,       STRING,   T,            V6_0"
    })
    void nodesStayWhenAnEntryComesAndGoes(
            Fact fact, Service service, String key, Matching matching) {
        RuleProgram without = program(fact, service, matching);
        DecisionGraph graph = DecisionGraph.of(without);
        RuleProgram with = withKey(without, key);
        DecisionGraph more = PassVerifier.rebuiltOverItsNodes(graph, with);
        assertThat(more.root()).isSameAs(graph.root());
        DecidesAlike.of(with, new Random(1), 60).check(more);
        DecisionGraph less = PassVerifier.rebuiltOverItsNodes(more, without);
        assertThat(less.root()).isSameAs(graph.root());
        DecidesAlike.of(without, new Random(2), 60).check(less);
    }

    @ParameterizedTest
    @CsvSource({
        "DOMAIN,    DOMAIN,   *.b,      V7_8",
        "SENDER,    MAILADDR, @,        V7_8",
        "SENDER,    MAILADDR, u,        V7_8",
        "SENDER,    MAILADDR, u@*.b,    V7_8",
        "SENDER,    MAILADDR, u+t@a.b,  V7_8",
        "DOMAIN,    REGEX,    ^a,       V7_8"
    })
    void whatIsMoreThanAKeyIsBuiltAnew(Fact fact, Service service, String key, Matching matching) {
        RuleProgram without = program(fact, service, matching);
        DecisionGraph graph = DecisionGraph.of(without);
        RuleProgram with = withKey(without, key);
        DecisionGraph more = PassVerifier.rebuiltOverItsNodes(graph, with);
        assertThat(more.root()).isNotSameAs(graph.root());
        DecidesAlike.of(with, new Random(3), 60).check(more);
    }

    /** The table that changes, and one whose entries overlap with it. */
    private static RuleProgram program(Fact fact, Service service, Matching matching) {
        List<String> filling = IntStream.range(0, FILLING).mapToObj(i -> filling(i, fact)).toList();
        Condition changing = condition(fact, service, "changing", filling);
        Condition other = condition(fact, service, "other", List.of(OTHERS));
        List<Rule> rules =
                List.of(
                        rule(1, List.of(changing, other)),
                        rule(2, List.of(other)),
                        rule(3, List.of(changing)));
        return new RuleProgram(new Semantics(matching, false), "+", rules);
    }

    private static String filling(int number, Fact fact) {
        return fact == Fact.CLIENT ? "198.51." + number + ".0/24" : "filling" + number + "@f.org";
    }

    private static Condition condition(Fact fact, Service service, String name, List<String> keys) {
        return new Condition.Membership(fact, service, table(name, keys), false);
    }

    private static Table.InMemory table(String name, List<String> keys) {
        List<TableEntry> entries = new ArrayList<>();
        keys.forEach(key -> entries.add(new TableEntry(key, "", entries.size() + 1)));
        return new Table.InMemory(name, Table.Shape.LIST, "f", entries);
    }

    private static Rule rule(int number, List<Condition> conditions) {
        Action mbox =
                new Action.Local("mbox", new Action.Mbox(), Action.Users.SYSTEM, Optional.empty());
        Effect effect = number == 2 ? new Effect.Reject() : new Effect.Accept(mbox);
        return new Rule(number, new SourceLine("f", number), conditions, effect);
    }

    private static RuleProgram withKey(RuleProgram program, String key) {
        Condition.Membership first =
                (Condition.Membership) program.rules().getFirst().conditions().getFirst();
        List<String> keys = new ArrayList<>();
        ((Table.InMemory) first.table()).entries().forEach(entry -> keys.add(entry.key()));
        keys.add(FILLING / 2, key);
        return new ReplacedTables(Map.of("changing", table("changing", keys))).in(program);
    }
}
