package org.waypost.compiler.mailtest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waypost.grammar.Release;

/**
 * One test file.
 *
 * @param config the configuration, relative to the test file
 * @param tables what these tables hold in the tests, whatever the configuration says
 */
public record Suite(
        Located<String> config,
        Machine machine,
        Map<String, Located<TableStand>> tables,
        List<MailCase> cases) {

    /** For which machine the configuration is read. */
    public record Machine(
            Optional<Release> release,
            Optional<String> hostname,
            Optional<Map<String, List<String>>> interfaces) {}

    /** A value and its line (from 1). */
    public record Located<T>(T value, int line) {}

    /** What stands in for a table. */
    public sealed interface TableStand {
        /**
         * @param map whether the values count
         */
        record Contents(boolean map, List<Map.Entry<String, String>> entries, int line)
                implements TableStand {}

        /** Every look-up in it fails. */
        record Fails() implements TableStand {}
    }
}
