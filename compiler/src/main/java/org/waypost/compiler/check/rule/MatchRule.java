package org.waypost.compiler.check.rule;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waypost.compiler.ast.Argument;
import org.waypost.compiler.ast.Clause;
import org.waypost.compiler.ast.Statement;
import org.waypost.compiler.check.state.CheckState;
import org.waypost.compiler.check.state.PredefinedTables;
import org.waypost.compiler.check.state.RuleDraft;
import org.waypost.compiler.check.state.Slot;
import org.waypost.compiler.check.table.Finding;
import org.waypost.compiler.check.table.Spelled;
import org.waypost.compiler.check.table.TableUse;
import org.waypost.compiler.diagnostic.Diagnostics;
import org.waypost.engine.rule.Action;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.rule.Effect;
import org.waypost.engine.rule.Fact;
import org.waypost.engine.table.Service;
import org.waypost.engine.table.Table;
import org.waypost.grammar.Release;

/** Judges one {@code match} statement. One use. */
public final class MatchRule {
    private static final String REGEX = " regex";

    private final CheckState state;
    private final Map<Slot, Condition> conditions = new EnumMap<>(Slot.class);
    private final Map<Slot, Criterion> criteria = new EnumMap<>(Slot.class);
    private boolean fromSet;
    private boolean forSet;

    public MatchRule(CheckState state) {
        this.state = state;
    }

    /** A criterion that {@code from auth} and its like may say a second time. */
    private static final class Criterion {
        private @Nullable Table table;
        private boolean regex;
        private boolean negated;
    }

    /** Judges the statement and keeps the rule. */
    public void judge(Statement statement) {
        for (Clause clause : statement.clauses()) {
            state.gate(clause);
            clause(clause);
        }
        boolean effectRead =
                statement.head().equals("match reject") || !statement.arguments().isEmpty();
        if (!effectRead) {
            return;
        }
        Effect effect = effect(statement);
        if (!statement.complete()) {
            return;
        }
        Set<Slot> implied = EnumSet.noneOf(Slot.class);
        if (!fromSet) {
            implied.add(Slot.FROM);
            conditions.put(Slot.FROM, local(Fact.CLIENT, Service.NETADDR, false));
        }
        if (!forSet) {
            implied.add(Slot.FOR);
            conditions.put(Slot.FOR, local(Fact.DOMAIN, Service.DOMAIN, false));
        }
        criteria.forEach((slot, criterion) -> conditions.put(slot, condition(slot, criterion)));
        state.rules().add(new RuleDraft(statement.span(), conditions, implied, effect));
    }

    private void clause(Clause clause) {
        String name = clause.name();
        if (name.startsWith("from ")) {
            once(fromSet, "from", clause);
            from(clause, name.substring("from ".length()));
            fromSet = true;
        } else if (name.startsWith("for ")) {
            once(forSet, "for", clause);
            destination(clause, name.substring("for ".length()));
            forSet = true;
        } else {
            plain(clause, name);
        }
    }

    private void plain(Clause clause, String name) {
        switch (name) {
            case "tag", "tag regex" ->
                    put(clause, Slot.TAG, Fact.TAG, TableUse.list(Service.STRING, "tag"));
            case "helo", "helo regex" ->
                    put(clause, Slot.HELO, Fact.HELO, TableUse.list(Service.DOMAIN, "helo"));
            case "tls" -> {
                once(conditions.containsKey(Slot.TLS), "tls", clause);
                conditions.put(
                        Slot.TLS, new Condition.Flag(Condition.Question.TLS, clause.negated()));
            }
            case "auth", "auth regex" -> first(clause, Slot.AUTH, "auth");
            case "mail-from", "mail-from regex" -> first(clause, Slot.SENDER, "mail-from");
            case "rcpt-to", "rcpt-to regex" -> first(clause, Slot.RECIPIENT, "rcpt-to");
            default -> throw new IllegalStateException("match clause " + name);
        }
    }

    private void first(Clause clause, Slot slot, String word) {
        once(criteria.containsKey(slot), word, clause);
        criterion(clause, slot, word);
    }

    private void put(Clause clause, Slot slot, Fact fact, TableUse use) {
        String word = clause.name().replace(REGEX, "");
        once(conditions.containsKey(slot), word, clause);
        boolean regex = clause.name().endsWith(REGEX);
        Table table = table(clause, regex ? regex(use) : use);
        Service service = regex ? Service.REGEX : use.services().iterator().next();
        conditions.put(slot, new Condition.Membership(fact, service, table, clause.negated()));
    }

    private void from(Clause clause, String form) {
        switch (form) {
            case "any" -> any(clause, Slot.FROM);
            case "local" ->
                    conditions.put(
                            Slot.FROM, local(Fact.CLIENT, Service.NETADDR, clause.negated()));
            case "socket" -> flag(clause, Condition.Question.FROM_SOCKET);
            case "src", "src regex" -> {
                TableUse use = TableUse.list(Service.NETADDR, "from");
                member(clause, Slot.FROM, Fact.CLIENT, use);
            }
            case "rdns", "rdns regex" -> reverseName(clause);
            case "auth", "auth regex" -> criterion(clause, Slot.AUTH, "from");
            case "mail-from", "mail-from regex" -> criterion(clause, Slot.SENDER, "from");
            default -> throw new IllegalStateException("from " + form);
        }
    }

    private void destination(Clause clause, String form) {
        switch (form) {
            case "any" -> any(clause, Slot.FOR);
            case "local" ->
                    conditions.put(Slot.FOR, local(Fact.DOMAIN, Service.DOMAIN, clause.negated()));
            case "domain", "domain regex" -> {
                TableUse use = TableUse.list(Service.DOMAIN, "'for'");
                member(clause, Slot.FOR, Fact.DOMAIN, use);
            }
            case "rcpt-to", "rcpt-to regex" -> criterion(clause, Slot.RECIPIENT, "for");
            default -> throw new IllegalStateException("for " + form);
        }
    }

    private void any(Clause clause, Slot slot) {
        if (!clause.negated()) {
            return;
        }
        boolean from = slot == Slot.FROM;
        String name = from ? PredefinedTables.ANYHOST : PredefinedTables.ANYDESTINATION;
        Table table = state.tables().named(name).orElseThrow().table();
        conditions.put(
                slot,
                new Condition.Membership(
                        from ? Fact.CLIENT : Fact.DOMAIN,
                        from ? Service.NETADDR : Service.DOMAIN,
                        table,
                        true));
    }

    private void flag(Clause clause, Condition.Question question) {
        conditions.put(Slot.FROM, new Condition.Flag(question, clause.negated()));
    }

    /** A name that is checked as a domain and looked up as an address (measured). */
    private void reverseName(Clause clause) {
        if (clause.arguments().isEmpty()) {
            flag(clause, Condition.Question.HAS_REVERSE_NAME);
            return;
        }
        Table table = table(clause, TableUse.list(Service.DOMAIN, "rdns"));
        Service service = clause.name().endsWith(REGEX) ? Service.REGEX : Service.NETADDR;
        conditions.put(
                Slot.FROM,
                new Condition.Membership(Fact.REVERSE_NAME, service, table, clause.negated()));
    }

    private void member(Clause clause, Slot slot, Fact fact, TableUse use) {
        boolean regex = clause.name().endsWith(REGEX);
        Table table = table(clause, regex ? regex(use) : use);
        Service service = regex ? Service.REGEX : use.services().iterator().next();
        conditions.put(slot, new Condition.Membership(fact, service, table, clause.negated()));
    }

    private static TableUse regex(TableUse use) {
        return use.orServices(Set.of(Service.REGEX));
    }

    /** What the second mention names replaces the first; {@code regex} stays once it was said. */
    private void criterion(Clause clause, Slot slot, String lookups) {
        boolean regex = clause.name().endsWith(REGEX);
        TableUse plain =
                slot == Slot.AUTH
                        ? TableUse.list(Service.STRING, lookups)
                                .orServices(Set.of(Service.STRING, Service.CREDENTIALS))
                        : TableUse.list(Service.MAILADDR, lookups);
        Optional<Table> table =
                clause.argument()
                        .map(a -> state.tables().use(a, regex ? regex(plain) : orMaps(plain)));
        Criterion criterion = criteria.computeIfAbsent(slot, _ -> new Criterion());
        criterion.negated = clause.negated();
        criterion.regex |= regex;
        table.ifPresent(t -> criterion.table = t);
    }

    private TableUse orMaps(TableUse plain) {
        return plain.orMapsSince(Release.R7_5, state.release());
    }

    private static Condition condition(Slot slot, Criterion criterion) {
        if (criterion.table == null) {
            return new Condition.Flag(Condition.Question.AUTHENTICATED, criterion.negated);
        }
        Fact fact =
                switch (slot) {
                    case AUTH -> Fact.USER;
                    case SENDER -> Fact.SENDER;
                    default -> Fact.RECIPIENT;
                };
        Service plain = slot == Slot.AUTH ? Service.STRING : Service.MAILADDR;
        return new Condition.Membership(
                fact, criterion.regex ? Service.REGEX : plain, criterion.table, criterion.negated);
    }

    private Condition local(Fact fact, Service service, boolean negated) {
        String name =
                fact == Fact.CLIENT ? PredefinedTables.LOCALHOST : PredefinedTables.LOCALNAMES;
        Table table = state.tables().named(name).orElseThrow().table();
        return new Condition.Membership(fact, service, table, negated);
    }

    private Table table(Clause clause, TableUse use) {
        return state.tables().use(clause.argument().orElseThrow(), use);
    }

    private void once(boolean already, String word, Clause clause) {
        if (already) {
            boolean old = word.equals("helo") && !state.since(Release.R6_6);
            throw Finding.error(
                    "said-twice",
                    clause.span(),
                    (old ? "mail-helo" : word) + " already specified for this rule",
                    "`" + word + "` is said twice in one rule");
        }
    }

    private Effect effect(Statement statement) {
        if (statement.head().equals("match reject")) {
            return new Effect.Reject();
        }
        Argument.Word name = (Argument.Word) statement.arguments().getFirst();
        Action action = state.actions().get(name.text());
        if (action != null) {
            return new Effect.Accept(action);
        }
        if (state.actionSpans().containsKey(name.text()) || state.incomplete()) {
            return new Effect.Reject();
        }
        Diagnostics error =
                Diagnostics.error("no-such-action", name.span())
                        .original("no such dispatcher: " + name.text())
                        .message("there is no action `" + name.text() + "` above this line");
        state.tables()
                .suggestions()
                .among(state.actionSpans().keySet(), name.text())
                .ifPresent(
                        close ->
                                error.help("did you mean `" + close + "`?")
                                        .edit(Spelled.as(name, close)));
        throw new Finding(error.build());
    }
}
