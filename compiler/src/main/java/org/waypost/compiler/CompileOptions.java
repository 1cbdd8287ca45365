package org.waypost.compiler;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waypost.grammar.Release;

/**
 * For whom a text is compiled.
 *
 * @param release empty: every spelling of the dialect, matching of its last release
 * @param hostname the server's name, empty: this machine's
 * @param interfaces addresses by interface name, empty: this machine's
 * @param macros {@code -D name=value}; they win over the file's
 * @param thisMachine true for {@code smtpd -n}: what is not here is an error; false: a note
 */
public record CompileOptions(
        Optional<Release> release,
        Optional<String> hostname,
        Optional<Map<String, List<String>>> interfaces,
        Map<String, String> macros,
        boolean thisMachine) {
    public static final CompileOptions DEFAULT =
            new CompileOptions(
                    Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), false);
}
