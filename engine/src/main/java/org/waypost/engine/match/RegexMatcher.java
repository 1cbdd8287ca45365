package org.waypost.engine.match;

import java.util.ArrayList;
import java.util.List;
import org.waypost.engine.table.TableEntry;
import org.waypost.engine.table.pattern.RegexPattern;
import org.waypost.engine.value.AsciiCase;

/** Regular expressions, one by one; one that does not compile never matches. */
final class RegexMatcher implements TableMatcher {
    private final Walk walk;
    private final List<RegexPattern> patterns = new ArrayList<>();

    RegexMatcher(List<TableEntry> entries) {
        walk = Walk.of(entries, AsciiCase::lower);
        for (String key : walk.keys()) {
            patterns.add(RegexPattern.compile(key));
        }
    }

    @Override
    public int find(LookupKey key) {
        String subject = key.lower();
        for (int rank = 0; rank < patterns.size(); rank++) {
            if (patterns.get(rank).matches(subject)) {
                return walk.place(rank);
            }
        }
        return NONE;
    }
}
