package org.waypost.mta.control;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.waypost.mta.control.Request.Part;
import org.waypost.mta.io.DiskError;
import org.waypost.mta.observe.LogLevel;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.EnvelopeId;
import org.waypost.mta.queue.EnvelopeText;
import org.waypost.mta.queue.Escapes;
import org.waypost.mta.queue.Profile;
import org.waypost.mta.schedule.AgentKind;
import org.waypost.mta.schedule.Scheduled;
import org.waypost.mta.schedule.Selection;

/** Does what is asked. Blocking; any thread. */
record Answers(ControlPorts ports) {
    private static final int CHUNK_BYTES = 8 * 1024;

    /** The last frame; what comes before goes to {@code reply}. */
    Frame answer(Request request, Reply reply) throws IOException {
        return switch (request) {
            case Request.ShowQueue(Selection selection, QueueView view) ->
                    showQueue(selection, view, reply);
            case Request.Why(EnvelopeId id) -> why(id, reply);
            case Request.ShowHosts _ -> lines(ports.powers().peers().hosts(), reply);
            case Request.ShowHoststats _ -> lines(ports.powers().peers().answers(), reply);
            case Request.ShowRoutes _ -> lines(ports.powers().peers().routes(), reply);
            case Request.ShowRelays _ -> lines(ports.powers().peers().relays(), reply);
            case Request.ShowPaused _ -> lines(paused(), reply);
            case Request.Rebind(Selection s) ->
                    counted(ports.scheduler().rebind(s, ports.powers().rebind()), "rebound");
            case Request.Domain(String name, boolean paused) -> domain(name, paused);
            case Request.Source(InetAddress from, String domain, boolean paused) ->
                    changed(ports.powers().peers().pause(from, domain, paused));
            case Request.ResumeRoute(int number) ->
                    changed(ports.powers().peers().resumeRoute(number));
            case Request.Uncorrupt(int id) -> uncorrupt(id);
            case Request.Trace(String part, boolean wanted) -> trace(part, wanted);
            case Request.ProfileLog(boolean wanted) -> {
                ports.profile().log(wanted);
                yield succeeded();
            }
            case Request.UpdateAliases _ -> updateAliases();
            case Request.Stop _ -> {
                ports.powers().stop().run();
                yield succeeded();
            }
            case Request.NotHere(String reason) -> new Frame.Failed("command failed: " + reason);
            case Request.Encrypt _, Request.Monitor _, Request.SpfWalk _ ->
                    new Frame.Failed("command failed: not a question to a server");
            case Request.ShowEnvelope(EnvelopeId id) -> showEnvelope(id, reply);
            case Request.ShowMessage(int id) -> showMessage(id, reply);
            case Request.ShowStats _ -> showStats(reply);
            case Request.CheckQueue _ -> checkQueue(reply);
            case Request.ShowStatus _ -> showStatus(reply);
            case Request.Profile _ -> profile(reply);
            case Request.Remove(Selection s) -> counted(ports.scheduler().remove(s), "removed");
            case Request.Schedule(Selection s) ->
                    counted(ports.scheduler().schedule(s), "scheduled");
            case Request.Discover(Selection s) -> discover(s);
            case Request.PauseEnvelopes(Selection s) ->
                    counted(ports.scheduler().pause(s), "paused");
            case Request.ResumeEnvelopes(Selection s) ->
                    counted(ports.scheduler().resume(s), "resumed");
            case Request.Pause(Part part) -> pause(part);
            case Request.Resume(Part part) -> resume(part);
            case Request.UpdateTable(String table) ->
                    ports.tables()
                            .update(table)
                            .<Frame>map(reason -> new Frame.Failed("command failed: " + reason))
                            .orElseGet(Answers::succeeded);
            case Request.Log(boolean verbose) -> {
                ports.verbose().accept(verbose);
                yield succeeded();
            }
        };
    }

    private static Frame lines(List<String> lines, Reply reply) throws IOException {
        for (String line : lines) {
            reply.line(Escapes.encode(line));
        }
        return new Frame.Done("");
    }

    private Frame domain(String name, boolean paused) {
        boolean changed = paused ? ports.scheduler().block(name) : ports.scheduler().unblock(name);
        return changed(changed);
    }

    private static Frame changed(boolean changed) {
        return changed ? succeeded() : new Frame.Failed("command failed");
    }

    private List<String> paused() {
        List<String> lines = new ArrayList<>();
        ports.scheduler().blocks().forEach(domain -> lines.add("[] -> " + domain));
        lines.addAll(ports.powers().peers().paused());
        return lines;
    }

    private Frame uncorrupt(int id) {
        try {
            ports.queue().uncorrupt(id);
        } catch (IOException e) {
            return failed(e);
        }
        return discover(new Selection.Message(id));
    }

    private Frame updateAliases() {
        List<String> reasons =
                ports.powers().aliases().stream()
                        .map(ports.tables()::update)
                        .flatMap(Optional::stream)
                        .toList();
        return reasons.isEmpty()
                ? succeeded()
                : new Frame.Failed("command failed: " + String.join("; ", reasons));
    }

    private static Frame trace(String part, boolean wanted) {
        return LogLevel.trace(part, wanted)
                ? succeeded()
                : new Frame.Failed(
                        "command failed: parts are " + String.join(" ", LogLevel.parts()));
    }

    private Frame why(EnvelopeId id, Reply reply) throws IOException {
        List<Scheduled> known = ports.scheduler().list(new Selection.One(id));
        if (known.isEmpty()) {
            return new Frame.Failed("command failed: no such envelope is scheduled");
        }
        try {
            Why why = new Why(ports.scheduler(), ports.clock().instant());
            why.tell(ports.queue().load(id), known.getFirst(), reply);
            return new Frame.Done("");
        } catch (IOException e) {
            return failed(e);
        }
    }

    private Frame showQueue(Selection selection, QueueView view, Reply reply) throws IOException {
        for (Scheduled scheduled : ports.scheduler().list(selection)) {
            Envelope envelope;
            try {
                envelope = ports.queue().load(scheduled.id());
            } catch (IOException _) {
                continue; // delivered meanwhile, or the log tells what is wrong with it
            }
            QueueLine line = QueueLine.of(envelope, scheduled);
            if (view.shows(line, ports.clock().instant())) {
                reply.line(line.text(view));
            }
        }
        return new Frame.Done("");
    }

    private Frame showEnvelope(EnvelopeId id, Reply reply) throws IOException {
        try {
            byte[] text = EnvelopeText.encode(ports.queue().load(id));
            reply.raw(new String(text, StandardCharsets.US_ASCII));
            return new Frame.Done("");
        } catch (IOException e) {
            return failed(e);
        }
    }

    private Frame showMessage(int id, Reply reply) throws IOException {
        InputStream message;
        try {
            message = ports.queue().message(id);
        } catch (IOException e) {
            return failed(e);
        }
        try (message) {
            byte[] chunk = message.readNBytes(CHUNK_BYTES);
            while (chunk.length > 0) {
                reply.raw(new String(chunk, StandardCharsets.ISO_8859_1));
                chunk = message.readNBytes(CHUNK_BYTES);
            }
        }
        return new Frame.Done("");
    }

    private Frame showStats(Reply reply) throws IOException {
        for (var counter : ports.counters().snapshot().entrySet()) {
            reply.line(counter.getKey() + "=" + counter.getValue());
        }
        Duration uptime = Duration.between(ports.started(), ports.clock().instant());
        reply.line("uptime=" + uptime.toSeconds());
        reply.line("uptime.human=" + Uptime.human(uptime));
        return new Frame.Done("");
    }

    private Frame showStatus(Reply reply) throws IOException {
        reply.line("MDA " + state(ports.scheduler().isPaused(AgentKind.MDA)));
        reply.line("MTA " + state(ports.scheduler().isPaused(AgentKind.MTA)));
        reply.line("SMTP " + state(ports.smtp().isPaused()));
        return new Frame.Done("");
    }

    private static String state(boolean paused) {
        return paused ? "paused" : "running";
    }

    private Frame profile(Reply reply) throws IOException {
        reply.line(
                String.format(
                        "%-15s %9s %7s %11s %9s %9s",
                        "operation", "count", "failed", "total ms", "mean ms", "max ms"));
        for (Profile.Line line : ports.profile().lines()) {
            reply.line(
                    String.format(
                            Locale.ROOT,
                            "%-15s %9d %7d %11.1f %9.3f %9.3f",
                            line.operation().text(),
                            line.count(),
                            line.failed(),
                            millis(line.totalNanos()),
                            millis(line.totalNanos()) / line.count(),
                            millis(line.maxNanos())));
        }
        return new Frame.Done("");
    }

    private static double millis(long nanos) {
        return nanos / 1_000_000.0;
    }

    private Frame checkQueue(Reply reply) throws IOException {
        List<String> findings = ports.queue().check();
        for (String finding : findings) {
            reply.line(finding);
        }
        return new Frame.Done(checked(findings.size()));
    }

    /** The last line of {@code smtpctl check queue}. */
    static String checked(int findings) {
        return switch (findings) {
            case 0 -> "the queue is in order";
            case 1 -> "1 finding";
            default -> findings + " findings";
        };
    }

    private Frame discover(Selection selection) {
        try {
            return counted(ports.scheduler().discover(selection), "discovered");
        } catch (IOException e) {
            return failed(e);
        }
    }

    private Frame pause(Part part) {
        switch (part) {
            case MDA -> ports.scheduler().pause(AgentKind.MDA);
            case MTA -> ports.scheduler().pause(AgentKind.MTA);
            case SMTP -> ports.smtp().pause();
        }
        return succeeded();
    }

    private Frame resume(Part part) {
        switch (part) {
            case MDA -> ports.scheduler().resume(AgentKind.MDA);
            case MTA -> ports.scheduler().resume(AgentKind.MTA);
            case SMTP -> ports.smtp().resume();
        }
        return succeeded();
    }

    private static Frame counted(int count, String done) {
        return new Frame.Done(count + (count == 1 ? " envelope " : " envelopes ") + done);
    }

    private static Frame succeeded() {
        return new Frame.Done("command succeeded");
    }

    private static Frame failed(IOException error) {
        return new Frame.Failed("command failed: " + DiskError.describe(error));
    }
}
