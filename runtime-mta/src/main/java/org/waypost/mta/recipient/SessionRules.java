package org.waypost.mta.recipient;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.waypost.engine.classify.Phase;
import org.waypost.engine.eval.Evaluator;
import org.waypost.engine.eval.GraphEvaluator;
import org.waypost.engine.eval.LookupNeed;
import org.waypost.engine.graph.Node;
import org.waypost.engine.table.Answer;
import org.waypost.engine.value.Facts;

/**
 * One session's way through the graph: keeps what its client, and then its sender, left of the
 * rules, so that a recipient costs the look-ups of its own facts only. All that is kept are two
 * nodes of the graph and what tables outside have said during the transaction. When the rules are
 * replaced meanwhile it begins anew.
 */
final class SessionRules implements SessionDecider {
    private final RecipientResolver resolver;
    private final Function<LookupNeed, Answer> external;
    private final Map<LookupNeed, Answer> answers = new HashMap<>();
    private @Nullable GraphEvaluator graph;
    private @Nullable Facts last;
    private @Nullable Node identified;
    private @Nullable Node sent;
    private boolean waits;

    SessionRules(RecipientResolver resolver, Function<LookupNeed, Answer> external) {
        this.resolver = resolver;
        this.external = external;
    }

    @Override
    public boolean know(Known known, Facts facts) {
        if (known == Known.MESSAGE) {
            answers.clear();
        }
        return resolver.rules() instanceof GraphEvaluator rules
                && rules.afterHashes(known.phases(), rules.root(), facts).onlyRejects();
    }

    @Override
    public Optional<RecipientDecision> decideNow(Facts facts) {
        if (waits || RuleLog.isWanted()) {
            return Optional.empty();
        }
        try {
            return Optional.of(resolver.decideNow(rules(facts), facts));
        } catch (Immediate.WouldBlock _) {
            waits = true; // most likely the next one of this session does, too
            return Optional.empty();
        }
    }

    private Evaluator rules(Facts facts) {
        Evaluator rules = resolver.rules();
        return rules instanceof GraphEvaluator current ? from(current, facts) : rules;
    }

    @Override
    public RecipientDecision decide(Facts facts) {
        return resolver.decide(
                rules(facts), need -> answers.computeIfAbsent(need, external), facts);
    }

    /** An address that came out of an expansion has other facts and starts at the root. */
    private Evaluator from(GraphEvaluator current, Facts facts) {
        Node left = left(current, facts);
        return asked -> asked.internal() ? current.evaluate(asked) : current.evaluate(left, asked);
    }

    private Node left(GraphEvaluator current, Facts facts) {
        Facts before = last;
        boolean same = current == graph && before != null && sameSession(before, facts);
        Node session = same ? identified : null;
        if (session == null) {
            session = current.after(Phase.IDENTITY, current.root(), facts);
            sent = null;
        }
        Node left = before != null && before.sender().equals(facts.sender()) ? sent : null;
        if (left == null) {
            left = current.after(Phase.SENDER, session, facts);
        }
        graph = current;
        last = facts;
        identified = session;
        sent = left;
        return left;
    }

    private static boolean sameSession(Facts one, Facts other) {
        return one.tag().equals(other.tag())
                && one.client().equals(other.client())
                && one.internal() == other.internal()
                && Objects.equals(one.user(), other.user())
                && one.tls() == other.tls()
                && one.helo().equals(other.helo())
                && Objects.equals(one.reverseName(), other.reverseName());
    }
}
