package org.waypost.engine.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

    @Test
    void thousandEnvelopesAreKeptAtOnce() {
        for (int i = 0; i < 1_000; i++) {
            recent.keep(place, between(i, i), recent.hash(between(i, i)), STEP);
        }
        int kept = 0;
        for (int i = 0; i < 1_000; i++) {
            kept += recent.find(place, between(i, i), recent.hash(between(i, i))) == null ? 0 : 1;
        }
        assertThat(kept).isGreaterThan(900);
    }

    @Test
    void senderAndRecipientAndClientEachSpreadEnvelopes() {
        Set<Integer> senders = new HashSet<>();
        Set<Integer> recipients = new HashSet<>();
        Set<Integer> clients = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            senders.add(recent.hash(between(i, 0)));
            recipients.add(recent.hash(between(0, i)));
            clients.add(recent.hash(facts(String.valueOf((char) ('!' + i)))));
        }
        assertThat(List.of(senders.size(), recipients.size(), clients.size()))
                .allMatch(size -> size > 95);
    }

    @Test
    void whatNoRuleAsksDoesNotTellEnvelopesApart() {
        RuleProgram nothing = new RuleProgram(askingForAll().semantics(), "+", List.of());
        RecentDecisions forgetful = new RecentDecisions(nothing);
        assertThat(forgetful.hash(between(1, 2))).isEqualTo(forgetful.hash(between(3, 4)));
        forgetful.keep(place, between(1, 2), HASH, STEP);
        assertThat(forgetful.find(place, between(3, 4), HASH)).isSameAs(STEP);
        assertThat(forgetful.find(null, between(3, 4), HASH)).isNull();
    }

    @Test
    void reverseNameMattersWhereARuleAsksWhetherThereIsOne() {
        for (Condition.Question question : Condition.Question.values()) {
            Rule rule =
                    new Rule(
                            1,
                            new SourceLine("f", 1),
                            List.of(new Condition.Flag(question, false)),
                            new Effect.Reject());
            RecentDecisions asking =
                    new RecentDecisions(
                            new RuleProgram(askingForAll().semantics(), "+", List.of(rule)));
            asking.keep(place, facts("a"), HASH, STEP);
            Facts unnamed = DecidesAlike.near(facts("a"), between(0, 0), 6);
            assertThat(asking.find(place, unnamed, HASH) == null)
                    .isEqualTo(question == Condition.Question.HAS_REVERSE_NAME);
        }
    }

    /** From one of many senders to one of many recipients, of a client without a name. */
    private static Facts between(int sender, int recipient) {
        MailAddress to = new MailAddress("r" + recipient, "example.org");
        return new Facts(
                "",
                new ClientAddress.Peer(InetAddress.ofLiteral("192.0.2.1")),
                false,
                null,
                false,
                "helo",
                null,
                new MailAddress("s", "d" + sender + ".example"),
                to,
                to);
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
