package org.waypost.compiler.check.rule;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waypost.compiler.ast.Argument;
import org.waypost.compiler.ast.Clause;
import org.waypost.compiler.check.state.Amounts;
import org.waypost.compiler.check.state.CheckState;
import org.waypost.compiler.check.state.Known;
import org.waypost.compiler.check.table.Finding;
import org.waypost.compiler.check.table.TableUse;
import org.waypost.engine.rule.Action;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.table.Service;
import org.waypost.engine.table.Table;
import org.waypost.grammar.Release;

/** What a classic rule does with the envelopes it accepts. One use. */
final class ClassicAction {
    private final CheckState state;
    private final String name;
    private final ClassicRelay relay;
    private Action.@Nullable Method method;
    private @Nullable Clause delivery;
    private @Nullable Clause expansion;
    private @Nullable Clause userbaseClause;
    private @Nullable Clause forwardOnly;
    private @Nullable Table alias;
    private @Nullable Table virtual;
    private @Nullable Table userbase;
    private @Nullable String user;
    private Optional<Duration> ttl = Optional.empty();

    ClassicAction(CheckState state, String name) {
        this.state = state;
        this.name = name;
        this.relay = new ClassicRelay(state, name);
    }

    void expansion(Clause clause) {
        Argument argument = clause.arguments().getFirst();
        switch (clause.name()) {
            case "alias" -> {
                once(clause, expansion != null, "alias specified multiple times");
                TableUse use = TableUse.classicMap(Service.ALIAS, "ALIAS");
                alias = state.tables().use(argument, use);
                expansion = clause;
            }
            case "virtual" -> {
                once(clause, expansion != null, "virtual specified multiple times");
                TableUse use = TableUse.classicMap(Service.ALIAS, "VIRTUAL");
                virtual = state.tables().use(argument, use.orLists(!state.since(Release.R5_4)));
                expansion = clause;
            }
            default -> {
                once(clause, userbaseClause != null, "userbase specified multiple times");
                String parameter = clause.name().equals("users") ? "USERS" : "USERBASE";
                TableUse use = TableUse.classicMap(Service.USERINFO, parameter);
                userbase = state.tables().use(argument, use);
                userbaseClause = clause;
            }
        }
    }

    private static void once(Clause clause, boolean already, String sentence) {
        if (already) {
            throw Finding.error(
                    "said-twice",
                    clause.span(),
                    sentence,
                    "`" + clause.name() + "` does not go with what was said before");
        }
    }

    void delivery(Clause clause) {
        delivery = clause;
        String value = clause.argument().map(ClassicAction::text).orElse("");
        switch (clause.name()) {
            case "deliver to maildir" ->
                    method = new Action.Maildir(clause.argument().map(ClassicAction::text), false);
            case "deliver to mbox" -> method = new Action.Mbox();
            case "deliver to mda" -> method = new Action.Mda(value);
            case "deliver to lmtp" -> {
                if (!value.contains(":") && !value.startsWith("/")) {
                    throw Finding.error(
                            "lmtp-destination",
                            clause.span(),
                            "smtpd: invalid lmtp destination: No such file or directory",
                            "expected `host:port` or the path of a socket, found `" + value + "`");
                }
                method = new Action.Lmtp(value, false);
            }
            default -> relay.start(clause);
        }
    }

    private boolean relays() {
        return delivery != null && delivery.name().startsWith("relay");
    }

    /** Refuses a part of the delivery that the release does not know. */
    void known(Clause clause) {
        if (relays()) {
            Known.require(clause, state.release());
        } else if (clause.name().equals("as")) {
            Known.require("accept deliver as", clause.keyword(), state.release());
        }
    }

    void option(Clause clause) {
        if (relays()) {
            relay.option(clause);
        } else if (clause.name().equals("rcpt-to")) {
            method = new Action.Lmtp(((Action.Lmtp) method()).destination(), true);
        } else {
            user = text(clause.arguments().getFirst());
        }
    }

    private Action.Method method() {
        if (method != null) {
            return method;
        }
        return forwardOnly == null ? new Action.NoMethod() : new Action.ForwardOnly();
    }

    void tail(Clause clause) {
        relay.end();
        if (clause.name().equals("forward-only")) {
            once(clause, forwardOnly != null, "forward-only specified multiple times");
            forwardOnly = clause;
            return;
        }
        once(clause, ttl.isPresent(), "expire specified multiple times");
        Argument.Word word = (Argument.Word) clause.arguments().getFirst();
        ttl = Optional.of(delay(word, "expire"));
    }

    /** A delay, or the refusal with the original's words. */
    private static Duration delay(Argument.Word word, String what) {
        return Amounts.delay(word.text())
                .orElseThrow(
                        () ->
                                Finding.error(
                                        "bad-delay",
                                        word.span(),
                                        "invalid " + what + " delay: " + Amounts.shown(word.text()),
                                        "expected a number and one of `s`, `m`, `h`, `d`, found `"
                                                + word.text()
                                                + "`"));
    }

    /** The parts must go together; then the action. */
    Action build() {
        relay.end();
        if (relays()) {
            relayAlone();
        }
        if (forwardOnly != null && delivery != null) {
            throw unfit(forwardOnly, "forward-only may not be used with a default action");
        }
        if (relays()) {
            return relay.build(ttl);
        }
        virtualMap();
        Action.Users users =
                new Action.Users(
                        Optional.ofNullable(alias),
                        Optional.ofNullable(virtual),
                        Optional.ofNullable(userbase),
                        Optional.ofNullable(user),
                        Optional.empty());
        return new Action.Local(name, method(), users, ttl);
    }

    private void relayAlone() {
        if (!state.since(Release.R5_4)) {
            virtualList();
            return;
        }
        if (userbaseClause != null) {
            throw unfit(userbaseClause, "userbase may not be used with a relay rule");
        }
        if (expansion != null) {
            throw unfit(expansion, "aliases/virtual may not be used with a relay rule");
        }
    }

    private static Finding unfit(Clause clause, String sentence) {
        return Finding.error(
                "option-unfit",
                clause.span(),
                sentence,
                "`" + clause.name() + "` does not go with the action of this rule");
    }

    private void virtualMap() {
        if (virtual instanceof Table.InMemory memory && memory.shape() != Table.Shape.MAP) {
            throw virtualUnfit("a map is needed with `deliver`");
        }
    }

    /** Until 5.3 a relay rule takes a list, and nothing but one that is in memory. */
    private void virtualList() {
        boolean list =
                virtual instanceof Table.InMemory memory && memory.shape() == Table.Shape.LIST;
        if (virtual != null && !list) {
            throw virtualUnfit("a list is needed with `relay`");
        }
    }

    private Finding virtualUnfit(String message) {
        Clause clause = expansion == null ? delivery : expansion;
        String sentence = "invalid use of table \"%s\" as VIRTUAL parameter";
        return Finding.error(
                "table-unfit", clause.span(), sentence.formatted(virtual.name()), message);
    }

    /** The list that decides whether a relay rule of 2013 or 5.3 is the last one asked. */
    Optional<Condition> gate() {
        return relays() && virtual != null
                ? Optional.of(new Condition.VirtualGate(virtual))
                : Optional.empty();
    }

    static String text(Argument argument) {
        return argument instanceof Argument.Word w ? w.text() : "";
    }
}
