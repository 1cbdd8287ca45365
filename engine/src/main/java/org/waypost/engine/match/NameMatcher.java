package org.waypost.engine.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.waypost.engine.table.TableEntry;
import org.waypost.engine.table.pattern.Glob;
import org.waypost.engine.value.AsciiCase;

/** Host names and patterns of them: a hash for the names, the patterns one by one. */
final class NameMatcher implements TableMatcher {
    private final Walk walk;
    private final Map<String, Integer> names = new HashMap<>();
    private final List<RankedGlob> globs = new ArrayList<>();

    NameMatcher(List<TableEntry> entries) {
        walk = Walk.of(entries, AsciiCase::lower);
        for (int rank = 0; rank < walk.size(); rank++) {
            Glob glob = new Glob(walk.keys().get(rank));
            if (glob.isExact()) {
                names.put(glob.text(), rank);
            } else {
                globs.add(new RankedGlob(rank, glob));
            }
        }
    }

    @Override
    public int find(LookupKey key) {
        String name = key.lower();
        int exact = names.getOrDefault(name, Integer.MAX_VALUE);
        for (RankedGlob candidate : globs) {
            if (candidate.rank > exact) {
                break;
            }
            if (candidate.glob.matches(name)) {
                return walk.place(candidate.rank);
            }
        }
        return walk.place(exact);
    }

    private record RankedGlob(int rank, Glob glob) {}
}
