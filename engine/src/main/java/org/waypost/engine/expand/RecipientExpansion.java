package org.waypost.engine.expand;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waypost.engine.eval.Verdict;
import org.waypost.engine.rule.Action;
import org.waypost.engine.rule.Effect;
import org.waypost.engine.rule.Rule;
import org.waypost.engine.rule.RuleProgram;
import org.waypost.engine.table.Answer;
import org.waypost.engine.table.Table;
import org.waypost.engine.text.TableText;
import org.waypost.engine.value.Facts;
import org.waypost.engine.value.MailAddress;

/**
 * One recipient being expanded, breadth first: of aliases(5), forward(5) and the {@code virtual}
 * and {@code userbase} options of smtpd.conf(5). One refused node refuses the recipient.
 */
public final class RecipientExpansion<U extends LocalUser> {
    /** Where a node stands: the rule it came under, the address that led here, how deep. */
    private record Position<U>(
            @Nullable Rule rule,
            Action.@Nullable Local action,
            MailAddress address,
            @Nullable U forwarder,
            String cameFrom,
            int depth) {}

    private record Work<U>(AliasNode node, Position<U> position) {}

    /** What was done already: the same node under the same action is a loop. */
    private record Seen(AliasNode node, String action, boolean same) {}

    private final Surroundings<U> surroundings;
    private final Facts facts;
    private final LocalNames keys;
    private final Queue<Work<U>> work = new ArrayDeque<>();
    private final Set<Seen> seen = new HashSet<>();
    private final List<Goal> goals = new ArrayList<>();
    private int nodes;

    private RecipientExpansion(RuleProgram program, Surroundings<U> surroundings, Facts facts) {
        this.surroundings = surroundings;
        this.facts = facts;
        this.keys = new LocalNames(program.semantics().matching(), program.subAddressDelimiter());
    }

    /**
     * Expands a recipient.
     *
     * @param program the rules that the surroundings decide by
     * @param facts the address as it was said
     */
    public static <U extends LocalUser> Expanded expand(
            RuleProgram program, Surroundings<U> surroundings, Facts facts) {
        try {
            return new Expanded.Goals(new RecipientExpansion<>(program, surroundings, facts).run());
        } catch (Refusal refusal) {
            return refusal.refused();
        }
    }

    private List<Goal> run() throws Refusal {
        MailAddress said = facts.current();
        add(new AliasNode.Address(said), new Position<>(null, null, said, null, "", 0));
        while (!work.isEmpty()) {
            step(work.remove());
        }
        if (goals.isEmpty()) {
            throw Refusal.noExpansion("the expansion came to nothing");
        }
        return goals;
    }

    private void add(AliasNode node, Position<U> place) throws Refusal {
        if (place.depth() >= ExpansionLimits.DEPTH) {
            throw Refusal.noExpansion("expansion is deeper than " + ExpansionLimits.DEPTH);
        }
        boolean same = node instanceof AliasNode.UserName(String name) && same(name, place);
        Action.Local action = place.action();
        if (!seen.add(new Seen(node, action == null ? "" : action.name(), same))) {
            return;
        }
        if (++nodes > ExpansionLimits.NODES) {
            throw Refusal.noExpansion("expansion has more than " + ExpansionLimits.NODES);
        }
        work.add(new Work<>(node, place));
    }

    /** A user whose alias or .forward names the user itself gets the mail: no second look-up. */
    private boolean same(String name, Position<U> place) {
        return keys.base(name).equals(place.cameFrom());
    }

    private void step(Work<U> item) throws Refusal {
        Position<U> place = item.position();
        switch (item.node()) {
            case AliasNode.Address(MailAddress address) -> decide(address, place);
            case AliasNode.UserName(String name) -> user(name, place);
            case AliasNode.Program(String command) -> command("|" + command, place);
            case AliasNode.File(String path) -> command(path, place);
            case AliasNode.Include(String path) -> include(path, place);
            case AliasNode.Refusal(String reply) ->
                    throw Refusal.said(reply, "an alias says so: " + reply);
        }
    }

    private void decide(MailAddress address, Position<U> place) throws Refusal {
        Facts asked = place.depth() == 0 ? facts : facts.expandedTo(address);
        switch (surroundings.decide(asked)) {
            case Verdict.NoRule() -> throw Refusal.invalid("no rule matches <" + address + ">");
            case Verdict.TemporaryFailure(Rule rule, String reason) ->
                    throw Refusal.temporary(rule.source() + ": " + reason);
            case Verdict.Decided(Rule rule) -> {
                switch (rule.effect()) {
                    case Effect.Reject() ->
                            throw Refusal.invalid(rule.source() + " rejects <" + address + ">");
                    case Effect.Accept(Action action) -> accept(action, rule, address, place);
                }
            }
        }
    }

    private void accept(Action action, Rule rule, MailAddress address, Position<U> place)
            throws Refusal {
        switch (action) {
            case Action.Relay relay ->
                    goals.add(
                            new Goal(
                                    rule,
                                    relay,
                                    address,
                                    place.depth() > 0,
                                    new Goal.Place.Elsewhere()));
            case Action.Local local -> {
                Position<U> inside = new Position<>(rule, local, address, null, "", place.depth());
                Optional<Table> virtual = local.users().virtual();
                if (virtual.isPresent()) {
                    virtual(virtual.get(), address, inside);
                } else {
                    String name = keys.userName(address.localPart());
                    add(new AliasNode.UserName(name), inside);
                }
            }
        }
    }

    private void virtual(Table table, MailAddress address, Position<U> place) throws Refusal {
        Optional<String> value = lookup(table, keys.virtualKeys(address));
        if (value.isEmpty()) {
            throw Refusal.noExpansion("<" + address + "> is not in " + TableText.of(table));
        }
        spread(value.get(), table, place);
    }

    private Optional<String> lookup(Table table, List<String> candidates) throws Refusal {
        for (String key : candidates) {
            switch (surroundings.alias(table, key)) {
                case Answer.Found(String value) -> {
                    return Optional.of(value);
                }
                case Answer.Absent() -> {}
                case Answer.Failed(String reason) -> throw Refusal.expansionLater(reason);
            }
        }
        return Optional.empty();
    }

    private void spread(String text, Table table, Position<U> place) throws Refusal {
        List<AliasNode> found =
                AliasText.parse(text)
                        .orElseThrow(
                                () ->
                                        Refusal.expansionLater(
                                                TableText.of(table) + ": cannot read an entry"));
        if (found.isEmpty()) {
            throw Refusal.noExpansion(TableText.of(table) + ": an entry is empty");
        }
        addAll(found, place);
    }

    private void addAll(List<AliasNode> found, Position<U> place) throws Refusal {
        Position<U> deeper =
                new Position<>(
                        place.rule(),
                        place.action(),
                        place.address(),
                        place.forwarder(),
                        place.cameFrom(),
                        place.depth() + 1);
        for (AliasNode node : found) {
            add(node, deeper);
        }
    }

    private void user(String name, Position<U> place) throws Refusal {
        Action.Local action = local(place);
        Position<U> own =
                new Position<>(
                        place.rule(),
                        action,
                        place.address(),
                        null,
                        keys.base(name),
                        place.depth());
        if (same(name, place)) {
            deliver(name, own, place.forwarder() == null);
        } else if (!aliased(name, action, own)) {
            deliver(name, own, true);
        }
    }

    private boolean aliased(String name, Action.Local action, Position<U> own) throws Refusal {
        Optional<Table> table = action.users().alias();
        List<String> candidates = keys.aliasKeys(name);
        // A name directly from the address was looked up as an address already.
        if (table.isEmpty() && own.depth() > 0) {
            table = action.users().virtual();
            candidates = keys.virtualKeys(keys.base(name));
        }
        if (table.isEmpty()) {
            return false;
        }
        Optional<String> value = lookup(table.get(), candidates);
        if (value.isPresent()) {
            spread(value.get(), table.get(), own);
        }
        return value.isPresent();
    }

    private static Action.Local local(Position<?> place) {
        Action.Local action = place.action();
        if (action == null) {
            throw new IllegalStateException("a user name outside a local action");
        }
        return action;
    }

    private void deliver(String name, Position<U> place, boolean mayForward) throws Refusal {
        Action.Local action = local(place);
        U user = find(keys.base(name), action);
        Surroundings.Contents forward =
                mayForward && reads(user, action)
                        ? surroundings.forward(user)
                        : new Surroundings.Contents.None();
        switch (forward) {
            case Surroundings.Contents.None() -> finish(name, user, place);
            case Surroundings.Contents.Elsewhere() -> mailbox(name, user, place);
            case Surroundings.Contents.Unsafe(String reason) -> throw Refusal.noExpansion(reason);
            case Surroundings.Contents.Failed(String reason) ->
                    throw Refusal.expansionLater(reason);
            case Surroundings.Contents.Text(String text) -> {
                List<AliasNode> found = nodes(text, user);
                if (found.isEmpty()) {
                    finish(name, user, place);
                } else {
                    forward(found, user, place);
                }
            }
        }
    }

    private void forward(List<AliasNode> found, U user, Position<U> place) throws Refusal {
        permit(found, user, local(place));
        addAll(
                found,
                new Position<>(
                        place.rule(),
                        place.action(),
                        place.address(),
                        user,
                        place.cameFrom(),
                        place.depth()));
    }

    /** With {@code user U} everything runs as U, so only U's own wishes are followed. */
    private static boolean reads(LocalUser user, Action.Local action) {
        return action.users().runAs().map(user.name()::equals).orElse(true);
    }

    private U find(String name, Action.Local action) throws Refusal {
        return switch (surroundings.user(action.users(), name)) {
            case Surroundings.Found.One<U>(U user) -> user;
            case Surroundings.Found.None<U>() -> throw Refusal.invalid("no user `" + name + "`");
            case Surroundings.Found.Failed<U>(String reason) -> throw Refusal.temporary(reason);
        };
    }

    /** Empty when there is nothing but comments in it. */
    private static List<AliasNode> nodes(String text, LocalUser user) throws Refusal {
        Optional<List<AliasNode>> found = AliasText.parseFile(text);
        boolean includes =
                found.isPresent()
                        && found.get().stream().anyMatch(AliasNode.Include.class::isInstance);
        if (found.isEmpty() || includes || found.get().size() > ExpansionLimits.FORWARD_NODES) {
            throw Refusal.expansionLater("cannot read the .forward of " + user.name());
        }
        return found.get();
    }

    private static void permit(List<AliasNode> found, LocalUser user, Action.Local action)
            throws Refusal {
        boolean onlyForward = action.method() instanceof Action.ForwardOnly || user.uid() == 0;
        for (AliasNode node : found) {
            boolean command = node instanceof AliasNode.Program || node instanceof AliasNode.File;
            if (onlyForward && command) {
                throw Refusal.temporary("the .forward of " + user.name() + " may only forward");
            }
        }
    }

    private void finish(String name, U user, Position<U> place) throws Refusal {
        Action.Local action = local(place);
        switch (action.method()) {
            case Action.ForwardOnly _ ->
                    throw Refusal.expansionLater("nothing in the .forward of " + user.name());
            case Action.NoMethod _ ->
                    throw Refusal.invalid("no .forward leads on from " + user.name());
            case Action.ExpandOnly _ ->
                    throw Refusal.noExpansion("no alias leads on from " + user.name());
            case Action.Maildir _, Action.Mbox _, Action.Mda _, Action.Lmtp _ ->
                    mailbox(name, user, place);
        }
    }

    private void mailbox(String name, U user, Position<U> place) {
        String extension = keys.extension(extended(name, place));
        goal(new Goal.Place.Mailbox(user.name(), extension), place);
    }

    /** The sub-address of the address that led here, when it led here directly. */
    private String extended(String name, Position<U> place) {
        String said = keys.userName(place.address().localPart());
        return keys.base(said).equals(name) ? said : name;
    }

    private void command(String program, Position<U> place) {
        Optional<String> forwarder = Optional.ofNullable(place.forwarder()).map(LocalUser::name);
        goal(new Goal.Place.Program(program, forwarder), place);
    }

    private void include(String path, Position<U> place) throws Refusal {
        switch (surroundings.include(path)) {
            case Surroundings.Contents.Elsewhere() -> goal(new Goal.Place.Unread(path), place);
            case Surroundings.Contents.Text(String text) -> included(path, text, place);
            case Surroundings.Contents.None() ->
                    throw Refusal.expansionLater("cannot read " + path + ": no such file");
            case Surroundings.Contents.Unsafe(String reason) -> throw Refusal.noExpansion(reason);
            case Surroundings.Contents.Failed(String reason) ->
                    throw Refusal.expansionLater(reason);
        }
    }

    private void included(String path, String text, Position<U> place) throws Refusal {
        List<AliasNode> found =
                AliasText.parseFile(text)
                        .orElseThrow(
                                () -> Refusal.expansionLater("cannot read an entry of " + path));
        if (found.stream().anyMatch(AliasNode.Include.class::isInstance)) {
            throw Refusal.expansionLater(path + ": an included file may not include");
        }
        addAll(found, place);
    }

    private void goal(Goal.Place goal, Position<U> place) {
        Rule rule = place.rule();
        if (rule == null) {
            throw new IllegalStateException("a place outside a rule");
        }
        goals.add(new Goal(rule, local(place), place.address(), place.depth() > 0, goal));
    }
}
