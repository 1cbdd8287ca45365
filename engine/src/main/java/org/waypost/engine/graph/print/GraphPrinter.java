package org.waypost.engine.graph.print;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.waypost.engine.graph.ClassEdges;
import org.waypost.engine.graph.DecisionGraph;
import org.waypost.engine.graph.Ending;
import org.waypost.engine.graph.Node;
import org.waypost.engine.rule.Effect;
import org.waypost.engine.rule.Rule;
import org.waypost.engine.text.RuleText;

/** Goes through a graph, nearest nodes first, and hands it to a writer step by step. */
final class GraphPrinter {
    private final GraphWriter writer;
    private final Map<Integer, Integer> numbers = new HashMap<>();
    private final Deque<Node> waiting = new ArrayDeque<>();

    private GraphPrinter(GraphWriter writer) {
        this.writer = writer;
    }

    static String print(DecisionGraph graph, GraphWriter writer) {
        GraphPrinter printer = new GraphPrinter(writer);
        writer.begin(printer.target(graph.root()));
        while (!printer.waiting.isEmpty()) {
            printer.write(printer.waiting.remove());
        }
        return writer.end();
    }

    private GraphWriter.Target target(Node node) {
        return switch (node) {
            case Node.Leaf(_, Ending ending) ->
                    new GraphWriter.Target.ToEnd(
                            new GraphWriter.End(text(ending), ending.rejects()));
            case Node.Intersect _ ->
                    new GraphWriter.Target.ToEnd(
                            new GraphWriter.End("all rules at once, by sets", false));
            case Node.Switch _, Node.Ask _ ->
                    new GraphWriter.Target.ToStep(
                            numbers.computeIfAbsent(node.id(), _ -> announce(node)));
        };
    }

    private int announce(Node node) {
        waiting.add(node);
        return numbers.size() + 1;
    }

    private void write(Node node) {
        int number = numbers.get(node.id());
        switch (node) {
            case Node.Switch step -> writer.step(number, ClassLabels.question(step), ways(step));
            case Node.Ask ask -> writer.step(number, question(ask), ways(ask));
            case Node.Leaf _, Node.Intersect _ -> throw new IllegalStateException("no step");
        }
    }

    private List<GraphWriter.Way> ways(Node.Switch step) {
        Map<Integer, List<Integer>> classesByTarget = new LinkedHashMap<>();
        Map<Integer, Node> targets = new HashMap<>();
        for (ClassEdges.Branch branch : step.edges().branches()) {
            targets.put(branch.target().id(), branch.target());
            classesByTarget
                    .computeIfAbsent(branch.target().id(), _ -> new ArrayList<>())
                    .add(branch.classId());
        }
        ClassLabels labels = new ClassLabels(step.dimension());
        List<GraphWriter.Way> ways = new ArrayList<>();
        classesByTarget.forEach(
                (id, classes) ->
                        ways.add(new GraphWriter.Way(labels.of(classes), target(targets.get(id)))));
        ways.add(new GraphWriter.Way("otherwise", target(step.edges().otherwise())));
        return ways;
    }

    private static String question(Node.Ask ask) {
        return "ask for rule "
                + ask.rule().number()
                + " whether "
                + RuleText.condition(ask.external().condition());
    }

    private List<GraphWriter.Way> ways(Node.Ask ask) {
        List<GraphWriter.Way> ways = new ArrayList<>();
        ways.add(new GraphWriter.Way("yes", target(ask.yes())));
        ways.add(new GraphWriter.Way("no", target(ask.no())));
        if (ask.neither() != ask.no()) {
            ways.add(new GraphWriter.Way("nothing to ask for", target(ask.neither())));
        }
        ways.add(
                new GraphWriter.Way(
                        "no answer",
                        new GraphWriter.Target.ToEnd(
                                new GraphWriter.End("temporary failure", false))));
        return ways;
    }

    private static String text(Ending ending) {
        return switch (ending) {
            case Ending.NoRule() -> "no rule: rejected";
            case Ending.Unanswerable(Rule rule) -> place(rule) + ": temporary failure";
            case Ending.ByRule(Rule rule) ->
                    place(rule)
                            + switch (rule.effect()) {
                                case Effect.Reject() -> ": rejected";
                                case Effect.Accept(var action) -> accepted(action.name());
                            };
        };
    }

    /** A classic action is called by its line, which is said already. */
    private static String accepted(String action) {
        return action.startsWith("line ") ? ": accepted" : ": accepted, " + action;
    }

    private static String place(Rule rule) {
        return "rule " + rule.number() + ", line " + rule.source().line();
    }
}
