package org.waypost.mta.demo;

import java.net.InetAddress;
import java.util.List;

/**
 * A message that a sink took.
 *
 * @param client the address that it came from
 * @param helo the name that the client said
 * @param sender without brackets
 * @param recipients without brackets, those that were accepted
 * @param message dots unstuffed, LF line ends, bytes as ISO 8859-1 characters
 */
public record SinkMail(
        InetAddress client,
        String helo,
        boolean tls,
        String sender,
        List<String> recipients,
        String message) {
    public SinkMail {
        recipients = List.copyOf(recipients);
    }
}
