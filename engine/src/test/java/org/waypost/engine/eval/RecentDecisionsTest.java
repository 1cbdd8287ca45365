package org.waypost.engine.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.waypost.engine.graph.DecisionGraph;
import org.waypost.engine.graph.GraphLimits;
import org.waypost.engine.graph.OpenClauses;
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
import org.waypost.engine.value.ClientAddress;
import org.waypost.engine.value.Facts;
import org.waypost.engine.value.MailAddress;

class RecentDecisionsTest {
    private static final int HASH = 7;
    private static final Step.Done STEP = new Step.Done(new Verdict.NoRule());

    private final OpenClauses place = place();
    private final RecentDecisions recent = new RecentDecisions(askingForAll());

    @Test
    void oneFactThatDiffersIsAnotherEnvelopeWhateverTheHash() {
        recent.keep(place, facts("a"), HASH, STEP);
        assertThat(recent.find(place, facts("a"), HASH)).isSameAs(STEP);
        for (int fact = 0; fact < 10; fact++) {
            Facts other = DecidesAlike.near(facts("a"), facts("b"), fact);
            assertThat(recent.find(place, other, HASH)).as("fact " + fact).isNull();
        }
        assertThat(recent.find(place(), facts("a"), HASH)).isNull();
        assertThat(recent.find(place, facts("a"), HASH + 1)).isNull();
    }

    @Test
    void olderOfTwoIsForgotten() {
        recent.keep(place, facts("a"), HASH, STEP);
        recent.keep(place, facts("b"), HASH, STEP);
        assertThat(recent.find(place, facts("a"), HASH)).isSameAs(STEP);
        recent.keep(place, facts("c"), HASH, STEP);
        assertThat(recent.find(place, facts("a"), HASH)).isNull();
        assertThat(recent.find(place, facts("b"), HASH)).isSameAs(STEP);
        assertThat(recent.find(place, facts("c"), HASH)).isSameAs(STEP);
    }

    private static Facts facts(String word) {
        String client = "10.0.0." + (int) word.charAt(0);
        return new Facts(
                word,
                new ClientAddress.Peer(InetAddress.ofLiteral(client)),
                false,
                word,
                false,
                word,
                word,
                new MailAddress("s", word),
                new MailAddress(word, "r"),
                new MailAddress(word, "c"));
    }

    private static OpenClauses place() {
        return DecisionGraph.of(askingForAll(), new GraphLimits(-1, 0, 0)).overflow().orElseThrow();
    }

    private static RuleProgram askingForAll() {
        List<Condition> conditions = new ArrayList<>();
        for (Fact fact : Fact.values()) {
            Table table = new Table.External("t", "script", "");
            conditions.add(new Condition.Membership(fact, Service.STRING, table, false));
        }
        conditions.add(new Condition.Flag(Condition.Question.AUTHENTICATED, false));
        Rule rule = new Rule(1, new SourceLine("f", 1), conditions, new Effect.Reject());
        return new RuleProgram(new Semantics(Matching.V7_8, false), "+", List.of(rule));
    }
}
