package org.waypost.grammar;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Ranges of releases as the catalogue writes them: {@code classic 5.4-5.9}. */
final class ReleaseRange {
    /** The catalogue has a thousand ranges, and few that differ. */
    private static final Map<String, Set<Release>> KNOWN = new ConcurrentHashMap<>();

    private ReleaseRange() {}

    /**
     * Reads {@code classic 5.4- modern 6.4-7.3}.
     *
     * @throws IllegalArgumentException when the catalogue is wrong
     */
    static Set<Release> parse(String text) {
        return KNOWN.computeIfAbsent(text, ReleaseRange::read);
    }

    private static Set<Release> read(String text) {
        EnumSet<Release> releases = EnumSet.noneOf(Release.class);
        String[] parts = text.strip().split(" ");
        for (int at = 0; at + 1 < parts.length; at += 2) {
            Dialect dialect = Dialect.valueOf(parts[at].toUpperCase(Locale.ROOT));
            String[] ends = parts[at + 1].split("-", -1);
            List<Release> all = Release.of(dialect);
            Release first = named(ends[0]);
            Release last = ends.length < 2 || ends[1].isEmpty() ? all.getLast() : named(ends[1]);
            releases.addAll(EnumSet.range(first, last));
        }
        return Set.copyOf(releases);
    }

    static String describe(Set<Release> releases, Dialect dialect) {
        List<Release> all = Release.of(dialect);
        List<Release> known = all.stream().filter(releases::contains).toList();
        if (known.isEmpty() || known.size() == all.size()) {
            return "";
        }
        if (known.getFirst() == all.getFirst()) {
            return "until " + known.getLast().label();
        }
        if (known.getLast() == all.getLast()) {
            return "since " + known.getFirst().label();
        }
        return known.size() == 1
                ? "in " + known.getFirst().label() + " only"
                : "from " + known.getFirst().label() + " to " + known.getLast().label();
    }

    private static Release named(String label) {
        return Release.named(label)
                .orElseThrow(() -> new IllegalArgumentException("no release " + label));
    }
}
