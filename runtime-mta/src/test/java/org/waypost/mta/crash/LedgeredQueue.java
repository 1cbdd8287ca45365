package org.waypost.mta.crash;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.EnvelopeId;
import org.waypost.mta.queue.MailQueue;

/** A queue whose messages the ledger hears of before they are stored, as a session makes them. */
final class LedgeredQueue {
    private LedgeredQueue() {}

    /** Only what comes in is looked at. */
    static MailQueue of(MailQueue real, Ledger ledger) {
        return (MailQueue)
                Proxy.newProxyInstance(
                        LedgeredQueue.class.getClassLoader(),
                        new Class<?>[] {MailQueue.class},
                        (_, method, arguments) -> {
                            try {
                                Object result = method.invoke(real, arguments);
                                return result instanceof MailQueue.Incoming incoming
                                        ? new Watched(incoming, ledger)
                                        : result;
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    private static final class Watched implements MailQueue.Incoming {
        private final MailQueue.Incoming real;
        private final Ledger ledger;
        private final Map<EnvelopeId, String> recipients = new LinkedHashMap<>();
        private final StringBuilder text = new StringBuilder();

        Watched(MailQueue.Incoming real, Ledger ledger) {
            this.real = real;
            this.ledger = ledger;
        }

        @Override
        public int messageId() {
            return real.messageId();
        }

        @Override
        public EnvelopeId nextEnvelopeId() {
            return real.nextEnvelopeId();
        }

        @Override
        public void add(Envelope envelope) throws IOException {
            recipients.put(envelope.id(), envelope.current().toString());
            real.add(envelope);
        }

        @Override
        public void write(ByteBuffer bytes) throws IOException {
            byte[] copy = new byte[bytes.remaining()];
            bytes.duplicate().get(copy);
            text.append(new String(copy, ISO_8859_1));
            real.write(bytes);
        }

        @Override
        public void commit() throws IOException {
            ledger.begun(real.messageId(), recipients, text.toString());
            real.commit();
        }

        @Override
        public void rollback() {
            real.rollback();
        }
    }
}
