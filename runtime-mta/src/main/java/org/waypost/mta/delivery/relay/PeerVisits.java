package org.waypost.mta.delivery.relay;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waypost.engine.rule.Action.Outgoing;
import org.waypost.mta.delivery.OneLine;
import org.waypost.mta.delivery.Outcome;
import org.waypost.mta.delivery.route.Peer;
import org.waypost.mta.delivery.route.Security;
import org.waypost.mta.delivery.route.Way;
import org.waypost.mta.delivery.wire.Connection;
import org.waypost.mta.delivery.wire.SmtpDialogue;
import org.waypost.mta.observe.PeerBook;

/** Goes from server to server until every envelope has its outcome, or no server is left. */
final class PeerVisits {
    private static final Logger LOG = LoggerFactory.getLogger(PeerVisits.class);

    private final RelayWorld world;
    private final RelaySettings settings;
    private final Sources sources;
    private final HeloNames names;
    private final Lanes lanes;
    private final PeerBook book;

    PeerVisits(RelayWorld world, RelaySettings settings, PeerBook book) {
        this.book = book;
        this.world = world;
        this.settings = settings;
        this.sources = new Sources(world.tables());
        this.names = new HeloNames(world.tables(), settings.serverName());
        this.lanes = new Lanes(settings.limits().connectionsPerHost());
    }

    /** One address of one peer, and how to speak with it. */
    private record Call(
            Outgoing outgoing,
            String peerName,
            InetAddress address,
            Way way,
            Optional<InetAddress> source) {
        Call inClear() {
            return new Call(
                    outgoing, peerName, address, way.secured(Security.CLEAR, way.port()), source);
        }
    }

    /** Afterwards every envelope of {@code mail} has an outcome. */
    void visit(Outgoing outgoing, List<Peer> peers, OutgoingMail mail) {
        Sources.Offer offer = sources.next(outgoing);
        if (offer instanceof Sources.Offer.Failed) {
            mail.settleAll(new Outcome.TemporaryFailure("Could not retrieve source address"));
            return;
        }
        String failure = "Address family mismatch on destination MXs";
        int tries = 0;
        for (Peer peer : peers) {
            for (InetAddress address : peer.addresses()) {
                Optional<InetAddress> source = source(offer, address);
                boolean mismatch = source.isEmpty() && offer instanceof Sources.Offer.Fixed;
                if (mismatch || tries++ >= settings.limits().addressesTried()) {
                    continue;
                }
                Call call =
                        new Call(outgoing, peer.name(), address, peer.ways().getFirst(), source);
                failure = tryWays(call, peer.ways(), mail);
                if (mail.isDone()) {
                    return;
                }
            }
        }
        mail.settleAll(new Outcome.TemporaryFailure(failure));
    }

    private static Optional<InetAddress> source(Sources.Offer offer, InetAddress peer) {
        return offer instanceof Sources.Offer.Fixed fixed ? fixed.fitting(peer) : Optional.empty();
    }

    private String tryWays(Call first, List<Way> ways, OutgoingMail mail) {
        String failure = "";
        for (Way way : ways) {
            Call call =
                    new Call(
                            first.outgoing(),
                            first.peerName(),
                            first.address(),
                            way,
                            first.source());
            failure = tryInLane(call, mail);
            if (mail.isDone()) {
                return failure;
            }
        }
        return failure;
    }

    private String tryInLane(Call call, OutgoingMail mail) {
        if (!book.allows(visit(call, mail), mail.domain())) {
            return "All routes to destination blocked";
        }
        try (Lanes.Place place = lanes.take(call.address(), settings.limits().patience())) {
            return place.taken() ? tryTwice(call, mail) : "All routes to destination blocked";
        }
    }

    /** Opportunistic TLS that fails is followed by a second connection in clear. */
    private String tryTwice(Call call, OutgoingMail mail) {
        try {
            speak(call, mail);
            return "";
        } catch (UnreadableMessage failure) {
            String status = String.valueOf(failure.getMessage());
            mail.settleAll(new Outcome.TemporaryFailure(status));
            return status;
        } catch (IOException failure) {
            boolean again =
                    call.way().security() == Security.OPPORTUNISTIC
                            && failure instanceof PeerFailure peer
                            && peer.kind() == PeerFailure.Kind.HANDSHAKE;
            String reason = log(call, failure);
            return again ? tryTwice(call.inClear(), mail) : reason;
        }
    }

    private static String log(Call call, IOException failure) {
        String why = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        String reason = OneLine.of(why);
        LOG.info(
                "mta error address={} host={} reason=\"{}\"",
                call.address().getHostAddress(),
                OneLine.of(call.peerName()),
                reason);
        return "Network error on destination MXs: " + reason;
    }

    private void speak(Call call, OutgoingMail mail) throws IOException {
        PeerBook.Visit visit = visit(call, mail);
        book.opened(visit);
        boolean failed = true;
        try {
            converse(call, mail);
            failed = false;
        } finally {
            book.closed(visit, failed);
        }
    }

    private static PeerBook.Visit visit(Call call, OutgoingMail mail) {
        String way =
                switch (call.way().security()) {
                    case CLEAR -> "smtp+notls";
                    case OPPORTUNISTIC -> "smtp";
                    case STARTTLS, STARTTLS_THEN_SMTPS -> "smtp+tls";
                    case SMTPS -> "smtps";
                };
        String relay = "[relay:" + mail.domain() + ",port=" + call.way().port() + "," + way + "]";
        return new PeerBook.Visit(
                relay,
                call.source().map(InetAddress::getHostAddress).orElse(""),
                call.address().getHostAddress(),
                OneLine.of(call.peerName()));
    }

    private void converse(Call call, OutgoingMail mail) throws IOException {
        InetSocketAddress target = new InetSocketAddress(call.address(), call.way().port());
        try (Connection connection = world.dialer().connect(target, call.source())) {
            String helo = helo(call, connection);
            SmtpDialogue dialogue = new SmtpDialogue(connection, settings.limits().wire());
            RelaySession session = new RelaySession(connection, dialogue, call.way(), helo);
            Outgoing outgoing = call.outgoing();
            session.open(
                    call.peerName(),
                    () -> world.tls().context(call.way().verify(), outgoing.ca(), outgoing.pki()));
            new Transaction(session, mail).run();
            dialogue.quit();
        }
    }

    private String helo(Call call, Connection connection) throws PeerFailure {
        return names.nameFor(call.outgoing(), connection.localAddress(), call.source().isPresent())
                .filter(HeloNames::isSayable)
                .orElseThrow(() -> new PeerFailure("Failed to retrieve helo string"));
    }
}
