package org.waypost.mta.control;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.waypost.mta.queue.EnvelopeText;
import org.waypost.mta.queue.StoredMail;
import org.waypost.mta.schedule.Selection;

/** Answers what the files alone can answer, when no server runs. */
public record OfflineQueue(StoredMail spool, Instant now) {
    /** Empty when the request needs a server. */
    public Optional<Frame> answer(Request request, Consumer<Frame> each) throws IOException {
        return switch (request) {
            case Request.ShowQueue(Selection selection, QueueView view) -> {
                spool.scan(
                        envelope -> {
                            QueueLine line = QueueLine.offline(envelope);
                            if (selection.includes(envelope.id()) && view.shows(line, now)) {
                                each.accept(new Frame.Line(line.text(view)));
                            }
                        });
                yield done();
            }
            case Request.ShowEnvelope(var id) -> {
                byte[] text = EnvelopeText.encode(spool.load(id));
                each.accept(new Frame.Raw(new String(text, StandardCharsets.US_ASCII)));
                yield done();
            }
            case Request.ShowMessage(int id) -> {
                try (InputStream message = spool.message(id)) {
                    byte[] bytes = message.readAllBytes();
                    each.accept(new Frame.Raw(new String(bytes, StandardCharsets.ISO_8859_1)));
                }
                yield done();
            }
            case Request.Why _,
                    Request.ShowHosts _,
                    Request.ShowHoststats _,
                    Request.ShowRoutes _,
                    Request.ShowRelays _,
                    Request.ShowPaused _,
                    Request.Rebind _,
                    Request.Domain _,
                    Request.Trace _,
                    Request.ProfileLog _,
                    Request.Stop _,
                    Request.Encrypt _,
                    Request.Monitor _,
                    Request.ShowStats _,
                    Request.ShowStatus _,
                    Request.Profile _,
                    Request.Remove _,
                    Request.Schedule _,
                    Request.Discover _,
                    Request.PauseEnvelopes _,
                    Request.ResumeEnvelopes _,
                    Request.Pause _,
                    Request.Resume _,
                    Request.UpdateTable _,
                    Request.Log _ ->
                    Optional.empty();
        };
    }

    private static Optional<Frame> done() {
        return Optional.of(new Frame.Done(""));
    }
}
