package org.waypost.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.waypost.engine.classify.Phase;
import org.waypost.engine.eval.GraphEvaluator;
import org.waypost.engine.eval.Step;
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
import org.waypost.engine.value.ClientAddress;
import org.waypost.engine.value.Facts;
import org.waypost.engine.value.MailAddress;

class PhasesTest {
    private static final Table NETWORK = table("friends", "10");
    private static final Table DOMAIN = table("domains", "example.org");

    @Test
    void strangerIsKnownToBeRejectedOnceHeHasConnected() {
        GraphEvaluator evaluator = GraphEvaluator.of(program(NETWORK));
        Node left = evaluator.after(Phase.CONNECT, evaluator.root(), from("192.0.2.1"));
        assertThat(evaluator.root().onlyRejects()).isFalse();
        assertThat(left.onlyRejects()).isTrue();
    }

    @Test
    void whatIsLeftAfterAPhaseIsANodeOfTheGraph() throws Exception {
        GraphEvaluator evaluator = GraphEvaluator.of(program(NETWORK));
        Node left = evaluator.after(Phase.SENDER, evaluator.root(), from("10.1.2.3"));
        assertThat(evaluator.graph().nodes()).anyMatch(node -> node == left);
        assertThat(left.onlyRejects()).isFalse();
        assertThat(evaluator.evaluate(left, from("10.1.2.3"))).isInstanceOf(Step.Done.class);
    }

    @Test
    void factsOfPhasesThatAreNotKnownAreNotLookedAt() {
        GraphEvaluator evaluator = GraphEvaluator.of(program(NETWORK));
        Node root = evaluator.root();
        Facts friend = from("10.1.2.3");
        assertThat(evaluator.afterHashes(Set.of(), root, friend)).isSameAs(root);
        Node left = evaluator.afterHashes(Set.of(Phase.CONNECT), root, friend);
        assertThat(left).isSameAs(evaluator.after(Phase.CONNECT, root, friend));
        assertThat(evaluator.afterHashes(Set.of(Phase.RECIPIENT), root, friend)).isSameAs(root);
        Set<Phase> all = Set.of(Phase.values());
        assertThat(evaluator.afterHashes(all, root, friend)).isInstanceOf(Node.Leaf.class);
    }

    @Test
    void anotherTableLeavesTheOtherClassifiersAlone() {
        DecisionGraph before = DecisionGraph.of(program(NETWORK));
        DecisionGraph after = before.rebuilt(program(table("friends", "192.0.2.0/24")));
        assertThat(GraphVerifier.verify(after)).isEmpty();
        GraphEvaluator evaluator = new GraphEvaluator(after);
        Node left = evaluator.after(Phase.CONNECT, evaluator.root(), from("192.0.2.1"));
        assertThat(left.onlyRejects()).isFalse();
        assertThat(after.clauses().dimensions().list().get(1).classes())
                .isEqualTo(before.clauses().dimensions().list().get(1).classes());
    }

    private static Facts from(String client) {
        MailAddress bob = new MailAddress("bob", "example.org");
        try {
            return new Facts(
                    "",
                    new ClientAddress.Peer(InetAddress.getByName(client)),
                    false,
                    null,
                    false,
                    "helo",
                    null,
                    bob,
                    bob,
                    bob);
        } catch (java.net.UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static RuleProgram program(Table network) {
        List<Condition> conditions =
                List.of(
                        new Condition.Membership(Fact.CLIENT, Service.NETADDR, network, false),
                        new Condition.Membership(Fact.DOMAIN, Service.DOMAIN, DOMAIN, false));
        Action mbox =
                new Action.Local("mbox", new Action.Mbox(), Action.Users.SYSTEM, Optional.empty());
        Rule rule = new Rule(1, new SourceLine("f", 1), conditions, new Effect.Accept(mbox));
        return new RuleProgram(new Semantics(Matching.V7_8, false), "+", List.of(rule));
    }

    private static Table table(String name, String key) {
        return new Table.InMemory(name, Table.Shape.LIST, "f", List.of(new TableEntry(key, "", 1)));
    }
}
