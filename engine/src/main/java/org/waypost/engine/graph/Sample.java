package org.waypost.engine.graph;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.waypost.engine.classify.Dimension;
import org.waypost.engine.reading.Reading;

/**
 * An envelope without a text: a class of each dimension, and what each external question is
 * answered.
 */
record Sample(ClauseProgram program, int[] classes, Reply[] replies) {
    static Sample draw(ClauseProgram program, Random random) {
        List<Dimension> dimensions = program.dimensions().list();
        int[] classes = new int[dimensions.size()];
        for (int d = 0; d < classes.length; d++) {
            classes[d] = random.nextInt(dimensions.get(d).classes().size());
        }
        Reply[] replies = new Reply[program.externals().size()];
        for (External external : program.externals()) {
            int kinds = Reading.neverWhenUnknown(external.condition()) ? 3 : 2;
            replies[external.index()] = Reply.values()[random.nextInt(kinds)];
        }
        return new Sample(program, classes, replies);
    }

    /** What was asked and how it ended, by the clauses in their order. */
    String readInOrder() {
        return readInOrder(new StringBuilder(), _ -> true, new Reply[replies.length]);
    }

    private String readInOrder(StringBuilder text, IntPredicate open, @Nullable Reply[] known) {
        for (Clause clause : program.clauses()) {
            if (!open.test(clause.number()) || !holds(clause, known)) {
                continue;
            }
            switch (clause.outcome()) {
                case Clause.Outcome.Ends(Ending ending) -> {
                    return text.append(ending(ending)).toString();
                }
                case Clause.Outcome.Asks(External external, var rule) -> {
                    if (known[external.index()] == null) {
                        known[external.index()] = replies[external.index()];
                        text.append(asked(external, rule.number()));
                    }
                }
            }
        }
        return text.append(ending(new Ending.NoRule())).toString();
    }

    private String readOpen(StringBuilder text, OpenClauses open) {
        @Nullable Reply[] known = new Reply[replies.length];
        Arrays.setAll(known, open::reply);
        return readInOrder(text, number -> (open.live(number >> 6) & 1L << number) != 0, known);
    }

    private boolean holds(Clause clause, @Nullable Reply[] known) {
        return clause.literals().stream().allMatch(l -> l.holds(classes[l.dimension()]))
                && clause.prerequisites().stream()
                        .allMatch(p -> known[p.external()] == p.expected());
    }

    /** The same by a graph. */
    String walk(DecisionGraph graph) {
        if (graph.later().filter(this::meets).isPresent()) {
            return readInOrder();
        }
        StringBuilder text = new StringBuilder();
        Node node = graph.root();
        while (true) {
            switch (node) {
                case Node.Leaf(_, Ending ending) -> {
                    return text.append(ending(ending)).toString();
                }
                case Node.Intersect(_, OpenClauses open) -> {
                    return open.isWhole() ? readInOrder() : readOpen(text, open);
                }
                case Node.Switch step ->
                        node = step.edges().target(classes[step.dimension().index()]);
                case Node.Ask ask -> {
                    text.append(asked(ask.external(), ask.rule().number()));
                    node =
                            switch (replies[ask.external().index()]) {
                                case YES -> ask.yes();
                                case NO -> ask.no();
                                case NEITHER -> ask.neither();
                            };
                }
            }
        }
    }

    private boolean meets(DecisionGraph.LaterClasses later) {
        return IntStream.range(0, classes.length).anyMatch(d -> later.has(d, classes[d]));
    }

    private static String asked(External external, int rule) {
        return "question " + external.index() + " for rule " + rule + ", then ";
    }

    private static String ending(Ending ending) {
        return switch (ending) {
            case Ending.ByRule(var rule) -> "rule " + rule.number();
            case Ending.NoRule() -> "no rule";
            case Ending.Unanswerable(var rule) -> "a failure at rule " + rule.number();
        };
    }
}
