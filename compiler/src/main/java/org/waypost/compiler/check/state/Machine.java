package org.waypost.compiler.check.state;

import java.util.List;
import java.util.Map;
import org.waypost.compiler.source.FileAccess;

/**
 * The machine that the file is for.
 *
 * @param hostname the server's name
 * @param interfaces addresses by interface name
 * @param here whether what is missing is an error ({@code smtpd -n}), not a note
 */
public record Machine(
        String hostname, Map<String, List<String>> interfaces, FileAccess files, boolean here) {
    public Machine {
        interfaces = Map.copyOf(interfaces);
    }
}
