package org.waypost.compiler.mailtest;

import java.util.List;
import java.util.Optional;
import org.waypost.compiler.decide.EnvelopeText;
import org.waypost.compiler.mailtest.Suite.Located;

/**
 * One envelope and what must become of it.
 *
 * @param name unique in its file, empty names are numbered
 * @param line where it begins
 * @param listener {@code ADDRESS}, {@code ADDRESS:PORT} or {@code :PORT}, as in the configuration;
 *     it gives tag and TLS when the case does not
 */
public record MailCase(
        String name,
        int line,
        EnvelopeText envelope,
        Optional<Boolean> tls,
        Optional<Located<String>> listener,
        Expected expected) {

    /**
     * What is compared; what is empty is not.
     *
     * @param decision {@code accept}, {@code reject} or {@code tempfail}
     * @param line of the rule
     * @param action a name, or a kind as replay prints it
     * @param expands users and addresses after all aliases, in any order
     * @param reply how the answer to RCPT begins
     */
    public record Expected(
            String decision,
            Optional<Integer> line,
            Optional<String> action,
            Optional<List<String>> expands,
            Optional<String> reply) {}
}
