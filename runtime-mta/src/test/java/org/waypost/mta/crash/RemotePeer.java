package org.waypost.mta.crash;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import org.waypost.mta.queue.EnvelopeId;

/**
 * Another server, for one connection: knows what it took, whatever becomes of its answer. A local
 * part {@code never} is refused, {@code later} is put off once.
 */
final class RemotePeer {
    private final Ledger ledger;
    private final StringBuilder heard = new StringBuilder();
    private final StringBuilder said = new StringBuilder("220 peer.example ESMTP\r\n");
    private final List<String> recipients = new ArrayList<>();
    private final List<EnvelopeId> unanswered = new ArrayList<>();
    private final StringBuilder body = new StringBuilder();
    private boolean inBody;

    RemotePeer(Ledger ledger) {
        this.ledger = ledger;
    }

    void take(byte[] bytes, int count) {
        heard.append(new String(bytes, 0, count, ISO_8859_1));
        for (int end = heard.indexOf("\r\n"); end >= 0; end = heard.indexOf("\r\n")) {
            String line = heard.substring(0, end);
            heard.delete(0, end + 2);
            if (inBody) {
                body(line);
            } else {
                command(line);
            }
        }
    }

    private void command(String line) {
        String verb = line.length() < 4 ? line : line.substring(0, 4);
        switch (verb) {
            case "EHLO" -> say("250-peer.example\r\n250 8BITMIME");
            case "MAIL", "RSET" -> {
                recipients.clear();
                say("250 2.0.0 Ok");
            }
            case "RCPT" -> recipient(line.substring(line.indexOf('<') + 1, line.indexOf('>')));
            case "DATA" -> {
                inBody = true;
                body.setLength(0);
                say("354 go on");
            }
            case "QUIT" -> say("221 2.0.0 Bye");
            default -> say("500 5.5.1 What");
        }
    }

    private void recipient(String address) {
        if (address.startsWith("never@")) {
            say("550 5.1.1 no such user");
        } else if (address.startsWith("later@") && ledger.putOff.add(address)) {
            say("451 4.3.0 later");
        } else {
            recipients.add(address);
            say("250 2.1.5 Ok");
        }
    }

    private void body(String line) {
        if (!line.equals(".")) {
            body.append(line.startsWith(".") ? line.substring(1) : line).append('\n');
            return;
        }
        inBody = false;
        for (String recipient : recipients) {
            ledger.find(recipient, body.toString())
                    .ifPresentOrElse(this::took, () -> ledger.strange.add(recipient + body));
        }
        say("250 2.0.0 Taken");
    }

    private void took(EnvelopeId id) {
        ledger.relayed.merge(id, 1, Integer::sum);
        unanswered.add(id);
    }

    private void say(String line) {
        said.append(line).append("\r\n");
    }

    /** -1 when nothing is left to say: this side waits, too, and would for ever. */
    int give(byte[] to, int offset, int most) {
        int count = Math.min(most, said.length());
        if (count == 0) {
            return -1;
        }
        byte[] bytes = said.substring(0, count).getBytes(ISO_8859_1);
        System.arraycopy(bytes, 0, to, offset, count);
        said.delete(0, count);
        if (said.isEmpty()) {
            unanswered.clear();
        }
        return count;
    }

    /** SMTP cannot exclude that these come twice (RFC 5321, 4.5.3.2.6). */
    void replyLost() {
        unanswered.forEach(id -> ledger.excused.merge(id, 1, Integer::sum));
        unanswered.clear();
    }

    void hangUp() {
        replyLost();
    }
}
