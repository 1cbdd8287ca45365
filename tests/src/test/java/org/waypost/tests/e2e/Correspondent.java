package org.waypost.tests.e2e;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.waypost.tests.process.SmtpClient;
import org.waypost.tests.process.UnexpectedReply;

/**
 * One session after the other: sends letters from a shared pile until it is empty or time is up,
 * and writes into the ledger what it was told. Any number of them share pile and ledger.
 */
final class Correspondent implements Runnable {
    private static final int PIECES = 6;
    private static final Duration REST = Duration.ofMillis(5);

    private final int port;
    private final ConcurrentLinkedQueue<Letter> pile;
    private final Ledger ledger;
    private final Moods moods;
    private final BooleanSupplier over;
    private @Nullable SmtpClient client;

    /** Where the letters come from, where they go, and when to stop. */
    record Errand(
            int port, ConcurrentLinkedQueue<Letter> pile, Ledger ledger, BooleanSupplier over) {}

    Correspondent(Errand errand, Moods moods) {
        this.port = errand.port();
        this.pile = errand.pile();
        this.ledger = errand.ledger();
        this.over = errand.over();
        this.moods = moods;
    }

    @Override
    public void run() {
        for (Letter letter = pile.poll(); letter != null; letter = next()) {
            try {
                send(letter);
            } catch (UnexpectedReply refused) {
                // Told plainly that it was not taken: it may be offered again.
                hangUp();
                pile.add(letter);
            } catch (IOException gone) {
                hangUp();
            }
        }
        hangUp();
    }

    private @Nullable Letter next() {
        return over.getAsBoolean() ? null : pile.poll();
    }

    private void send(Letter letter) throws IOException {
        ledger.attempts().incrementAndGet();
        SmtpClient open = connected();
        Moods.Mood mood = moods.next();
        if (mood == Moods.Mood.CHANGE_OF_MIND) {
            open.say("MAIL FROM:<" + letter.sender() + ">", "250");
            open.say("RSET", "250");
        }
        open.say("MAIL FROM:<" + letter.sender() + ">", "250");
        for (String user : letter.recipients()) {
            open.say("RCPT TO:<" + user + "@example.org>", "250");
        }
        open.say("DATA", "354");
        byte[] wire = SmtpClient.onTheWire(letter.text());
        if (mood == Moods.Mood.CUT_OFF) {
            open.sendRaw(Arrays.copyOf(wire, moods.below(wire.length - 5)));
            open.vanish();
            client = null;
            return;
        }
        if (mood == Moods.Mood.HANG_UP) {
            open.sendRaw(Arrays.copyOf(wire, moods.below(wire.length - 5)));
            hangUp();
            return;
        }
        ledger.unknown().add(letter.id());
        if (mood == Moods.Mood.DAWDLING) {
            dawdle(open, wire);
        } else {
            open.sendRaw(wire);
        }
        if (mood == Moods.Mood.IMPATIENT) {
            open.vanish();
            client = null;
            return;
        }
        String reply = open.reply();
        ledger.unknown().remove(letter.id());
        if (!reply.startsWith("250")) {
            throw new UnexpectedReply("250", reply);
        }
        ledger.acknowledged().add(letter.id());
        if (mood == Moods.Mood.POLITE) {
            open.say("QUIT", "221");
            hangUp();
        }
    }

    /** In pieces that end anywhere, also between CR and LF, with a rest behind each. */
    private void dawdle(SmtpClient open, byte[] wire) throws IOException {
        int from = 0;
        for (int piece = 0; piece < PIECES && from < wire.length; piece++) {
            int to = from + 1 + moods.below(wire.length - from);
            open.sendRaw(Arrays.copyOfRange(wire, from, to));
            LockSupport.parkNanos(REST.toNanos());
            from = to;
        }
        open.sendRaw(Arrays.copyOfRange(wire, from, wire.length));
        LockSupport.parkNanos(REST.toNanos());
    }

    private SmtpClient connected() throws IOException {
        SmtpClient open = client;
        if (open == null) {
            open = SmtpClient.connect(port);
            open.say("EHLO client.example", "250");
            client = open;
        }
        return open;
    }

    private void hangUp() {
        try {
            if (client != null) {
                client.close();
            }
        } catch (IOException ignored) {
            // It is closed either way.
        }
        client = null;
    }
}
