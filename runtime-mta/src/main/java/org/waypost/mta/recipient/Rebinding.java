package org.waypost.mta.recipient;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.waypost.engine.value.ClientAddress;
import org.waypost.engine.value.Facts;
import org.waypost.mta.queue.Envelope;

/**
 * Decides an envelope again as if its client came now. Of what the recipient expands to today, it
 * takes the place that has the envelope's address, or the only one; an envelope is never split, and
 * never refused.
 */
public record Rebinding(Function<Facts, RecipientDecision> recipients)
        implements Function<Envelope, Optional<Envelope>> {
    @Override
    public Optional<Envelope> apply(Envelope envelope) {
        if (envelope.destination() instanceof Envelope.Bounce) {
            return Optional.empty();
        }
        return switch (recipients.apply(facts(envelope))) {
            case RecipientDecision.Refused _ -> Optional.empty();
            case RecipientDecision.Accepted(List<Target> targets) ->
                    choose(envelope, targets).map(target -> rebound(envelope, target));
        };
    }

    private static Optional<Target> choose(Envelope envelope, List<Target> targets) {
        Optional<Target> same =
                targets.stream()
                        .filter(target -> target.current().equals(envelope.current()))
                        .findFirst();
        return targets.size() == 1 ? Optional.of(targets.getFirst()) : same;
    }

    private static Envelope rebound(Envelope envelope, Target target) {
        Envelope.Origin o = envelope.origin();
        Envelope.Origin origin =
                new Envelope.Origin(
                        target.rule(),
                        o.tag(),
                        o.smtpName(),
                        o.helo(),
                        o.reverseName(),
                        o.client(),
                        o.user(),
                        o.authenticated(),
                        target.internal());
        return new Envelope(
                envelope.id(),
                target.destination(),
                origin,
                envelope.sender(),
                envelope.recipient(),
                target.current(),
                envelope.created(),
                target.ttl(),
                envelope.attempts(),
                envelope.dsn());
    }

    /** TLS is not kept in an envelope: a rule that asks for it does not match. */
    private static Facts facts(Envelope envelope) {
        Envelope.Origin origin = envelope.origin();
        boolean nameless = origin.reverseName().isEmpty() || origin.reverseName().startsWith("<");
        return new Facts(
                origin.tag(),
                client(origin.client()),
                false,
                origin.authenticated() ? origin.user() : null,
                false,
                origin.helo(),
                nameless ? null : origin.reverseName(),
                envelope.sender(),
                envelope.recipient(),
                envelope.recipient());
    }

    /** As the envelope's file has it; what is no address is this machine. */
    private static ClientAddress client(String text) {
        String bare = text.replace("[", "").replace("]", "").replaceFirst("(?i)^ipv6:", "");
        try {
            return new ClientAddress.Peer(InetAddress.ofLiteral(bare));
        } catch (IllegalArgumentException _) {
            return new ClientAddress.Local();
        }
    }
}
