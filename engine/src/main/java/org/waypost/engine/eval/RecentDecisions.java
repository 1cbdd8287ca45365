package org.waypost.engine.eval;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waypost.engine.graph.OpenClauses;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.rule.Fact;
import org.waypost.engine.rule.RuleProgram;
import org.waypost.engine.value.ClientAddress;
import org.waypost.engine.value.Facts;
import org.waypost.engine.value.MailAddress;

/**
 * What was decided of late: most mail is like mail that has just come.
 * Exact, since facts are compared in full, but for those that no rule asks for. Only what needed no
 * table outside is kept. One thread at a time.
 */
final class RecentDecisions {
    /**
     * Sets of two. 4,096 envelopes are about 2 MiB, and a thousand that come again and again seldom
     * push one another out.
     */
    private static final int SETS = 1 << 11;

    private final Set<Fact> asked = EnumSet.noneOf(Fact.class);
    private final int[] hashes = new int[2 * SETS];
    private final @Nullable Facts[] facts = new Facts[2 * SETS];
    private final @Nullable OpenClauses[] places = new OpenClauses[2 * SETS];
    private final @Nullable Step[] steps = new Step[2 * SETS];
    private final boolean asksTag;
    private final boolean asksHelo;
    private final boolean asksReverseName;
    private final boolean asksSender;
    private final boolean asksOriginal;
    private final boolean asksCurrent;

    RecentDecisions(RuleProgram program) {
        program.rules().stream().flatMap(rule -> rule.conditions().stream()).forEach(this::collect);
        this.asksTag = asked.contains(Fact.TAG);
        this.asksHelo = asked.contains(Fact.HELO);
        this.asksReverseName = asked.contains(Fact.REVERSE_NAME);
        this.asksSender = asked.contains(Fact.SENDER);
        this.asksOriginal = asked.contains(Fact.ORIGINAL_RECIPIENT);
        this.asksCurrent = asked.contains(Fact.RECIPIENT) || asked.contains(Fact.DOMAIN);
    }

    private void collect(Condition condition) {
        switch (condition) {
            case Condition.Membership membership -> asked.add(membership.fact());
            case Condition.VirtualGate _ -> asked.add(Fact.ORIGINAL_RECIPIENT);
            case Condition.Flag flag -> {
                // The others depend on what is compared always.
                if (flag.question() == Condition.Question.HAS_REVERSE_NAME) {
                    asked.add(Fact.REVERSE_NAME);
                }
            }
        }
    }

    /**
     * The decision for the same facts at the same place; null when none is kept.
     *
     * @param place null is the root of a graph
     */
    @Nullable Step find(@Nullable OpenClauses place, Facts wanted, int hash) {
        int first = first(hash);
        Step found = at(first, place, wanted, hash);
        return found == null ? at(first + 1, place, wanted, hash) : found;
    }

    private @Nullable Step at(
            int slot, @Nullable OpenClauses place, Facts wanted, int hash) {
        if (hashes[slot] != hash || places[slot] != place) {
            return null;
        }
        Facts kept = facts[slot];
        return kept != null && alike(kept, wanted) ? steps[slot] : null;
    }

    /** Keeps a decision, and forgets the older one of two. */
    void keep(@Nullable OpenClauses place, Facts decided, int hash, Step.Done step) {
        int first = first(hash);
        hashes[first + 1] = hashes[first];
        facts[first + 1] = facts[first];
        places[first + 1] = places[first];
        steps[first + 1] = steps[first];
        hashes[first] = hash;
        facts[first] = decided;
        places[first] = place;
        steps[first] = step;
    }

    private static int first(int hash) {
        return (hash >>> 20 & SETS - 1) << 1;
    }

    /** Equal for facts that are alike. */
    int hash(Facts of) {
        int hash = of.client() instanceof ClientAddress.Peer(_, var bits) ? bits.hashCode() : 0;
        if (asksSender) {
            hash = 31 * hash + hash(of.sender());
        }
        if (asksCurrent) {
            hash = 31 * hash + hash(of.current());
        }
        return hash * 0x9e3779b9;
    }

    private static int hash(MailAddress address) {
        return 31 * address.localPart().hashCode() + address.domain().hashCode();
    }

    private boolean alike(Facts one, Facts other) {
        return isSameSession(one, other)
                && (!asksSender || isSame(one.sender(), other.sender()))
                && (!asksCurrent || isSame(one.current(), other.current()))
                && (!asksOriginal || isSame(one.recipient(), other.recipient()));
    }

    private boolean isSameSession(Facts one, Facts other) {
        return isSame(one.client(), other.client())
                && one.internal() == other.internal()
                && one.tls() == other.tls()
                && Objects.equals(one.user(), other.user())
                && (!asksTag || one.tag().equals(other.tag()))
                && (!asksHelo || one.helo().equals(other.helo()))
                && (!asksReverseName || Objects.equals(one.reverseName(), other.reverseName()));
    }

    private static boolean isSame(MailAddress one, MailAddress other) {
        return one.localPart().equals(other.localPart()) && one.domain().equals(other.domain());
    }

    private static boolean isSame(ClientAddress one, ClientAddress other) {
        return switch (one) {
            case ClientAddress.Local() -> other instanceof ClientAddress.Local;
            case ClientAddress.Peer(_, var bits) ->
                    other instanceof ClientAddress.Peer(_, var others) && bits.equals(others);
        };
    }
}
