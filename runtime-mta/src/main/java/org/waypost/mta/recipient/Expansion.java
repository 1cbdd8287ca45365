package org.waypost.mta.recipient;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waypost.engine.eval.Evaluator;
import org.waypost.engine.eval.Verdict;
import org.waypost.engine.rule.Action;
import org.waypost.engine.rule.Effect;
import org.waypost.engine.rule.Rule;
import org.waypost.engine.table.Answer;
import org.waypost.engine.table.Service;
import org.waypost.engine.table.Table;
import org.waypost.engine.value.Facts;
import org.waypost.engine.value.MailAddress;
import org.waypost.mta.limits.ExpansionLimits;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.user.User;
import org.waypost.mta.user.UserDatabase;

/** One recipient being expanded, breadth first. */
final class Expansion {
    /** Where a node stands: the rule it came under, the address that led here, how deep. */
    private record Place(
            @Nullable Rule rule,
            Action.@Nullable Local action,
            MailAddress address,
            @Nullable User forwarder,
            String cameFrom,
            int depth) {}

    private record Work(Node node, Place place) {}

    /** What a rule allowed, for which address. */
    private record Grant(Action action, Rule rule, MailAddress address, boolean internal) {}

    /** What was done already: the same node under the same action is a loop. */
    private record Seen(Node node, String action, boolean same) {}

    private final Evaluator evaluator;
    private final RecipientResolver.Names names;
    private final RecipientResolver.Places places;
    private final Facts facts;
    private final LocalNames keys;
    private final Queue<Work> work = new ArrayDeque<>();
    private final Set<Seen> seen = new HashSet<>();
    private final List<Target> targets = new ArrayList<>();
    private int nodes;

    Expansion(
            Evaluator evaluator,
            RecipientResolver.Names names,
            RecipientResolver.Places places,
            Facts facts) {
        this.evaluator = evaluator;
        this.names = names;
        this.places = places;
        this.facts = facts;
        this.keys =
                new LocalNames(
                        names.program().semantics().matching(),
                        names.program().subAddressDelimiter());
    }

    List<Target> run() throws Refusal {
        MailAddress recipient = facts.recipient();
        add(new Node.Address(recipient), new Place(null, null, recipient, null, "", 0));
        while (!work.isEmpty()) {
            step(work.remove());
        }
        if (targets.isEmpty()) {
            throw Refusal.noExpansion("the expansion came to nothing");
        }
        return targets;
    }

    private void add(Node node, Place place) throws Refusal {
        if (place.depth() >= ExpansionLimits.DEPTH) {
            throw Refusal.noExpansion("expansion is deeper than " + ExpansionLimits.DEPTH);
        }
        boolean same = node instanceof Node.UserName(String name) && same(name, place);
        Action.Local action = place.action();
        if (!seen.add(new Seen(node, action == null ? "" : action.name(), same))) {
            return;
        }
        if (++nodes > ExpansionLimits.NODES) {
            throw Refusal.noExpansion("expansion has more than " + ExpansionLimits.NODES);
        }
        work.add(new Work(node, place));
    }

    /** A user whose alias or .forward names the user itself gets the mail: no second look-up. */
    private boolean same(String name, Place place) {
        return keys.base(name).equals(place.cameFrom());
    }

    private void step(Work item) throws Refusal {
        Place place = item.place();
        switch (item.node()) {
            case Node.Address(MailAddress address) -> decide(address, place);
            case Node.UserName(String name) -> user(name, place);
            case Node.Program(String command) -> command("|" + command, place);
            case Node.File(String path) -> command(path, place);
            case Node.Include(String path) -> include(path, place);
            case Node.Refusal(String reply) ->
                    throw Refusal.said(reply, "an alias says so: " + reply);
        }
    }

    private void decide(MailAddress address, Place place) throws Refusal {
        Facts asked = place.depth() == 0 ? facts : facts.expandedTo(address);
        Verdict verdict = evaluator.decide(asked, places.external());
        RuleLog.write(names, asked, places.external());
        switch (verdict) {
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

    private void accept(Action action, Rule rule, MailAddress address, Place place) throws Refusal {
        switch (action) {
            case Action.Relay relay -> {
                Envelope.Relay destination =
                        new Envelope.Relay(relay.name(), names.definition().apply(relay));
                target(destination, new Grant(relay, rule, address, place.depth() > 0));
            }
            case Action.Local local -> {
                Place inside = new Place(rule, local, address, null, "", place.depth());
                Optional<Table> virtual = local.users().virtual();
                if (virtual.isPresent()) {
                    virtual(virtual.get(), address, inside);
                } else {
                    String name = keys.userName(address.localPart());
                    add(new Node.UserName(name), inside);
                }
            }
        }
    }

    private void virtual(Table table, MailAddress address, Place place) throws Refusal {
        Optional<String> value = lookup(table, keys.virtualKeys(address));
        if (value.isEmpty()) {
            throw Refusal.noExpansion(
                    "virtual table " + table.name() + " has no entry for <" + address + ">");
        }
        spread(value.get(), table, place);
    }

    private Optional<String> lookup(Table table, List<String> candidates) throws Refusal {
        for (String key : candidates) {
            switch (places.tables().value(table, Service.ALIAS, key)) {
                case Answer.Found(String value) -> {
                    return Optional.of(value);
                }
                case Answer.Absent() -> {}
                case Answer.Failed(String reason) -> throw Refusal.expansionLater(reason);
            }
        }
        return Optional.empty();
    }

    private void spread(String text, Table table, Place place) throws Refusal {
        List<Node> found =
                NodeText.parse(text)
                        .orElseThrow(
                                () ->
                                        Refusal.expansionLater(
                                                "table "
                                                        + table.name()
                                                        + ": cannot read an entry"));
        if (found.isEmpty()) {
            throw Refusal.noExpansion("table " + table.name() + ": an entry is empty");
        }
        addAll(found, place);
    }

    private void addAll(List<Node> found, Place place) throws Refusal {
        Place deeper =
                new Place(
                        place.rule(),
                        place.action(),
                        place.address(),
                        place.forwarder(),
                        place.cameFrom(),
                        place.depth() + 1);
        for (Node node : found) {
            add(node, deeper);
        }
    }

    private void user(String name, Place place) throws Refusal {
        Action.Local action = local(place);
        Place own =
                new Place(
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

    private boolean aliased(String name, Action.Local action, Place own) throws Refusal {
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

    private static Action.Local local(Place place) {
        Action.Local action = place.action();
        if (action == null) {
            throw new IllegalStateException("a user name outside a local action");
        }
        return action;
    }

    private void deliver(String name, Place place, boolean mayForward) throws Refusal {
        Action.Local action = local(place);
        User user = find(keys.base(name), action);
        Optional<List<Node>> forward =
                mayForward && reads(user, action) ? forward(user) : Optional.empty();
        if (forward.isPresent()) {
            Place of =
                    new Place(
                            place.rule(),
                            action,
                            place.address(),
                            user,
                            place.cameFrom(),
                            place.depth());
            permit(forward.get(), user, action);
            addAll(forward.get(), of);
        } else {
            finish(name, user, place);
        }
    }

    /** With {@code user U} everything runs as U, so only U's own wishes are followed. */
    private static boolean reads(User user, Action.Local action) {
        return action.users().runAs().map(user.name()::equals).orElse(true);
    }

    private User find(String name, Action.Local action) throws Refusal {
        return switch (places.users().apply(action.users()).find(name)) {
            case UserDatabase.Reply.Found(User user) -> user;
            case UserDatabase.Reply.Absent() -> throw Refusal.invalid("no user " + name);
            case UserDatabase.Reply.Failed(String reason) -> throw Refusal.temporary(reason);
        };
    }

    /** Empty when there is none, or nothing but comments in it. */
    private Optional<List<Node>> forward(User user) throws Refusal {
        return switch (places.forwards().read(user)) {
            case ForwardFiles.Reply.None() -> Optional.empty();
            case ForwardFiles.Reply.Unsafe(String reason) -> throw Refusal.noExpansion(reason);
            case ForwardFiles.Reply.Failed(String reason) -> throw Refusal.expansionLater(reason);
            case ForwardFiles.Reply.Text(String text) -> nodes(text, user);
        };
    }

    private static Optional<List<Node>> nodes(String text, User user) throws Refusal {
        Optional<List<Node>> found = NodeText.parseFile(text);
        boolean includes =
                found.isPresent() && found.get().stream().anyMatch(Node.Include.class::isInstance);
        if (found.isEmpty() || includes || found.get().size() > ExpansionLimits.FORWARD_NODES) {
            throw Refusal.expansionLater("cannot read the .forward of " + user.name());
        }
        return found.filter(list -> !list.isEmpty());
    }

    private static void permit(List<Node> found, User user, Action.Local action) throws Refusal {
        boolean onlyForward = action.method() instanceof Action.ForwardOnly || user.uid() == 0;
        for (Node node : found) {
            boolean command = node instanceof Node.Program || node instanceof Node.File;
            if (onlyForward && command) {
                throw Refusal.temporary("the .forward of " + user.name() + " may only forward");
            }
        }
    }

    private void finish(String name, User user, Place place) throws Refusal {
        Action.Local action = local(place);
        switch (action.method()) {
            case Action.ForwardOnly _ ->
                    throw Refusal.expansionLater("nothing in the .forward of " + user.name());
            case Action.NoMethod _ ->
                    throw Refusal.invalid("no .forward leads on from " + user.name());
            case Action.ExpandOnly _ ->
                    throw Refusal.noExpansion("no alias leads on from " + user.name());
            default -> {
                String extension = keys.extension(extended(name, place));
                target(destination(action, user.name(), "", extension), place);
            }
        }
    }

    /** The sub-address of the address that led here, when it led here directly. */
    private String extended(String name, Place place) {
        String said = keys.userName(place.address().localPart());
        return keys.base(said).equals(name) ? said : name;
    }

    private void command(String program, Place place) throws Refusal {
        User forwarder = place.forwarder();
        String user = forwarder == null ? names.daemon() : forwarder.name();
        target(destination(local(place), user, program, ""), place);
    }

    private void include(String path, Place place) throws Refusal {
        List<Node> found = read(path);
        if (found.stream().anyMatch(Node.Include.class::isInstance)) {
            throw Refusal.expansionLater(path + ": an included file may not include");
        }
        addAll(found, place);
    }

    private List<Node> read(String path) throws Refusal {
        try {
            return NodeText.parseFile(places.includes().read(Path.of(path)))
                    .orElseThrow(() -> Refusal.expansionLater("cannot read an entry of " + path));
        } catch (IOException failure) {
            throw Refusal.expansionLater("cannot read " + path + ": " + failure.getMessage());
        }
    }

    private Envelope.Local destination(
            Action.Local action, String user, String program, String extension) {
        String definition = names.definition().apply(action);
        return new Envelope.Local(action.name(), definition, user, program, extension);
    }

    private void target(Envelope.Local destination, Place place) {
        Rule rule = place.rule();
        if (rule != null) {
            boolean internal = place.depth() > 0;
            target(destination, new Grant(local(place), rule, place.address(), internal));
        }
    }

    private void target(Envelope.Destination destination, Grant grant) {
        targets.add(
                new Target(
                        destination,
                        grant.address(),
                        grant.internal(),
                        grant.rule().source().toString(),
                        grant.action().ttl().orElse(names.queueTtl())));
    }
}
