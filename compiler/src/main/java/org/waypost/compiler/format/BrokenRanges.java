package org.waypost.compiler.format;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.waypost.compiler.source.SourceSet;
import org.waypost.compiler.source.Span;
import org.waypost.compiler.syntax.Loader;
import org.waypost.compiler.syntax.RawStatement;
import org.waypost.compiler.syntax.StatementParser;
import org.waypost.grammar.Dialect;
import org.waypost.grammar.Release;

/** Where the statements of a file lie that no release can read. */
final class BrokenRanges {
    private final TreeMap<Integer, Integer> endByStart = new TreeMap<>();

    private BrokenRanges() {}

    static BrokenRanges of(SourceSet sources) {
        BrokenRanges ranges = new BrokenRanges();
        Map<Dialect, StatementParser> parsers = new EnumMap<>(Dialect.class);
        for (RawStatement raw : new Loader(sources, Map.of(), false).load().statements()) {
            if (raw.file() == sources.main() && !isRead(parsers, raw)) {
                Span span = raw.span();
                ranges.endByStart.put(span.start(), span.end());
            }
        }
        return ranges;
    }

    /** A parser keeps what the releases of one dialect read alike. */
    private static boolean isRead(Map<Dialect, StatementParser> parsers, RawStatement raw) {
        for (Release release : List.of(Release.values()).reversed()) {
            StatementParser parser =
                    parsers.computeIfAbsent(release.dialect(), _ -> new StatementParser());
            if (parser.parse(raw, release).fault().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Whether one of them overlaps what lies from {@code start} to {@code end}. */
    boolean touch(int start, int end) {
        Map.Entry<Integer, Integer> before = endByStart.lowerEntry(end);
        return before != null && before.getValue() > start;
    }
}
