package org.waypost.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.waypost.engine.classify.Dimension;
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

/** Each kind of fault that a graph can have is told. */
class GraphVerifierTest {
    private static final Table OUTSIDE = new Table.External("outside", "script", "");

    private final DecisionGraph sound = DecisionGraph.of(program());

    @Test
    void soundGraphHasNoFault() {
        assertThat(GraphVerifier.verify(sound)).isEmpty();
    }

    @Test
    void nodeThatCallsItselfAnotherIsTold() {
        List<Node> nodes = new ArrayList<>(sound.nodes());
        nodes.add(new Node.Leaf(nodes.size() + 1, new Ending.NoRule()));
        assertThat(GraphVerifier.verify(with(sound.root(), nodes)))
                .containsExactly("node " + (nodes.size() - 1) + " calls itself " + nodes.size());
    }

    @Test
    void rootThatIsNoNodeIsTold() {
        Node stranger = new Node.Leaf(0, new Ending.NoRule());
        assertThat(GraphVerifier.verify(with(stranger, sound.nodes())))
                .containsExactly("the root is not a node of the graph");
    }

    @Test
    void childThatIsNotOlderIsTold() {
        Node leaf = new Node.Leaf(1, new Ending.NoRule());
        Node parent = look(0, 0, leaf);
        assertThat(GraphVerifier.verify(with(parent, List.of(parent, leaf))))
                .containsExactly("node 0 leads to a node that is not older");
    }

    @Test
    void childOfAQuestionThatIsNotOlderIsTold() {
        Node leaf = new Node.Leaf(0, new Ending.NoRule());
        Node late = new Node.Leaf(2, new Ending.NoRule());
        External external = sound.clauses().externals().getFirst();
        Rule rule = sound.program().rules().getFirst();
        for (List<Node> answers :
                List.of(
                        List.of(late, leaf, leaf),
                        List.of(leaf, late, leaf),
                        List.of(leaf, leaf, late))) {
            Node ask =
                    new Node.Ask(1, external, rule, answers.get(0), answers.get(1), answers.get(2));
            assertThat(GraphVerifier.verify(with(ask, List.of(leaf, ask, late))))
                    .containsExactly("node 1 leads to a node that is not older");
        }
    }

    @Test
    void dimensionThatIsLookedAtAgainIsTold() {
        Node leaf = new Node.Leaf(0, new Ending.NoRule());
        Node below = look(1, 0, leaf);
        Node above = look(2, 0, below);
        assertThat(GraphVerifier.verify(with(above, List.of(leaf, below, above))))
                .containsExactly("below node 2 its dimension is looked at again");
    }

    @Test
    void earlierPhaseThatIsAskedLaterIsTold() {
        Node leaf = new Node.Leaf(0, new Ending.NoRule());
        Node below = look(1, 0, leaf);
        Node above = look(2, 1, below);
        assertThat(GraphVerifier.verify(with(above, List.of(leaf, below, above))))
                .containsExactly("below node 2 something of an earlier phase is asked");
        Node right = look(2, 0, look(1, 1, leaf));
        List<Node> nodes = List.of(leaf, look(1, 1, leaf), right);
        assertThat(GraphVerifier.verify(with(right, nodes)))
                .noneMatch(problem -> problem.contains("phase"));
    }

    @Test
    void graphThatDecidesOtherwiseIsTold() {
        Node leaf = new Node.Leaf(0, new Ending.NoRule());
        assertThat(GraphVerifier.verify(with(leaf, List.of(leaf))))
                .singleElement()
                .asString()
                .startsWith("the graph comes to no rule, the clauses to ");
    }

    private Node.Switch look(int id, int dimension, Node otherwise) {
        Dimension at = sound.clauses().dimensions().list().get(dimension);
        return new Node.Switch(id, at, new ClassEdges(otherwise, List.of()), false);
    }

    private DecisionGraph with(Node root, List<Node> nodes) {
        return new DecisionGraph(sound.clauses(), root, nodes, Optional.empty(), Optional.empty());
    }

    private static RuleProgram program() {
        Condition client = in(Fact.CLIENT, Service.NETADDR, table("10.0.0.0/8"));
        Condition domain = in(Fact.DOMAIN, Service.DOMAIN, table("example.org"));
        Condition asked = in(Fact.SENDER, Service.MAILADDR, OUTSIDE);
        return new RuleProgram(
                new Semantics(Matching.V7_8, false),
                "+",
                List.of(rule(1, client, domain), rule(2, asked, domain), rule(3, client)));
    }

    private static Condition in(Fact fact, Service service, Table table) {
        return new Condition.Membership(fact, service, table, false);
    }

    private static Table table(String key) {
        return new Table.InMemory(key, Table.Shape.LIST, "f", List.of(new TableEntry(key, "", 1)));
    }

    private static Rule rule(int number, Condition... conditions) {
        Action mbox =
                new Action.Local("mbox", new Action.Mbox(), Action.Users.SYSTEM, Optional.empty());
        return new Rule(
                number, new SourceLine("f", number), List.of(conditions), new Effect.Accept(mbox));
    }
}
