package org.waypost.mta.recipient;

import java.time.Duration;
import java.util.function.Function;
import org.waypost.engine.eval.Evaluator;
import org.waypost.engine.eval.LookupNeed;
import org.waypost.engine.rule.Action;
import org.waypost.engine.rule.RuleProgram;
import org.waypost.engine.table.Answer;
import org.waypost.engine.value.Facts;
import org.waypost.mta.delivery.TableReader;
import org.waypost.mta.user.UserDatabase;

/**
 * Decides recipients: the rules, then aliases, virtual tables and .forward files, then the rules
 * again for every address that came out. Immutable.
 */
public final class RecipientResolver {
    private final Evaluator evaluator;
    private final Names names;
    private final Places places;

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
            IncludeFiles includes) {}

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

    public RecipientResolver(Evaluator evaluator, Names names, Places places) {
        this.evaluator = evaluator;
        this.names = names;
        this.places = places;
    }

    /** Blocking. */
    public RecipientDecision decide(Facts facts) {
        try {
            return new RecipientDecision.Accepted(
                    new Expansion(evaluator, names, places, facts).run());
        } catch (Refusal refusal) {
            return refusal.decision();
        }
    }
}
