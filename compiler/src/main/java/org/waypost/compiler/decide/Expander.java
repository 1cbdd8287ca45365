package org.waypost.compiler.decide;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.waypost.compiler.decide.Expansion.Outcome;
import org.waypost.engine.eval.Evaluator;
import org.waypost.engine.eval.LookupNeed;
import org.waypost.engine.eval.Verdict;
import org.waypost.engine.expand.Expanded;
import org.waypost.engine.expand.Goal;
import org.waypost.engine.expand.LocalUser;
import org.waypost.engine.expand.RecipientExpansion;
import org.waypost.engine.expand.Surroundings;
import org.waypost.engine.match.TableLookup;
import org.waypost.engine.rule.Action;
import org.waypost.engine.rule.RuleProgram;
import org.waypost.engine.table.Answer;
import org.waypost.engine.table.Service;
import org.waypost.engine.table.Table;
import org.waypost.engine.table.TableEntry;
import org.waypost.engine.text.TableText;
import org.waypost.engine.value.Facts;

/**
 * Expands a recipient as the server does, by the file alone: what lies on the machine itself,
 * {@code .forward} files, {@code :include:} and users without a userbase, is taken as it stands.
 */
public final class Expander {
    /** The backend of {@code <getpwnam>}. */
    private static final String SYSTEM_USERS = "getpwnam";

    private static final String OK = "250 2.1.5 Destination address valid: Recipient ok";

    private final RuleProgram program;
    private final Evaluator evaluator;
    private final Function<LookupNeed, Answer> lookups;
    private final TableLookup tables;

    /**
     * @param lookups what external tables say
     */
    public Expander(
            RuleProgram program, Evaluator evaluator, Function<LookupNeed, Answer> lookups) {
        this.program = program;
        this.evaluator = evaluator;
        this.lookups = lookups;
        this.tables = TableLookup.of(program);
    }

    public Expansion expand(Facts facts) {
        Witnessed around = new Witnessed();
        return switch (RecipientExpansion.expand(program, around, facts)) {
            case Expanded.Goals(List<Goal> goals) ->
                    around.expansion(Outcome.ACCEPT, OK, recipients(goals));
            case Expanded.Refused(String reply, String reason) -> {
                around.way.add(new Expansion.Step.Said(reason));
                yield around.expansion(
                        reply.startsWith("4") ? Outcome.TEMPFAIL : Outcome.REJECT,
                        reply + ": <" + facts.recipient() + ">",
                        List.of());
            }
        };
    }

    private static List<String> recipients(List<Goal> goals) {
        Set<String> found = new LinkedHashSet<>();
        for (Goal goal : goals) {
            found.add(
                    switch (goal.place()) {
                        case Goal.Place.Elsewhere() -> goal.address().toString();
                        case Goal.Place.Mailbox(String user, String _) -> user;
                        case Goal.Place.Program(String text, var _) -> text;
                        case Goal.Place.Unread(String path) -> ":include:" + path;
                    });
        }
        return List.copyOf(found);
    }

    /** A user of whom the file says that there is one. */
    private record NamedUser(String name) implements LocalUser {
        /** Not root: only a {@code .forward} would ask, and none is read. */
        @Override
        public long uid() {
            return 1;
        }
    }

    /** The file, and what was found in it on the way. */
    private final class Witnessed implements Surroundings<NamedUser> {
        private final List<Expansion.Step> way = new ArrayList<>();
        private final List<Verdict> verdicts = new ArrayList<>();
        private final Set<Integer> rules = new HashSet<>();

        Expansion expansion(Outcome outcome, String reply, List<String> recipients) {
            return new Expansion(verdicts.getFirst(), outcome, reply, recipients, way, rules);
        }

        @Override
        public Verdict decide(Facts facts) {
            if (!verdicts.isEmpty()) {
                way.add(new Expansion.Step.Again(facts));
            }
            Verdict verdict = evaluator.decide(facts, lookups);
            verdicts.add(verdict);
            if (verdict instanceof Verdict.Decided(var rule)) {
                rules.add(rule.number());
            }
            return verdict;
        }

        @Override
        public Answer alias(Table table, String key) {
            return switch (table) {
                case Table.External external ->
                        lookups.apply(new LookupNeed(external, Service.ALIAS, key));
                case Table.InMemory memory ->
                        tables.find(memory, Service.ALIAS, key)
                                .map(hit -> found(memory, hit))
                                .orElseGet(Answer.Absent::new);
            };
        }

        private Answer found(Table.InMemory table, TableEntry hit) {
            way.add(new Expansion.Step.Said(step(table, hit)));
            return new Answer.Found(hit.value());
        }

        /** The system's users are not those of this machine: every name may be one of theirs. */
        @Override
        public Found<NamedUser> user(Action.Users users, String name) {
            return switch (users.userbase().orElse(null)) {
                case null -> new Found.One<>(new NamedUser(name));
                case Table.InMemory memory -> known(memory, name);
                case Table.External external -> known(external, name);
            };
        }

        private Found<NamedUser> known(Table.InMemory memory, String name) {
            return tables.find(memory, Service.USERINFO, name).isPresent()
                    ? new Found.One<>(new NamedUser(name))
                    : new Found.None<>();
        }

        private Found<NamedUser> known(Table.External external, String name) {
            if (external.backend().equals(SYSTEM_USERS)) {
                return new Found.One<>(new NamedUser(name));
            }
            return switch (lookups.apply(new LookupNeed(external, Service.USERINFO, name))) {
                case Answer.Found _ -> new Found.One<>(new NamedUser(name));
                case Answer.Absent _ -> new Found.None<>();
                case Answer.Failed(String reason) -> new Found.Failed<>(reason);
            };
        }

        @Override
        public Contents forward(NamedUser user) {
            return new Contents.Elsewhere();
        }

        @Override
        public Contents include(String path) {
            return new Contents.Elsewhere();
        }
    }

    private static String step(Table.InMemory table, TableEntry hit) {
        return "`%s` is `%s` by %s at %s:%d"
                .formatted(hit.key(), hit.value(), TableText.of(table), table.file(), hit.line());
    }
}
