package org.waypost.mta.queue;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.waypost.mta.queue.Envelope.Attempts;

/** What every queue does. */
public interface MailQueueContract {
    /** An empty queue. */
    MailQueue queue() throws IOException;

    @Test
    default void aCommittedMessageIsThere() throws IOException {
        MailQueue queue = queue();
        List<Envelope> sent = receive(queue, "Subject: x\n\nhello\n", "a@b", "c@d");
        assertThat(scan(queue)).containsExactlyInAnyOrderElementsOf(sent);
        assertThat(queue.load(sent.getFirst().id())).isEqualTo(sent.getFirst());
        int message = sent.getFirst().id().message();
        assertThat(body(queue, message)).isEqualTo("Subject: x\n\nhello\n");
        assertThat(queue.envelopesOf(message))
                .containsExactlyInAnyOrderElementsOf(sent.stream().map(Envelope::id).toList());
    }

    @Test
    default void aMessageIsNotThereBeforeItsCommit() throws IOException {
        MailQueue queue = queue();
        MailQueue.Incoming incoming = begin(queue, "x", "a@b");
        assertThat(scan(queue)).isEmpty();
        assertThat(queue.envelopesOf(incoming.messageId())).isEmpty();
        assertThatThrownBy(() -> queue.message(incoming.messageId()))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    default void aRolledBackMessageIsNothing() throws IOException {
        MailQueue queue = queue();
        MailQueue.Incoming incoming = begin(queue, "x", "a@b");
        incoming.rollback();
        assertThat(scan(queue)).isEmpty();
    }

    @Test
    default void rollbackAfterCommitChangesNothing() throws IOException {
        MailQueue queue = queue();
        MailQueue.Incoming incoming = begin(queue, "x", "a@b");
        incoming.commit();
        incoming.rollback();
        assertThat(scan(queue)).hasSize(1);
        assertThat(body(queue, incoming.messageId())).isEqualTo("x");
    }

    @Test
    default void anUpdateReplaces() throws IOException {
        MailQueue queue = queue();
        Envelope before = receive(queue, "x", "a@b").getFirst();
        Envelope after =
                before.with(new Attempts(3, EnvelopeSamples.NOON, Instant.EPOCH, "451 later"));
        queue.update(after);
        assertThat(scan(queue)).containsExactly(after);
    }

    @Test
    default void theMessageGoesWithItsLastEnvelope() throws IOException {
        MailQueue queue = queue();
        List<Envelope> sent = receive(queue, "x", "a@b", "c@d");
        int message = sent.getFirst().id().message();
        queue.remove(sent.get(0).id());
        assertThat(scan(queue)).containsExactly(sent.get(1));
        assertThat(body(queue, message)).isEqualTo("x");
        queue.remove(sent.get(1).id());
        assertThat(scan(queue)).isEmpty();
        assertThatThrownBy(() -> queue.message(message)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    default void whatIsRemovedDoesNotComeBack() throws IOException {
        MailQueue queue = queue();
        List<Envelope> sent = receive(queue, "x", "a@b", "c@d");
        queue.remove(sent.get(0).id());
        assertThatThrownBy(() -> queue.update(sent.get(0))).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> queue.load(sent.get(0).id()))
                .isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> queue.remove(sent.get(0).id()))
                .isInstanceOf(NoSuchFileException.class);
        assertThat(scan(queue)).containsExactly(sent.get(1));
    }

    @Test
    default void anEmptyMessageIsAMessage() throws IOException {
        MailQueue queue = queue();
        Envelope sent = receive(queue, "", "a@b").getFirst();
        assertThat(body(queue, sent.id().message())).isEmpty();
    }

    @Test
    default void messagesDoNotMix() throws IOException {
        MailQueue queue = queue();
        MailQueue.Incoming one = begin(queue, "one ", "a@b");
        MailQueue.Incoming two = begin(queue, "two ", "c@d");
        one.write(ByteBuffer.wrap("more".getBytes(US_ASCII)));
        two.commit();
        one.commit();
        assertThat(one.messageId()).isNotEqualTo(two.messageId());
        assertThat(body(queue, one.messageId())).isEqualTo("one more");
        assertThat(body(queue, two.messageId())).isEqualTo("two ");
    }

    @Test
    default void aMessageOfAnotherQueueKeepsItsId() throws IOException {
        MailQueue queue = queue();
        MailQueue.Incoming incoming = queue.restore(0x1234abcd);
        EnvelopeId id = new EnvelopeId(0x1234abcd, 7);
        incoming.add(EnvelopeSamples.relay(id, "a@b"));
        incoming.write(ByteBuffer.wrap("moved".getBytes(US_ASCII)));
        incoming.commit();
        assertThat(queue.envelopesOf(0x1234abcd)).containsExactly(id);
        assertThat(body(queue, 0x1234abcd)).isEqualTo("moved");
        assertThatThrownBy(() -> queue.restore(0x1234abcd))
                .isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    default void aLargeMessageIsByteForByteTheSame() throws IOException {
        MailQueue queue = queue();
        MailQueue.Incoming incoming = begin(queue, "", "a@b", "c@d");
        byte[] bytes = new byte[200_001];
        new Random(1).nextBytes(bytes);
        for (int at = 0; at < bytes.length; at += 10_007) {
            int length = Math.min(10_007, bytes.length - at);
            incoming.write(ByteBuffer.wrap(bytes, at, length));
        }
        incoming.commit();
        int message = incoming.messageId();
        try (InputStream in = queue.message(message)) {
            assertThat(in.readAllBytes()).isEqualTo(bytes);
        }
        for (Envelope envelope : scan(queue)) {
            queue.remove(envelope.id());
        }
        queue.tidy();
        assertThatThrownBy(() -> queue.message(message)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    default void tidyingChangesNothingThatIsKept() throws IOException {
        MailQueue queue = queue();
        List<Envelope> sent = receive(queue, "x", "a@b", "c@d", "e@f");
        queue.remove(sent.get(0).id());
        queue.tidy();
        queue.update(sent.get(1).with(new Attempts(1, EnvelopeSamples.NOON, Instant.EPOCH, "x")));
        queue.tidy();
        queue.tidy();
        assertThat(scan(queue)).hasSize(2);
        assertThat(queue.load(sent.get(2).id())).isEqualTo(sent.get(2));
        assertThat(body(queue, sent.getFirst().id().message())).isEqualTo("x");
    }

    /** Brings in a message for these recipients. */
    static List<Envelope> receive(MailQueue queue, String body, String... recipients)
            throws IOException {
        begin(queue, body, recipients).commit();
        List<Envelope> all = new ArrayList<>();
        queue.scan(all::add);
        return all;
    }

    static MailQueue.Incoming begin(MailQueue queue, String body, String... recipients)
            throws IOException {
        MailQueue.Incoming incoming = queue.begin();
        for (String recipient : recipients) {
            incoming.add(EnvelopeSamples.relay(incoming.nextEnvelopeId(), recipient));
        }
        incoming.write(ByteBuffer.wrap(body.getBytes(US_ASCII)));
        return incoming;
    }

    static List<Envelope> scan(MailQueue queue) throws IOException {
        List<Envelope> found = new ArrayList<>();
        queue.scan(found::add);
        return found;
    }

    static String body(MailQueue queue, int message) throws IOException {
        try (InputStream in = queue.message(message)) {
            return new String(in.readAllBytes(), US_ASCII);
        }
    }
}
