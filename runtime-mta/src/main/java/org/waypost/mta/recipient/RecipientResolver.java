package org.waypost.mta.recipient;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.waypost.engine.eval.Evaluator;
import org.waypost.engine.eval.LookupNeed;
import org.waypost.engine.expand.Expanded;
import org.waypost.engine.expand.Goal;
import org.waypost.engine.expand.RecipientExpansion;
import org.waypost.engine.rule.Action;
import org.waypost.engine.rule.RuleProgram;
import org.waypost.engine.table.Answer;
import org.waypost.engine.value.Facts;
import org.waypost.mta.delivery.TableReader;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.user.UserDatabase;

/**
 * Decides recipients: the rules, then aliases, virtual tables and .forward files, then the rules
 * again for every address that came out. Immutable.
 */
public final class RecipientResolver {
    private final Supplier<Evaluator> rules;
    private final Names names;
    private final Places places;
    private final Places immediate;

    /**
     * What is looked up.
     *
     * @param external answers the rules' needs
     * @param tables aliases, virtual tables, userbases
     * @param users of an action: its userbase, or the system's
     */
    public record Places(
            Function<LookupNeed, Answer> external,
            TableReader tables,
            Function<Action.Users, UserDatabase> users,
            ForwardFiles forwards,
            IncludeFiles includes) {
        Places asking(Function<LookupNeed, Answer> other) {
            return new Places(other, tables, users, forwards, includes);
        }
    }

    /**
     * What the configuration says.
     *
     * @param daemon the user that runs the server: commands of aliases run as it
     * @param definition an action as the envelope keeps it, empty for those that go by their name
     * @param queueTtl of actions that have no own
     */
    public record Names(
            RuleProgram program,
            String daemon,
            Function<Action, String> definition,
            Duration queueTtl) {}

    /**
     * @param rules as they are now: one decision asks once
     */
    public RecipientResolver(Supplier<Evaluator> rules, Names names, Places places) {
        this.rules = rules;
        this.names = names;
        this.places = places;
        this.immediate = Immediate.of(places);
    }

    /** Begins a session, whose recipients share what their session left of the rules. */
    public SessionDecider session() {
        return new SessionRules(this, places.external());
    }

    /** Decides a recipient that has no session. Blocking. */
    public RecipientDecision decide(Facts facts) {
        return decide(rules(), places.external(), facts);
    }

    /** The rules as they are now. */
    Evaluator rules() {
        return rules.get();
    }

    /** Blocking. */
    RecipientDecision decide(
            Evaluator evaluator, Function<LookupNeed, Answer> external, Facts facts) {
        return decide(evaluator, places.asking(external), facts);
    }

    /**
     * From what is in memory.
     *
     * @throws Immediate.WouldBlock when that is not enough
     */
    RecipientDecision decideNow(Evaluator evaluator, Facts facts) {
        return decide(evaluator, immediate, facts);
    }

    private RecipientDecision decide(Evaluator evaluator, Places known, Facts facts) {
        MachineSurroundings around = new MachineSurroundings(evaluator, names, known);
        return switch (RecipientExpansion.expand(names.program(), around, facts)) {
            case Expanded.Goals(List<Goal> goals) ->
                    new RecipientDecision.Accepted(goals.stream().map(this::target).toList());
            case Expanded.Refused(String reply, String reason) ->
                    new RecipientDecision.Refused(reply, reason);
        };
    }

    private Target target(Goal goal) {
        return new Target(
                destination(goal),
                goal.address(),
                goal.internal(),
                goal.rule().source().toString(),
                goal.action().ttl().orElse(names.queueTtl()));
    }

    private Envelope.Destination destination(Goal goal) {
        String action = goal.action().name();
        String definition = names.definition().apply(goal.action());
        return switch (goal.place()) {
            case Goal.Place.Elsewhere() -> new Envelope.Relay(action, definition);
            case Goal.Place.Mailbox(String user, String extension) ->
                    new Envelope.Local(action, definition, user, "", extension);
            case Goal.Place.Program(String text, Optional<String> forwarder) ->
                    new Envelope.Local(
                            action, definition, forwarder.orElse(names.daemon()), text, "");
            case Goal.Place.Unread(String path) ->
                    throw new IllegalStateException(path + " lies on this machine");
        };
    }
}
