package org.waypost.compiler.mailtest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.waypost.compiler.mailtest.Coverage.Edge;
import org.waypost.compiler.mailtest.Coverage.Ruled;
import org.waypost.engine.eval.Evaluator;
import org.waypost.engine.eval.GraphEvaluator;
import org.waypost.engine.eval.GraphPath;
import org.waypost.engine.eval.LookupNeed;
import org.waypost.engine.eval.Step;
import org.waypost.engine.eval.Verdict;
import org.waypost.engine.graph.DecisionGraph;
import org.waypost.engine.graph.Node;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.rule.Rule;
import org.waypost.engine.rule.SourceLine;
import org.waypost.engine.table.Answer;
import org.waypost.engine.text.GraphDrawing;
import org.waypost.engine.text.GraphDrawing.Arrow;
import org.waypost.engine.text.GraphDrawing.Box;
import org.waypost.engine.value.Facts;

/** Decides as the graph does and counts the way. Not for several threads. */
final class CoverageCounter implements Evaluator {
    private static final SourceLine NOWHERE = new SourceLine("", 0);

    private final GraphEvaluator evaluator;
    private final DecisionGraph graph;
    private final GraphPath path;
    private final Map<Taken, Integer> taken = new HashMap<>();
    private final Map<Integer, Integer> decided = new HashMap<>();

    /** By the ids of two nodes. */
    private record Taken(int from, int to) {}

    CoverageCounter(GraphEvaluator evaluator) {
        this.evaluator = evaluator;
        this.graph = evaluator.graph();
        this.path = new GraphPath(graph);
    }

    @Override
    public Step evaluate(Facts facts) {
        return evaluator.evaluate(facts);
    }

    @Override
    public Verdict decide(Facts facts, Function<LookupNeed, Answer> lookups) {
        List<Node> nodes = path.of(facts, lookups);
        for (int i = 1; i < nodes.size(); i++) {
            taken.merge(new Taken(nodes.get(i - 1).id(), nodes.get(i).id()), 1, Integer::sum);
        }
        return evaluator.decide(facts, lookups);
    }

    /** One case has come to these rules. */
    void decided(Set<Integer> rules) {
        rules.forEach(number -> decided.merge(number, 1, Integer::sum));
    }

    Coverage coverage() {
        List<Rule> rules = graph.program().rules();
        return new Coverage(
                rules.stream()
                        .map(rule -> new Ruled(rule, decided.getOrDefault(rule.number(), 0)))
                        .toList(),
                edges(GraphDrawing.of(graph)));
    }

    private List<Edge> edges(GraphDrawing drawing) {
        List<Edge> edges = new ArrayList<>();
        List<Box> questions = drawing.questions();
        for (int i = 0; i < questions.size(); i++) {
            Box from = questions.get(i);
            SourceLine line = from.source().orElseGet(() -> firstThatAsks(from));
            for (Arrow arrow : from.arrows()) {
                int to = drawing.boxes().get(arrow.target() - 1).node();
                String text = from.label() + " " + arrow.label();
                int times = taken.getOrDefault(new Taken(from.node(), to), 0);
                edges.add(new Edge(i + 1, text, line, times));
            }
        }
        return edges;
    }

    private SourceLine firstThatAsks(Box question) {
        if (!(graph.nodes().get(question.node()) instanceof Node.Switch at)) {
            return NOWHERE;
        }
        Condition atom = at.dimension().atoms().getFirst();
        return graph.program().rules().stream()
                .filter(rule -> rule.conditions().stream().anyMatch(c -> asksTheSame(c, atom)))
                .findFirst()
                .map(Rule::source)
                .orElse(NOWHERE);
    }

    private static boolean asksTheSame(Condition one, Condition atom) {
        return switch (atom) {
            case Condition.Flag flag ->
                    one instanceof Condition.Flag other && other.question() == flag.question();
            case Condition.VirtualGate _ -> one instanceof Condition.VirtualGate;
            case Condition.Membership in ->
                    one instanceof Condition.Membership other
                            && other.fact() == in.fact()
                            && other.service() == in.service();
        };
    }
}
