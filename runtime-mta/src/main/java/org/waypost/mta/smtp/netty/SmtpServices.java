package org.waypost.mta.smtp.netty;

import java.net.InetAddress;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.waypost.mta.intake.MessageIntake;
import org.waypost.mta.intake.ReceivedHeader;
import org.waypost.mta.io.Entropy;
import org.waypost.mta.observe.Counters;
import org.waypost.mta.recipient.SessionDecider;

/**
 * What sessions need of the rest of the server; everything here may block.
 *
 * @param recipients begins what decides the recipients of one session
 * @param clientName the client's name by reverse DNS, or {@code <unknown>}
 * @param pressed whether no mail can be taken now; does not block
 * @param blocking runs what blocks: a thread a task
 */
public record SmtpServices(
        Supplier<SessionDecider> recipients,
        Function<InetAddress, String> clientName,
        MessageIntake intake,
        Entropy entropy,
        ExecutorService blocking,
        Counters counters,
        BooleanSupplier pressed) {
    private static final HexFormat HEX = HexFormat.of();

    /** 16 hexadecimal digits. */
    String sessionId() {
        return HEX.toHexDigits(entropy.nextInt()) + HEX.toHexDigits(entropy.nextInt());
    }

    String messageId(String hostname) {
        return "<" + sessionId() + "@" + hostname + ">";
    }

    String date() {
        Instant now = intake.clock().instant();
        return ReceivedHeader.date(now, intake.zone());
    }
}
