package org.waypost.mta.control;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.waypost.mta.io.Disk;
import org.waypost.mta.io.SecureEntropy;
import org.waypost.mta.queue.EnvelopeText;
import org.waypost.mta.queue.MailQueue;
import org.waypost.mta.queue.StoredMail;
import org.waypost.mta.queue.kind.QueueKind;
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
                    Request.Source _,
                    Request.ResumeRoute _,
                    Request.Uncorrupt _,
                    Request.Trace _,
                    Request.ProfileLog _,
                    Request.UpdateAliases _,
                    Request.Stop _,
                    Request.Encrypt _,
                    Request.Monitor _,
                    Request.SpfWalk _,
                    Request.NotHere _,
                    Request.ShowStats _,
                    Request.CheckQueue _,
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

    /** Checks the queue of a server that does not run; it is held meanwhile. */
    public static Frame check(Disk disk, Path spool, Consumer<Frame> each) throws IOException {
        QueueKind kind = QueueKind.in(disk, spool).orElse(QueueKind.FS);
        if (!disk.isDirectory(spool)) {
            throw new NoSuchFileException(spool.toString());
        }
        try (MailQueue queue = kind.open(disk, spool, new SecureEntropy())) {
            List<String> findings = queue.check();
            findings.forEach(finding -> each.accept(new Frame.Line(finding)));
            return new Frame.Done(Answers.checked(findings.size()));
        }
    }
}
