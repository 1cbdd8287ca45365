package org.waypost.compiler.decide;

import java.net.InetAddress;
import java.util.Optional;
import org.waypost.compiler.model.Configuration;
import org.waypost.engine.reading.AddressSyntax;
import org.waypost.engine.value.ClientAddress;
import org.waypost.engine.value.Facts;
import org.waypost.engine.value.MailAddress;

/** Makes facts of a written envelope, as the server would have them. */
public final class EnvelopeReader {
    private final AddressSyntax syntax;

    public EnvelopeReader(Configuration configuration) {
        this.syntax =
                new AddressSyntax(
                        configuration.program().semantics().matching(), configuration.hostname());
    }

    /** What became of an envelope. */
    public sealed interface Reading {
        record Envelope(Facts facts) implements Reading {}

        /** The server refuses this address, whatever the rules say. */
        record RefusedAddress(String address, Part part) implements Reading {
            /** What the server answers. */
            public String reply() {
                return switch (part) {
                    case SENDER -> "553 5.1.0 Sender address syntax error";
                    case RECIPIENT -> "501 5.1.3 Recipient address syntax error";
                };
            }
        }

        /** The text is no envelope; one sentence says why. */
        record Unreadable(String sentence) implements Reading {}
    }

    /** Which address of an envelope. */
    public enum Part {
        SENDER,
        RECIPIENT
    }

    public Reading read(EnvelopeText text) {
        Optional<MailAddress> sender = syntax.sender(text.sender());
        if (sender.isEmpty()) {
            return new Reading.RefusedAddress(text.sender(), Part.SENDER);
        }
        Optional<MailAddress> recipient = syntax.recipient(text.recipient());
        if (recipient.isEmpty()) {
            return new Reading.RefusedAddress(text.recipient(), Part.RECIPIENT);
        }
        Optional<ClientAddress> client = client(text.source());
        if (client.isEmpty()) {
            return new Reading.Unreadable(
                    "`" + text.source() + "` is neither an address nor `local`");
        }
        return new Reading.Envelope(facts(text, client.get(), sender.get(), recipient.get()));
    }

    private Facts facts(
            EnvelopeText text, ClientAddress client, MailAddress sender, MailAddress recipient) {
        boolean local = client instanceof ClientAddress.Local;
        return new Facts(
                text.tag(),
                client,
                text.internal(),
                local ? text.user().orElse("") : text.user().orElse(null),
                text.tls(),
                text.helo(),
                local ? syntax.hostname() : text.reverseName().orElse(null),
                sender,
                recipient,
                recipient);
    }

    private static Optional<ClientAddress> client(String source) {
        if (source.equals(EnvelopeText.LOCAL)) {
            return Optional.of(new ClientAddress.Local());
        }
        String address =
                source.replaceFirst("^\\[(.*)]$", "$1")
                        .replaceFirst("^(?i:IPv6:)", "")
                        // A scope is an interface of another machine.
                        .replaceFirst("%[^%]*$", "");
        try {
            return Optional.of(new ClientAddress.Peer(InetAddress.ofLiteral(address)));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }
}
