package org.waypost.engine.eval;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waypost.engine.classify.Dimension;
import org.waypost.engine.graph.Clause;
import org.waypost.engine.graph.ClauseRows;
import org.waypost.engine.graph.External;
import org.waypost.engine.graph.Reply;
import org.waypost.engine.value.Facts;

/**
 * One decision by intersecting sets of clauses, 64 at a time. Dimensions that are one condition by
 * itself are looked at only when a clause is left that needs them.
 */
final class Intersection {
    private static final int UNKNOWN = -1;

    private final ClauseRows rows;
    private final ConditionTest test;
    private final Facts facts;
    private final Answers answers;
    private final List<Dimension> dimensions;
    private final int[] classes;
    private final @Nullable Reply[] replies;

    Intersection(ClauseRows rows, ConditionTest test, Facts facts, Answers answers) {
        this.rows = rows;
        this.test = test;
        this.facts = facts;
        this.answers = answers;
        this.dimensions = rows.program().dimensions().list();
        this.classes = new int[dimensions.size()];
        this.replies = new Reply[rows.program().externals().size()];
        Arrays.fill(classes, UNKNOWN);
    }

    Step step() {
        List<Clause> clauses = rows.program().clauses();
        for (int w = 0; w < rows.words(); w++) {
            long left = candidates(w);
            while (left != 0) {
                Clause clause = clauses.get((w << 6) + Long.numberOfTrailingZeros(left));
                left &= left - 1;
                if (!holds(clause)) {
                    continue;
                }
                Step step = act(clause);
                if (step != null) {
                    return step;
                }
            }
        }
        return new Step.Done(new Verdict.NoRule());
    }

    /** The clauses among 64 whose shared tests hold. */
    private long candidates(int word) {
        long left = rows.allInWord(word);
        for (int d = 0; d < classes.length && left != 0; d++) {
            if (!dimensions.get(d).isAlone()) {
                left &= rows.word(d, classOf(d), word);
            }
        }
        return left;
    }

    private boolean holds(Clause clause) {
        for (Clause.Literal literal : clause.literals()) {
            Dimension dimension = literal.atom().dimension();
            if (dimension.isAlone()
                    && !dimension.holds(
                            classOf(dimension.index()), literal.atom().atom(), literal.negated())) {
                return false;
            }
        }
        for (Clause.Prerequisite wanted : clause.prerequisites()) {
            if (replies[wanted.external()] != wanted.expected()) {
                return false;
            }
        }
        return true;
    }

    private int classOf(int dimension) {
        if (classes[dimension] == UNKNOWN) {
            classes[dimension] = dimensions.get(dimension).classify(facts);
        }
        return classes[dimension];
    }

    /** The step that a clause which holds leads to; null when the search goes on. */
    private @Nullable Step act(Clause clause) {
        return switch (clause.outcome()) {
            case Clause.Outcome.Ends(var ending) -> new Step.Done(GraphEvaluator.verdict(ending));
            case Clause.Outcome.Asks asks ->
                    replies[asks.external().index()] == null ? ask(asks) : null;
        };
    }

    private @Nullable Step ask(Clause.Outcome.Asks asks) {
        External external = asks.external();
        return switch (test.ask(external.condition(), facts, answers)) {
            case Outcome.Asks(LookupNeed need) -> waiting(need);
            case Outcome.Broken(String reason) ->
                    new Step.Done(new Verdict.TemporaryFailure(asks.rule(), reason));
            case Outcome.Holds() -> reply(external, Reply.YES);
            case Outcome.Fails(), Outcome.Stops() ->
                    reply(
                            external,
                            test.isNeither(external.condition(), facts) ? Reply.NEITHER : Reply.NO);
        };
    }

    /** Starts over with one answer more: what is known is not asked again. */
    private Step waiting(LookupNeed need) {
        return new Waiting(
                need, answers, known -> new Intersection(rows, test, facts, known).step());
    }

    private @Nullable Step reply(External external, Reply reply) {
        replies[external.index()] = reply;
        return null;
    }
}
