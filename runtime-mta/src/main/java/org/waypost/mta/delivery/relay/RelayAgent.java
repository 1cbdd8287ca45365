package org.waypost.mta.delivery.relay;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.waypost.engine.rule.Action;
import org.waypost.engine.value.MailAddress;
import org.waypost.mta.delivery.DeliveryAgent;
import org.waypost.mta.delivery.OneLine;
import org.waypost.mta.delivery.Outcome;
import org.waypost.mta.delivery.route.Peer;
import org.waypost.mta.delivery.route.Plan;
import org.waypost.mta.delivery.route.RoutePlanner;
import org.waypost.mta.observe.PeerBook;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.EnvelopeId;

/** Delivers to other servers. */
public final class RelayAgent implements DeliveryAgent {
    private final RelayWorld world;
    private final RoutePlanner planner;
    private final PeerVisits visits;
    private final PeerBook book;

    public RelayAgent(RelayWorld world, RelaySettings settings) {
        this(world, settings, new PeerBook(InstantSource.system()));
    }

    /** What happens is noted in {@code book}. */
    public RelayAgent(RelayWorld world, RelaySettings settings, PeerBook book) {
        this.book = book;
        this.world = world;
        this.planner =
                new RoutePlanner(
                        world.resolver(), world.tables(), world.entropy(), settings.mxPort());
        this.visits = new PeerVisits(world, settings, book);
    }

    @Override
    public Outcome deliver(Envelope envelope) {
        return deliverAll(List.of(envelope)).get(envelope.id());
    }

    /** Envelopes that go to the same servers by the same action share a session. */
    @Override
    public SequencedMap<EnvelopeId, Outcome> deliverAll(List<Envelope> ofOneMessage) {
        Map<Group, List<Envelope>> groups = new LinkedHashMap<>();
        for (Envelope envelope : ofOneMessage) {
            groups.computeIfAbsent(Group.of(envelope), _ -> new ArrayList<>()).add(envelope);
        }
        SequencedMap<EnvelopeId, Outcome> outcomes = new LinkedHashMap<>();
        groups.forEach((group, envelopes) -> outcomes.putAll(deliverGroup(group, envelopes)));
        return outcomes;
    }

    /** What envelopes must have in common to go through one session. */
    private record Group(int message, Envelope.Relay relay, MailAddress sender, String domain) {
        static Group of(Envelope envelope) {
            Envelope.Relay relay =
                    envelope.destination() instanceof Envelope.Relay found
                            ? found
                            : new Envelope.Relay("", "");
            String domain = envelope.current().domain().toLowerCase(Locale.ROOT);
            return new Group(envelope.id().message(), relay, envelope.sender(), domain);
        }
    }

    private SequencedMap<EnvelopeId, Outcome> deliverGroup(Group group, List<Envelope> envelopes) {
        Optional<Action.Relay> action = action(group.relay());
        if (action.isEmpty()) {
            String name = OneLine.of(group.relay().action());
            return all(envelopes, new Outcome.TemporaryFailure("no relay action named " + name));
        }
        Action.Relay relay = action.get();
        MailAddress sender = SenderRewriting.apply(relay.outgoing().mailFrom(), group.sender());
        Optional<Outcome> unsendable = Sendable.check(sender, envelopes);
        if (unsendable.isPresent()) {
            return all(envelopes, unsendable.get());
        }
        return switch (planner.plan(relay, envelopes.getFirst())) {
            case Plan.Stop(Outcome outcome) -> all(envelopes, outcome);
            case Plan.Peers(List<Peer> peers) -> send(relay, peers, sender, envelopes);
        };
    }

    @Override
    public boolean holds(Envelope envelope) {
        return envelope.destination() instanceof Envelope.Relay relay && action(relay).isEmpty();
    }

    private Optional<Action.Relay> action(Envelope.Relay relay) {
        return world.actions()
                .find(relay.action(), relay.definition())
                .filter(Action.Relay.class::isInstance)
                .map(Action.Relay.class::cast);
    }

    private SequencedMap<EnvelopeId, Outcome> send(
            Action.Relay relay, List<Peer> peers, MailAddress sender, List<Envelope> envelopes) {
        int message = envelopes.getFirst().id().message();
        OutgoingMail mail =
                new OutgoingMail(sender, () -> world.queue().message(message), envelopes);
        visits.visit(relay.outgoing(), peers, mail);
        SequencedMap<EnvelopeId, Outcome> outcomes = mail.outcomes();
        String domain = envelopes.getFirst().current().domain().toLowerCase(Locale.ROOT);
        book.answered(domain, OneLine.of(outcomes.lastEntry().getValue().status()));
        return outcomes;
    }

    private static SequencedMap<EnvelopeId, Outcome> all(
            List<Envelope> envelopes, Outcome outcome) {
        SequencedMap<EnvelopeId, Outcome> outcomes = new LinkedHashMap<>();
        envelopes.forEach(e -> outcomes.put(e.id(), outcome));
        return outcomes;
    }
}
