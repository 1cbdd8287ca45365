package org.waypost.compiler.check.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.waypost.compiler.source.SourceFile;
import org.waypost.engine.table.Table;
import org.waypost.engine.table.TableEntry;
import org.waypost.grammar.Dialect;
import org.waypost.grammar.Release;

/**
 * The text of a table file, read as a release does (table(5)).
 *
 * @param shape empty in a 2013 file without entries
 * @param badLine the first line that is no entry; 0 when all are
 */
record TableFile(Optional<Table.Shape> shape, List<TableEntry> entries, int badLine) {
    /** Longer keys are left out with a warning by every release from 5.4 on. */
    static final int MAX_KEY = 1023;

    static TableFile read(SourceFile file, Release release) {
        return new Reader(release).read(file.text());
    }

    /** Contents that were read before. */
    static TableFile of(Table.InMemory table) {
        return new TableFile(Optional.of(table.shape()), table.entries(), 0);
    }

    /** Reads line by line; the first entry decides between list and map. */
    private static final class Reader {
        private final boolean old;
        private final boolean bracketKeys;
        private final List<TableEntry> entries = new ArrayList<>();
        private Optional<Table.Shape> shape = Optional.empty();

        Reader(Release release) {
            old = release.dialect() == Dialect.CLASSIC && !release.atLeast(Release.R5_4);
            bracketKeys = release.atLeast(Release.R7_5);
        }

        TableFile read(String text) {
            int number = 0;
            for (String line : text.split("\n", -1)) {
                number++;
                if (!line(line, number)) {
                    return new TableFile(shape, entries, number);
                }
            }
            Optional<Table.Shape> whole = old ? shape : Optional.of(shape.orElse(Table.Shape.MAP));
            return new TableFile(whole, entries, 0);
        }

        private boolean line(String raw, int number) {
            String line = old ? raw.stripLeading() : raw.strip();
            if (line.isEmpty() || line.startsWith("#")) {
                boolean forced = !old && line.matches("#\\s*@list");
                if (forced && entries.isEmpty() && shape.isEmpty()) {
                    shape = Optional.of(Table.Shape.LIST);
                }
                return true;
            }
            int end = keyEnd(line);
            if (end < 0) {
                return false;
            }
            String value = value(line, end);
            boolean map = !value.isEmpty();
            if (shape.isEmpty()) {
                shape = Optional.of(map ? Table.Shape.MAP : Table.Shape.LIST);
            }
            return add(line, end, value, number);
        }

        private boolean add(String line, int end, String value, int number) {
            boolean list = shape.equals(Optional.of(Table.Shape.LIST));
            if (list) {
                if (old && !value.isEmpty()) {
                    return false;
                }
                entries.add(new TableEntry(old ? line.substring(0, end) : line, "", number));
                return true;
            }
            if (value.isEmpty()) {
                return false;
            }
            entries.add(new TableEntry(line.substring(0, end), value, number));
            return true;
        }

        /** Where the key ends; -1 when a bracket is not closed. */
        private int keyEnd(String line) {
            if (bracketKeys && line.startsWith("[")) {
                int close = line.indexOf(']');
                return close < 0 ? -1 : close + 1;
            }
            for (int at = 0; at < line.length(); at++) {
                char c = line.charAt(at);
                if (c == ' ' || c == '\t' || c == ':') {
                    return at;
                }
            }
            return line.length();
        }

        private String value(String line, int end) {
            int at = end;
            if (at < line.length() && line.charAt(at) == ':') {
                at++;
            }
            while (at < line.length() && blank(line, at)) {
                at++;
            }
            return line.substring(at);
        }

        private boolean blank(String line, int at) {
            char c = line.charAt(at);
            boolean colonBlank =
                    !old
                            && !bracketKeys
                            && c == ':'
                            && at + 1 < line.length()
                            && Character.isWhitespace(line.charAt(at + 1));
            return c == ' ' || c == '\t' || colonBlank;
        }
    }
}
