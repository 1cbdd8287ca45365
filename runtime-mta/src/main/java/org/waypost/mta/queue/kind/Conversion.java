package org.waypost.mta.queue.kind;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.waypost.mta.io.DiskError;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.EnvelopeId;
import org.waypost.mta.queue.MailQueue;

/**
 * Copies every message of one queue into another, with its ids. Changes nothing in the first; run
 * again after an interruption it goes on where it was.
 */
public record Conversion(MailQueue from, MailQueue to) {
    private static final int CHUNK_BYTES = 64 * 1024;

    /**
     * @param present messages that were there already
     * @param failures a line for each message that could not be copied
     */
    public record Result(int messages, int envelopes, int present, List<String> failures) {}

    /**
     * @throws IOException when the first queue cannot be read at all
     */
    public Result run() throws IOException {
        Map<Integer, List<Envelope>> all = new TreeMap<>();
        from.scan(
                envelope ->
                        all.computeIfAbsent(envelope.id().message(), _ -> new ArrayList<>())
                                .add(envelope));
        int messages = 0;
        int envelopes = 0;
        int present = 0;
        List<String> failures = new ArrayList<>();
        for (Map.Entry<Integer, List<Envelope>> message : all.entrySet()) {
            try {
                copy(message.getKey(), message.getValue());
                messages++;
                envelopes += message.getValue().size();
            } catch (FileAlreadyExistsException _) {
                present++;
            } catch (IOException e) {
                String id = EnvelopeId.text(message.getKey());
                failures.add("message " + id + ": " + DiskError.describe(e));
            }
        }
        return new Result(messages, envelopes, present, List.copyOf(failures));
    }

    private void copy(int message, List<Envelope> envelopes) throws IOException {
        MailQueue.Incoming incoming = to.restore(message);
        try (InputStream body = from.message(message)) {
            for (Envelope envelope : envelopes) {
                incoming.add(envelope);
            }
            byte[] chunk = body.readNBytes(CHUNK_BYTES);
            while (chunk.length > 0) {
                incoming.write(ByteBuffer.wrap(chunk));
                chunk = body.readNBytes(CHUNK_BYTES);
            }
            incoming.commit();
        } catch (IOException e) {
            incoming.rollback();
            throw e;
        }
    }
}
