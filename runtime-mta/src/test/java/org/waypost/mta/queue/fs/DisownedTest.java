package org.waypost.mta.queue.fs;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waypost.mta.io.Disk;
import org.waypost.mta.io.NioDisk;
import org.waypost.mta.io.fake.SeededEntropy;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.EnvelopeSamples;
import org.waypost.mta.queue.MailQueue;

/** The queue is moved away in the moment in which a message has just come into it. */
class DisownedTest {
    @TempDir Path folder;

    @Test
    void whatWasNotAcknowledgedIsNotDeliveredWhenTheQueueIsBack() throws IOException {
        SpoolLayout layout = new SpoolLayout(folder.resolve("spool"));
        Path away = folder.resolve("away");
        try (FsQueue queue = FsQueue.open(movingAway(layout, away), layout, new SeededEntropy(1))) {
            MailQueue.Incoming incoming = queue.begin();
            incoming.add(EnvelopeSamples.relay(incoming.nextEnvelopeId(), "a@b.example"));
            incoming.write(ByteBuffer.wrap("hello\n".getBytes(US_ASCII)));
            assertThatThrownBy(incoming::commit).isInstanceOf(NoSuchFileException.class);
            Files.move(away, layout.queue());
            assertThat(layout.folder(incoming.messageId())).isDirectory();

            List<Envelope> found = new ArrayList<>();
            queue.scan(found::add);
            assertThat(found).isEmpty();
            assertThat(layout.folder(incoming.messageId())).doesNotExist();
        }
    }

    /** Before the first sync of a bucket, {@code queue/} goes. */
    private static Disk movingAway(SpoolLayout layout, Path away) {
        Disk real = new NioDisk();
        return (Disk)
                Proxy.newProxyInstance(
                        Disk.class.getClassLoader(),
                        new Class<?>[] {Disk.class},
                        (_, method, arguments) -> {
                            boolean now =
                                    method.getName().equals("syncDirectory")
                                            && layout.queue()
                                                    .equals(((Path) arguments[0]).getParent());
                            if (now) {
                                Files.move(layout.queue(), away);
                            }
                            if (method.getName().equals("wholeSync")) {
                                return Optional.empty();
                            }
                            try {
                                return method.invoke(real, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }
}
