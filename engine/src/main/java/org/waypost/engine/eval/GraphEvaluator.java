package org.waypost.engine.eval;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.waypost.engine.classify.Dimension;
import org.waypost.engine.classify.Phase;
import org.waypost.engine.graph.Clause;
import org.waypost.engine.graph.DecisionGraph;
import org.waypost.engine.graph.Ending;
import org.waypost.engine.graph.Node;
import org.waypost.engine.graph.OpenClauses;
import org.waypost.engine.reading.Reading;
import org.waypost.engine.rule.Rule;
import org.waypost.engine.rule.RuleProgram;
import org.waypost.engine.value.Facts;

/**
 * Walks the graph. A session keeps the node that is left after each phase ({@link #after}) and
 * decides its recipients from there; what is left is right for the envelopes of that session only,
 * and an address that came out of an expansion starts at the root again.
 */
public final class GraphEvaluator implements Evaluator {
    static final Step NO_RULE = new Step.Done(new Verdict.NoRule());

    private final DecisionGraph graph;
    private final Dimension[] dimensions;
    private final List<Dimension> newer;
    private final ConditionTest test;
    private final @Nullable OpenClauses overflow;
    private final Step[] endings;
    private final @Nullable Step[] clauseEndings;
    private final AtomicReference<@Nullable Intersection> idle = new AtomicReference<>();

    public GraphEvaluator(DecisionGraph graph) {
        this.graph = graph;
        this.newer = graph.later().map(DecisionGraph.LaterClasses::dimensions).orElse(List.of());
        this.test = new ConditionTest(graph.program());
        this.dimensions = graph.clauses().dimensions().list().toArray(Dimension[]::new);
        this.overflow = graph.overflow().orElse(null);
        this.endings = endings(graph.nodes(), graph.program().rules());
        this.clauseEndings = clauseEndings(graph.clauses().clauses());
    }

    /** Compiles a program and walks its graph. */
    public static GraphEvaluator of(RuleProgram program) {
        return new GraphEvaluator(DecisionGraph.of(program));
    }

    public DecisionGraph graph() {
        return graph;
    }

    /** Where every decision begins. */
    public Node root() {
        return graph.root();
    }

    @Override
    public Step evaluate(Facts facts) {
        // Whoever has all facts at once need not go from node to node where most lead nowhere.
        if (overflow != null) {
            return intersect(overflow, facts, Answers.NONE);
        }
        Intersection room = room();
        Step step = room.walk(facts);
        idle.set(room);
        return step;
    }

    /** Decides from a node that is left of an earlier phase of the same session. */
    public Step evaluate(Node from, Facts facts) {
        return walk(orWhole(from, facts, _ -> true), facts, Answers.NONE);
    }

    /**
     * What is left when the facts of a phase and of all earlier ones are known: looks at nothing
     * that belongs to a later one. Its {@link Node#onlyRejects} tells that no recipient can be
     * accepted any more.
     */
    public Node after(Phase phase, Node from, Facts facts) {
        Node node = orWhole(from, facts, d -> d.phase().compareTo(phase) <= 0);
        while (node instanceof Node.Switch step && step.dimension().phase().compareTo(phase) <= 0) {
            node = next(step, facts);
        }
        return node;
    }

    /**
     * What is left when the facts of these phases are known. Stops before a condition that costs a
     * look-up of its own ({@link Dimension#isAlone}), so that it takes no time worth a thread.
     */
    public Node afterHashes(Set<Phase> known, Node from, Facts facts) {
        Node node = orWhole(from, facts, d -> known.contains(d.phase()) && !d.isAlone());
        while (node instanceof Node.Switch step
                && known.contains(step.dimension().phase())
                && !step.dimension().isAlone()) {
            node = next(step, facts);
        }
        return node;
    }

    /** The node, unless a fact that is known is in a class that nodes do not know. */
    private Node orWhole(Node node, Facts facts, Predicate<Dimension> isKnown) {
        for (Dimension dimension : newer) {
            if (isKnown.test(dimension)
                    && graph.later().get().has(dimension.index(), dimension.classify(facts))) {
                return graph.later().get().whole();
            }
        }
        return node;
    }

    private Node next(Node.Switch step, Facts facts) {
        return step.edges().target(dimensions[step.dimension().index()].classify(facts));
    }

    private Step walk(Node from, Facts facts, Answers answers) {
        Node node = from;
        while (true) {
            switch (node) {
                case Node.Switch step -> node = next(step, facts);
                case Node.Leaf leaf -> {
                    return endings[leaf.id()];
                }
                case Node.Intersect(_, OpenClauses open) -> {
                    return intersect(open, facts, answers);
                }
                case Node.Ask ask -> {
                    Outcome outcome = test.ask(ask.external().condition(), facts, answers);
                    if (outcome instanceof Outcome.Asks(LookupNeed need)) {
                        return new Waiting(need, answers, known -> walk(ask, facts, known));
                    }
                    if (outcome instanceof Outcome.Broken(String reason)) {
                        Rule rule = graph.program().rules().get(ask.rule().number() - 1);
                        return new Step.Done(new Verdict.TemporaryFailure(rule, reason));
                    }
                    node = next(ask, outcome, facts);
                }
            }
        }
    }

    private Node next(Node.Ask ask, Outcome outcome, Facts facts) {
        if (outcome instanceof Outcome.Holds) {
            return ask.yes();
        }
        return test.isNeither(ask.external().condition(), facts) ? ask.neither() : ask.no();
    }

    /** The room for it is used again: a decision needs none of its own. */
    Step intersect(OpenClauses open, Facts facts, Answers answers) {
        Intersection room = room();
        Step step = room.step(open, facts, answers);
        idle.set(room);
        return step;
    }

    private Intersection room() {
        Intersection room = idle.getAndSet(null);
        return room == null ? new Intersection(this, graph) : room;
    }

    ConditionTest test() {
        return test;
    }

    /** What a clause comes to when its tests of shared dimensions hold; null when that is open. */
    @Nullable Step ending(int clause) {
        return clauseEndings[clause];
    }

    private static @Nullable Step[] clauseEndings(List<Clause> clauses) {
        @Nullable Step[] steps = new Step[clauses.size()];
        for (Clause clause : clauses) {
            boolean plain =
                    clause.prerequisites().isEmpty()
                            && clause.literals().stream()
                                    .noneMatch(l -> l.atom().dimension().isAlone());
            if (plain && clause.outcome() instanceof Clause.Outcome.Ends(Ending ending)) {
                steps[clause.number()] = new Step.Done(verdict(ending));
            }
        }
        return steps;
    }

    /** Nodes may be older than what a rule does now. */
    private static Step[] endings(List<Node> nodes, List<Rule> rules) {
        Step[] steps = new Step[nodes.size()];
        for (Node node : nodes) {
            if (node instanceof Node.Leaf(int id, Ending ending)) {
                steps[id] = new Step.Done(verdict(now(ending, rules)));
            }
        }
        return steps;
    }

    private static Ending now(Ending ending, List<Rule> rules) {
        return switch (ending) {
            case Ending.ByRule(Rule rule) -> new Ending.ByRule(rules.get(rule.number() - 1));
            case Ending.Unanswerable(Rule rule) ->
                    new Ending.Unanswerable(rules.get(rule.number() - 1));
            case Ending.NoRule() -> ending;
        };
    }

    static Verdict verdict(Ending ending) {
        return switch (ending) {
            case Ending.ByRule(var rule) -> new Verdict.Decided(rule);
            case Ending.NoRule() -> new Verdict.NoRule();
            case Ending.Unanswerable(var rule) ->
                    new Verdict.TemporaryFailure(rule, Reading.NO_TLS_KNOWLEDGE);
        };
    }
}
