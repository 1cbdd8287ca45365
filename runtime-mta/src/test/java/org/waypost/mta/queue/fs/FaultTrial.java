package org.waypost.mta.queue.fs;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.waypost.mta.queue.DamagedEnvelopeException;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.EnvelopeId;
import org.waypost.mta.queue.EnvelopeSamples;
import org.waypost.mta.queue.MailQueue;

/** One line of the table of faults: what each operation comes to meanwhile, and afterwards. */
final class FaultTrial {
    static final String HEAD =
            line("fault", "place", "take", "load", "body", "retry", "remove", "others")
                    + " | put right: take, load, body, envelopes found\n";

    private FaultTrial() {}

    /** A spool with two messages, the first of which has two envelopes. */
    private record Stored(SpoolLayout layout, List<EnvelopeId> first, EnvelopeId other) {
        Path place(SpoolFault.Place place) {
            return switch (place) {
                case SPOOL -> layout.root();
                case QUEUE -> layout.queue();
                case BUCKET -> layout.bucket(first.getFirst().message());
                case MESSAGE_FOLDER -> layout.folder(first.getFirst().message());
                case MESSAGE -> layout.message(first.getFirst().message());
                case ENVELOPE -> layout.envelope(first.getFirst());
                case INCOMING -> layout.incoming();
                case PURGE -> layout.purge();
                case CORRUPT -> layout.corrupt();
            };
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    /** What a line tells of. */
    record Told(String fault, SpoolFault.Place place) {}

    /** What is done to a place, and put right. */
    interface Fault {
        void doTo(Path place) throws IOException;

        void undo(Path place) throws IOException;
    }

    static String row(FsQueue queue, SpoolLayout layout, Told told, Fault fault)
            throws IOException {
        List<String> cells = new ArrayList<>(List.of(told.fault(), told.place().name()));
        Stored stored = stored(queue, layout);
        Path place = stored.place(told.place());
        fault.doTo(place);
        meanwhile(queue, stored, cells);
        fault.undo(place);
        return line(cells.toArray(String[]::new)) + " | " + afterwards(queue, stored) + "\n";
    }

    /** Each is tried, whatever became of the one before; nothing but an IOException may come. */
    private static void meanwhile(FsQueue queue, Stored stored, List<String> cells) {
        EnvelopeId id = stored.first().getFirst();
        cells.add(tried(() -> take(queue, 1)));
        cells.add(tried(() -> queue.load(id)));
        cells.add(tried(() -> read(queue, id)));
        cells.add(tried(() -> queue.update(EnvelopeSamples.relay(id, "later@b.example"))));
        cells.add(tried(() -> queue.remove(stored.first().getLast())));
        cells.add(tried(() -> queue.load(stored.other())));
        assertThat(tried(queue::tidy)).matches("ok|wait.*");
        assertThat(tried(() -> queue.scan(_ -> {}))).matches("ok|wait.*");
    }

    private static String afterwards(FsQueue queue, Stored stored) {
        EnvelopeId id = stored.first().getFirst();
        String take = tried(() -> take(queue, 1));
        String load = tried(() -> queue.load(id));
        String body = tried(() -> read(queue, id));
        List<Envelope> found = new ArrayList<>();
        String scan = tried(() -> queue.scan(found::add));
        return String.join(", ", take, load, body, scan.equals("ok") ? "" + found.size() : scan);
    }

    private static Stored stored(FsQueue queue, SpoolLayout layout) throws IOException {
        List<EnvelopeId> first = take(queue, 2);
        EnvelopeId other = take(queue, 1).getFirst();
        while (layout.bucket(other.message()).equals(layout.bucket(first.getFirst().message()))) {
            other = take(queue, 1).getFirst();
        }
        return new Stored(layout, first, other);
    }

    private static List<EnvelopeId> take(FsQueue queue, int envelopes) throws IOException {
        MailQueue.Incoming incoming = queue.begin();
        List<EnvelopeId> ids = new ArrayList<>();
        try {
            for (int i = 0; i < envelopes; i++) {
                ids.add(incoming.nextEnvelopeId());
                incoming.add(EnvelopeSamples.relay(ids.getLast(), "a" + i + "@b.example"));
            }
            incoming.write(ByteBuffer.wrap("hello\n".getBytes(US_ASCII)));
            incoming.commit();
        } catch (IOException e) {
            incoming.rollback();
            throw e;
        }
        return ids;
    }

    private static void read(FsQueue queue, EnvelopeId id) throws IOException {
        try (InputStream body = queue.message(id.message())) {
            if (body.readAllBytes().length == 0) {
                throw new IOException("empty");
            }
        }
    }

    private static String tried(Step step) {
        try {
            step.run();
            return "ok";
        } catch (DamagedEnvelopeException _) {
            return "corrupt/";
        } catch (IOException _) {
            return "wait";
        }
    }

    private static String line(String... cells) {
        return String.format("%-10s %-14s %-8s %-8s %-8s %-8s %-8s %-8s", (Object[]) cells);
    }
}
