package org.waypost.mta.crash;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.waypost.mta.io.Disk;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.EnvelopeId;
import org.waypost.mta.queue.MailQueue;

/** Compares what lies on the disk with what was promised. */
final class Auditor {
    private static final String DELIVERED_TO = "Delivered-To: ";

    private final Backend backend;
    private final Disk disk;
    private final Ledger ledger;
    private final List<String> findings = new ArrayList<>();

    Auditor(Backend backend, Disk disk, Ledger ledger) {
        this.backend = backend;
        this.disk = disk;
        this.ledger = ledger;
    }

    /** After a restart: everything that was promised is somewhere, and nothing is half. */
    List<String> afterRestart(MailQueue queue) throws IOException {
        Map<EnvelopeId, Envelope> queued = new HashMap<>();
        queue.scan(envelope -> queued.put(envelope.id(), envelope));
        Set<EnvelopeId> settled = settled();
        Set<EnvelopeId> told = told(queue, queued);
        for (EnvelopeId id : ledger.acknowledged) {
            if (!queued.containsKey(id) && !settled.contains(id) && !told.contains(id)) {
                findings.add(id + " was acknowledged and is lost");
            }
        }
        Set<EnvelopeId> known = new HashSet<>(queued.keySet());
        known.addAll(settled);
        known.addAll(told);
        for (EnvelopeId id : queued.keySet()) {
            auditBody(queue, id);
            auditSiblings(id, known);
        }
        return findings;
    }

    private void auditBody(MailQueue queue, EnvelopeId id) {
        String body = read(queue, id.message());
        if (!body.equals(ledger.bodies.get(id.message()))) {
            findings.add(id + " has the body \"" + body + '"');
        }
    }

    /** Also a message that came in without its client knowing it comes in as a whole. */
    private void auditSiblings(EnvelopeId id, Set<EnvelopeId> known) {
        if (!known.containsAll(ledger.envelopes.getOrDefault(id.message(), List.of()))) {
            findings.add(id + " is half of a message");
        }
    }

    /** In the end: everything that was promised was delivered or reported. */
    List<String> inTheEnd(MailQueue queue) throws IOException {
        queue.scan(envelope -> findings.add(envelope.id() + " is still in the queue"));
        Set<EnvelopeId> settled = settled();
        settled.addAll(toldByDeliveredReports());
        for (EnvelopeId id : ledger.acknowledged) {
            if (!settled.contains(id)) {
                findings.add(id + " was acknowledged and is neither delivered nor reported");
            }
        }
        for (String name : disk.list(MailServer.SPOOL.corrupt())) {
            if (!backend.mayBeInCorrupt(name)) {
                findings.add("the server damaged something itself: corrupt/" + name);
            }
        }
        return findings;
    }

    /** Deliveries that were made twice. */
    long duplicates() {
        return ledger.relayed.values().stream().filter(times -> times > 1).count();
    }

    private Set<EnvelopeId> settled() throws IOException {
        Set<EnvelopeId> settled = new HashSet<>(ledger.relayed.keySet());
        for (String text : arrived()) {
            Optional<EnvelopeId> id =
                    ledger.find(deliveredTo(text), text.substring(bodyStart(text)));
            if (id.isPresent()) {
                settled.add(id.get());
            } else {
                findings.add("the maildir has what nobody sent: \"" + text + '"');
            }
        }
        return settled;
    }

    /** After the lines that delivery puts before the message. */
    private static int bodyStart(String text) {
        return text.indexOf('\n', Math.max(0, text.indexOf(DELIVERED_TO))) + 1;
    }

    private static String deliveredTo(String text) {
        int start = text.indexOf(DELIVERED_TO);
        return start < 0
                ? ""
                : text.substring(start + DELIVERED_TO.length(), text.indexOf('\n', start));
    }

    private List<String> arrived() throws IOException {
        Path arrivals = MailServer.MAILDIR.resolve("new");
        List<String> texts = new ArrayList<>();
        if (!disk.exists(MailServer.MAILDIR) || !disk.exists(arrivals)) {
            return texts;
        }
        for (String name : disk.list(arrivals)) {
            try (InputStream in = disk.read(arrivals.resolve(name))) {
                texts.add(new String(in.readAllBytes(), US_ASCII));
            }
        }
        return texts;
    }

    /** Those that a report tells of, delivered or still in the queue. */
    private Set<EnvelopeId> told(MailQueue queue, Map<EnvelopeId, Envelope> queued)
            throws IOException {
        Set<EnvelopeId> told = toldByDeliveredReports();
        for (Envelope envelope : queued.values()) {
            if (envelope.sender().isNullSender()) {
                told.addAll(namedIn(read(queue, envelope.id().message())));
            }
        }
        return told;
    }

    private Set<EnvelopeId> toldByDeliveredReports() throws IOException {
        Set<EnvelopeId> told = new HashSet<>();
        for (String text : arrived()) {
            told.addAll(namedIn(text));
        }
        return told;
    }

    private static List<EnvelopeId> namedIn(String body) {
        return body.lines()
                .filter(line -> line.startsWith("failed: "))
                .flatMap(line -> EnvelopeId.parse(line.substring("failed: ".length())).stream())
                .toList();
    }

    private static String read(MailQueue queue, int message) {
        try (InputStream in = queue.message(message)) {
            return new String(in.readAllBytes(), US_ASCII);
        } catch (IOException e) {
            return "(none: " + e + ")";
        }
    }
}
