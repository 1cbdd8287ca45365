package org.waypost.engine.eval;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waypost.engine.classify.Dimension;
import org.waypost.engine.graph.Clause;
import org.waypost.engine.graph.DecisionGraph;
import org.waypost.engine.graph.External;
import org.waypost.engine.graph.OpenClauses;
import org.waypost.engine.graph.Reply;
import org.waypost.engine.value.Facts;

/**
 * Decides by intersecting sets of clauses, 64 at a time. Only those words are read in which
 * something can hold: where a class differs from the usual one, or where the usual classes leave
 * something. Dimensions that are one condition by itself are looked at only when a clause is left
 * that needs them.
 *
 * <p>Holds the room that one decision needs, so that the next one needs none, and what was decided
 * of late: one thread at a time.
 */
final class Intersection {
    private static final int UNKNOWN = -1;

    private final GraphEvaluator evaluator;
    private final List<Dimension> dimensions;
    private final List<Clause> clauses;
    private final int[] classes;
    private final int[] differences;
    private final int[] ends;
    private final int[] places;
    private final @Nullable Reply[] replies;
    private final RecentDecisions recent;

    Intersection(GraphEvaluator evaluator, DecisionGraph graph) {
        this.evaluator = evaluator;
        this.dimensions = graph.clauses().dimensions().list();
        this.clauses = graph.clauses().clauses();
        this.classes = new int[dimensions.size()];
        this.differences = new int[dimensions.size()];
        this.ends = new int[dimensions.size()];
        this.places = new int[dimensions.size()];
        this.replies = new Reply[graph.clauses().externals().size()];
        this.recent = new RecentDecisions(graph.program());
    }

    /** By the nodes of a graph that ends in leaves only, unless it was decided of late. */
    Step walk(Facts facts) {
        int hash = recent.hash(facts);
        Step known = recent.find(null, facts, hash);
        if (known != null) {
            return known;
        }
        Step step = evaluator.evaluate(evaluator.root(), facts);
        if (step instanceof Step.Done done) {
            recent.keep(null, facts, hash, done);
        }
        return step;
    }

    Step step(OpenClauses open, Facts facts, Answers answers) {
        if (answers != Answers.NONE) {
            return read(open, facts, answers);
        }
        int hash = recent.hash(facts);
        Step known = recent.find(open, facts, hash);
        if (known != null) {
            return known;
        }
        Step step = read(open, facts, answers);
        if (step instanceof Step.Done done) {
            recent.keep(open, facts, hash, done);
        }
        return step;
    }

    private Step read(OpenClauses open, Facts facts, Answers answers) {
        begin(open, facts);
        int settled = 0;
        int word = next(open, settled);
        while (word != Integer.MAX_VALUE) {
            long left = candidates(open, word);
            while (left != 0) {
                int number = (word << 6) + Long.numberOfTrailingZeros(left);
                left &= left - 1;
                Step step = evaluator.ending(number);
                if (step == null) {
                    step = careful(clauses.get(number), open, facts, answers);
                }
                if (step != null) {
                    return step;
                }
            }
            settled += open.settled(settled) == word ? 1 : 0;
            word = next(open, settled);
        }
        return GraphEvaluator.NO_RULE;
    }

    private void begin(OpenClauses open, Facts facts) {
        if (open.hasConditionsAlone()) {
            Arrays.fill(classes, UNKNOWN);
        }
        int[] looked = open.dimensions();
        for (int i = 0; i < looked.length; i++) {
            int classId = dimensions.get(looked[i]).classify(facts);
            differences[i] = open.firstDifference(i, classId);
            ends[i] = open.endOfDifferences(i, classId);
            findPlace(open, i);
        }
        for (int external = 0; external < replies.length; external++) {
            replies[external] = open.reply(external);
        }
    }

    private void findPlace(OpenClauses open, int index) {
        int difference = differences[index];
        places[index] =
                difference < ends[index] ? open.place(index, difference) : Integer.MAX_VALUE;
    }

    /** The next word in which something can hold. */
    private int next(OpenClauses open, int settled) {
        int next = open.settled(settled);
        for (int i = 0; i < open.dimensions().length; i++) {
            next = Math.min(next, places[i]);
        }
        return next;
    }

    /** The clauses among 64 whose shared tests hold; steps over the differences of this word. */
    private long candidates(OpenClauses open, int word) {
        long left = open.live(word);
        for (int i = 0; i < open.dimensions().length; i++) {
            if (places[i] == word) {
                left &= open.differentWord(i, differences[i]++);
                findPlace(open, i);
            } else {
                left &= open.usualWord(i, word);
            }
        }
        return left;
    }

    /** A clause that asks, or has more tests than those of shared dimensions. */
    private @Nullable Step careful(Clause clause, OpenClauses open, Facts facts, Answers answers) {
        return holds(clause, open, facts) ? act(clause, open, facts, answers) : null;
    }

    private boolean holds(Clause clause, OpenClauses open, Facts facts) {
        for (Clause.Prerequisite wanted : clause.prerequisites()) {
            if (replies[wanted.external()] != wanted.expected()) {
                return false;
            }
        }
        for (Clause.Literal literal : clause.literals()) {
            Dimension dimension = literal.atom().dimension();
            if (dimension.isAlone()
                    && open.isOpen(dimension.index())
                    && !dimension.holds(
                            classOf(dimension, facts), literal.atom().atom(), literal.negated())) {
                return false;
            }
        }
        return true;
    }

    private int classOf(Dimension dimension, Facts facts) {
        if (classes[dimension.index()] == UNKNOWN) {
            classes[dimension.index()] = dimension.classify(facts);
        }
        return classes[dimension.index()];
    }

    /** The step that a clause which holds leads to; null when the search goes on. */
    private @Nullable Step act(Clause clause, OpenClauses open, Facts facts, Answers answers) {
        return switch (clause.outcome()) {
            case Clause.Outcome.Ends(var ending) -> new Step.Done(GraphEvaluator.verdict(ending));
            case Clause.Outcome.Asks asks ->
                    replies[asks.external().index()] == null
                            ? ask(asks, open, facts, answers)
                            : null;
        };
    }

    private @Nullable Step ask(
            Clause.Outcome.Asks asks, OpenClauses open, Facts facts, Answers answers) {
        External external = asks.external();
        ConditionTest test = evaluator.test();
        return switch (test.ask(external.condition(), facts, answers)) {
            // Starts over with one answer more: what is known is not asked again.
            case Outcome.Asks(LookupNeed need) ->
                    new Waiting(need, answers, known -> evaluator.intersect(open, facts, known));
            case Outcome.Broken(String reason) ->
                    new Step.Done(new Verdict.TemporaryFailure(asks.rule(), reason));
            case Outcome.Holds() -> reply(external, Reply.YES);
            case Outcome.Fails(), Outcome.Stops() ->
                    reply(
                            external,
                            test.isNeither(external.condition(), facts) ? Reply.NEITHER : Reply.NO);
        };
    }

    private @Nullable Step reply(External external, Reply reply) {
        replies[external.index()] = reply;
        return null;
    }
}
