package org.waypost.compiler.decide;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.waypost.compiler.decide.Expansion.Outcome;
import org.waypost.engine.eval.Evaluator;
import org.waypost.engine.eval.LookupNeed;
import org.waypost.engine.eval.Verdict;
import org.waypost.engine.match.TableLookup;
import org.waypost.engine.rule.Action;
import org.waypost.engine.rule.Effect;
import org.waypost.engine.rule.Matching;
import org.waypost.engine.rule.Rule;
import org.waypost.engine.rule.RuleProgram;
import org.waypost.engine.table.Answer;
import org.waypost.engine.table.Service;
import org.waypost.engine.table.Table;
import org.waypost.engine.table.TableEntry;
import org.waypost.engine.text.TableText;
import org.waypost.engine.value.Facts;
import org.waypost.engine.value.MailAddress;

/**
 * Follows a recipient through alias and virtual tables (reference, modern 5.1, classic 5.4). What
 * needs the machine itself, {@code .forward} files and {@code :include:}, is left as it stands.
 */
public final class Expander {
    /** As the server: what lies this deep is a loop. */
    private static final int MAX_DEPTH = 10;

    private static final String OK = "250 2.1.5 Destination address valid: Recipient ok";
    private static final String INVALID = "550 Invalid recipient";
    private static final String TEMPORARY = "451 Temporary failure";
    private static final String NO_LIST = "524 5.2.4 Mailing list expansion problem";

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
        Verdict verdict = evaluator.decide(facts, lookups);
        Walk walk = new Walk();
        walk.follow(facts, verdict, 0);
        return new Expansion(
                verdict,
                walk.outcome,
                walk.reply
                        + (walk.outcome == Outcome.ACCEPT ? "" : ": <" + facts.recipient() + ">"),
                List.copyOf(walk.found),
                walk.way,
                walk.rules);
    }

    /** One recipient on its way. */
    private final class Walk {
        private final Set<String> found = new LinkedHashSet<>();
        private final List<Expansion.Step> way = new ArrayList<>();
        private final Set<Integer> rules = new HashSet<>();
        private Outcome outcome = Outcome.ACCEPT;
        private String reply = OK;

        void follow(Facts facts, Verdict verdict, int depth) {
            switch (verdict) {
                case Verdict.NoRule() -> fail(INVALID, facts.current() + ": no rule matches");
                case Verdict.TemporaryFailure(var _, String reason) ->
                        fail(TEMPORARY, facts.current() + ": " + reason);
                case Verdict.Decided(Rule rule) -> apply(facts, rule, depth);
            }
        }

        private void apply(Facts facts, Rule rule, int depth) {
            rules.add(rule.number());
            switch (rule.effect()) {
                case Effect.Reject() ->
                        fail(INVALID, facts.current() + ": rejected at " + rule.source());
                case Effect.Accept(Action.Relay _) -> found.add(facts.current().toString());
                case Effect.Accept(Action.Local local) -> deliver(facts, local, depth);
            }
        }

        private void deliver(Facts facts, Action.Local local, int depth) {
            Users users = new Users(local.users());
            Place at = new Place(facts, users, depth);
            if (local.users().virtual().isPresent()) {
                Answer answer = users.ofAddress(facts.current());
                if (answer instanceof Answer.Absent) {
                    fail(list(), facts.current() + " is not in " + users.name());
                } else {
                    nodes(at, answer, "");
                }
            } else {
                user(at, lower(facts.current().localPart()));
            }
        }

        /**
         * Goes on with what a table says.
         *
         * @param from the user whose alias it is, empty for an address
         */
        private void nodes(Place at, Answer answer, String from) {
            switch (answer) {
                case Answer.Absent() -> {}
                case Answer.Failed(String reason) -> fail(TEMPORARY, reason);
                case Answer.Found(String value) -> {
                    if (at.depth + 1 >= MAX_DEPTH) {
                        fail(list(), "the aliases go deeper than " + MAX_DEPTH + " steps");
                        return;
                    }
                    for (String node : AliasText.split(value)) {
                        node(at.deeper(), node, from);
                    }
                }
            }
        }

        private void node(Place at, String node, String from) {
            if (node.startsWith("|") || node.startsWith("/") || node.contains("include:/")) {
                found.add(node);
            } else if (node.startsWith("error:") || node.startsWith(":error:")) {
                String text = node.substring(node.indexOf("error:") + "error:".length());
                fail(text.strip(), "the alias says so");
            } else if (node.contains("@")) {
                Facts next = at.facts.expandedTo(MailAddress.parse(node));
                way.add(new Expansion.Step.Again(next));
                follow(next, evaluator.decide(next, lookups), at.depth);
            } else if (lower(node).equals(from)) {
                // An alias to itself means the user of that name.
                known(at.users, from);
            } else {
                user(at, lower(node));
            }
        }

        private void user(Place at, String said) {
            Answer answer = at.users.ofUser(said);
            String name = at.users.withoutTag(said);
            if (answer instanceof Answer.Absent) {
                known(at.users, name);
            } else {
                nodes(at, answer, name);
            }
        }

        private void known(Users users, String name) {
            switch (users.info(name)) {
                case Answer.Found _ -> found.add(name);
                case Answer.Absent() -> fail(INVALID, "no user `" + name + "`");
                case Answer.Failed(String reason) -> fail(TEMPORARY, reason);
            }
        }

        /** What keeps one name keeps the whole recipient; a temporary reason outweighs. */
        private void fail(String answer, String step) {
            way.add(new Expansion.Step.Said(step));
            Outcome worse = answer.startsWith("4") ? Outcome.TEMPFAIL : Outcome.REJECT;
            if (outcome == Outcome.ACCEPT
                    || (outcome == Outcome.REJECT && worse == Outcome.TEMPFAIL)) {
                outcome = worse;
                reply = answer;
            }
        }

        private String list() {
            return program.semantics().matching() == Matching.V7_8 ? NO_LIST : INVALID;
        }

        /** How far one address has come. */
        private record Place(Facts facts, Users users, int depth) {
            Place deeper() {
                return new Place(facts, users, depth + 1);
            }
        }

        /** The tables of one action, asked in the release's order of keys. */
        private final class Users {
            private final Action.Users users;

            Users(Action.Users users) {
                this.users = users;
            }

            String name() {
                return users.virtual().map(TableText::of).orElse("the virtual users");
            }

            Answer ofAddress(MailAddress address) {
                String said = lower(address.localPart());
                String user = withoutTag(said);
                String domain = lower(address.domain());
                List<String> keys = new ArrayList<>();
                if (program.semantics().matching() == Matching.V7_8) {
                    keys.add(said + "@" + domain);
                    keys.add(user + "@" + domain);
                    keys.add(said);
                } else {
                    keys.add(user + "@" + domain);
                }
                keys.addAll(List.of(user, "@" + domain, "@"));
                return first(users.virtual().orElseThrow(), keys);
            }

            Answer ofUser(String said) {
                String user = withoutTag(said);
                if (users.virtual().isPresent()) {
                    return first(users.virtual().get(), List.of(user + "@", user));
                }
                return users.alias()
                        .map(table -> first(table, List.of(said, user)))
                        .orElseGet(Answer.Absent::new);
            }

            /** Without a table of users every name may be one: this machine's are not asked. */
            Answer info(String user) {
                return users.userbase()
                        .filter(Table.InMemory.class::isInstance)
                        .map(table -> ask(table, Service.USERINFO, user))
                        .orElseGet(() -> new Answer.Found(""));
            }

            String withoutTag(String user) {
                int cut = user.indexOf(program.subAddressDelimiter());
                return cut > 0 ? user.substring(0, cut) : user;
            }

            private Answer first(Table table, List<String> keys) {
                for (String key : new LinkedHashSet<>(keys)) {
                    Answer answer = ask(table, Service.ALIAS, key);
                    if (!(answer instanceof Answer.Absent)) {
                        return answer;
                    }
                }
                return new Answer.Absent();
            }
        }

        private Answer ask(Table table, Service service, String key) {
            return switch (table) {
                case Table.External external ->
                        lookups.apply(new LookupNeed(external, service, key));
                case Table.InMemory memory -> {
                    var entry = tables.find(memory, service, key);
                    entry.filter(_ -> service == Service.ALIAS)
                            .ifPresent(hit -> way.add(new Expansion.Step.Said(step(memory, hit))));
                    yield entry.<Answer>map(hit -> new Answer.Found(hit.value()))
                            .orElseGet(Answer.Absent::new);
                }
            };
        }
    }

    private static String step(Table.InMemory table, TableEntry hit) {
        return "`%s` is `%s` by %s at %s:%d"
                .formatted(hit.key(), hit.value(), TableText.of(table), table.file(), hit.line());
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
