package org.waypost.compiler.decide;

import java.util.Optional;

/**
 * An envelope as people write it down, every part still text.
 *
 * @param tag empty without one
 * @param source {@code local}, or an address
 * @param user who logged in; {@code local} sessions have one always
 * @param reverseName the client's name by reverse DNS
 * @param internal whether the recipient came out of an alias
 */
public record EnvelopeText(
        String tag,
        String source,
        Optional<String> user,
        boolean tls,
        String helo,
        Optional<String> reverseName,
        String sender,
        String recipient,
        boolean internal) {
    /** What {@code source} says for a message handed in on the machine itself. */
    public static final String LOCAL = "local";

    /** For people: what is there, by name. */
    public String sentence() {
        return "from "
                + source
                + (tag.isEmpty() ? "" : ", tag " + tag)
                + user.filter(name -> !name.isEmpty()).map(name -> ", auth " + name).orElse("")
                + (tls ? ", tls" : "")
                + ", helo "
                + helo
                + reverseName.map(name -> ", rdns " + name).orElse("")
                + ", sender <"
                + sender
                + ">, rcpt <"
                + recipient
                + ">"
                + (internal ? ", internal" : "");
    }
}
