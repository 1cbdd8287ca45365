package org.waypost.mta.delivery.bounce;

import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waypost.mta.delivery.BouncePort;
import org.waypost.mta.delivery.OneLine;
import org.waypost.mta.delivery.bounce.Resubmission.Answer;
import org.waypost.mta.io.Entropy;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.MailQueue;

/** Composes reports and hands them in. */
public final class BounceReports implements BouncePort {
    private static final Logger LOG = LoggerFactory.getLogger(BounceReports.class);

    private final String serverName;
    private final World world;
    private final ReportRate rate = new ReportRate();

    /** What reports need of the rest of the server. */
    public record World(
            MailQueue queue,
            Resubmission resubmission,
            InstantSource clock,
            ZoneId zone,
            Entropy entropy) {}

    public BounceReports(String serverName, World world) {
        this.serverName = serverName;
        this.world = world;
    }

    @Override
    public void report(Envelope.Bounce.Kind kind, List<Envelope> about) throws IOException {
        Envelope first = about.getFirst();
        if (first.sender().isNullSender()) {
            // The caller never asks this; a report about a report would never end.
            return;
        }
        if (!rate.allows(first.sender(), world.clock().instant())) {
            throw new IOException("report: too many to <" + first.sender() + ">, later");
        }
        ReportText text =
                new ReportText(
                        serverName,
                        world.clock().instant().atZone(world.zone()),
                        world.entropy().nextInt(),
                        world.entropy().nextInt());
        byte[] message = text.compose(kind, about, excerpt(kind, first));
        switch (world.resubmission().submit(first.sender(), message)) {
            case Answer.Queued _ -> {}
            case Answer.Refused refused -> {
                if (refused.isTemporary()) {
                    throw new IOException("report: " + OneLine.of(refused.reply()));
                }
                LOG.warn(
                        "warn: report about message {} to {} refused: {}",
                        first.id().messageText(),
                        OneLine.of(first.sender().toString()),
                        OneLine.of(refused.reply()));
            }
        }
    }

    /** All of it only when it failed and the sender asked for it (RFC 3461, 4.3). */
    private MessageExcerpt excerpt(Envelope.Bounce.Kind kind, Envelope envelope)
            throws IOException {
        int id = envelope.id().message();
        if (kind == Envelope.Bounce.Kind.FAILED && envelope.dsn().wantsAll()) {
            try (InputStream message = world.queue().message(id)) {
                Optional<MessageExcerpt> whole = MessageExcerpt.whole(message);
                if (whole.isPresent()) {
                    return whole.get();
                }
            }
        }
        try (InputStream message = world.queue().message(id)) {
            return MessageExcerpt.header(message);
        }
    }
}
