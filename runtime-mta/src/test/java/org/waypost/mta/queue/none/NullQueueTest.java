package org.waypost.mta.queue.none;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;
import org.waypost.mta.io.fake.SeededEntropy;
import org.waypost.mta.queue.MailQueue;
import org.waypost.mta.queue.MailQueueContract;

/** What is left of the contract when nothing is kept. */
class NullQueueTest {
    @Test
    void everyMessageIsTakenAndNoneIsThere() throws IOException {
        MailQueue queue = new NullQueue(new SeededEntropy(1));
        MailQueue.Incoming incoming = MailQueueContract.begin(queue, "x", "a@b", "c@d");
        incoming.commit();
        assertThat(MailQueueContract.scan(queue)).isEmpty();
        assertThat(queue.envelopesOf(incoming.messageId())).isEmpty();
        assertThatThrownBy(() -> queue.message(incoming.messageId()))
                .isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> queue.load(incoming.nextEnvelopeId()))
                .isInstanceOf(NoSuchFileException.class);
    }
}
