package org.waypost.engine.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.waypost.engine.rule.Matching;
import org.waypost.engine.table.TableEntry;
import org.waypost.engine.table.pattern.MailPattern;
import org.waypost.engine.value.AsciiCase;

/**
 * Mail addresses. In 2013 the domain must be equal and the user too where the entry has one. From
 * 5.4 on domains may be patterns, an entry without a domain means the user in every domain, and the
 * sub-address of the key is cut unless the entry's user has one.
 */
final class MailMatcher implements TableMatcher {
    private static final int NO_RANK = Integer.MAX_VALUE;

    private final Walk walk;
    private final boolean whole;
    private final char delimiter;
    private final Map<String, Map<String, Integer>> ranksByDomain = new HashMap<>();
    private final List<RankedPattern> patterns = new ArrayList<>();

    MailMatcher(List<TableEntry> entries, Matching matching, char delimiter) {
        this.walk = Walk.of(entries, AsciiCase::lower);
        this.whole = matching == Matching.V2013;
        this.delimiter = delimiter;
        for (int rank = 0; rank < walk.size(); rank++) {
            add(MailPattern.parse(walk.keys().get(rank)), rank);
        }
    }

    private void add(MailPattern pattern, int rank) {
        if (!whole && !pattern.domain().isExact()) {
            patterns.add(new RankedPattern(rank, pattern));
        } else {
            ranksByDomain
                    .computeIfAbsent(pattern.domain().text(), _ -> new HashMap<>())
                    .putIfAbsent(pattern.user(), rank);
        }
    }

    @Override
    public int find(LookupKey key) {
        String user = key.user();
        String domain = key.domain();
        int best = rank(user, domain);
        if (!whole) {
            best = Math.min(best, rank(user, ""));
            best = firstPattern(user, domain, best);
        }
        return walk.place(best);
    }

    /**
     * A key's user with a delimiter meets only entries that have it too, and its head only those
     * that do not: both are hashed by the texts that the comparison would compare.
     */
    private int rank(String user, String domain) {
        Map<String, Integer> ranks = ranksByDomain.get(domain);
        if (ranks == null) {
            return NO_RANK;
        }
        int best = Math.min(ranks.getOrDefault("", NO_RANK), ranks.getOrDefault(user, NO_RANK));
        return whole ? best : Math.min(best, ranks.getOrDefault(head(user), NO_RANK));
    }

    private int firstPattern(String user, String domain, int limit) {
        for (RankedPattern candidate : patterns) {
            if (candidate.rank > limit) {
                break;
            }
            if (meets(candidate.pattern, user, domain)) {
                return candidate.rank;
            }
        }
        return limit;
    }

    private boolean meets(MailPattern pattern, String user, String domain) {
        if (!pattern.domain().matches(domain)) {
            return false;
        }
        String compared = pattern.namesSubAddress(delimiter) ? user : head(user);
        return pattern.everyUser() || pattern.user().equals(compared);
    }

    private String head(String user) {
        int cut = user.indexOf(delimiter);
        return cut < 0 ? user : user.substring(0, cut);
    }

    private record RankedPattern(int rank, MailPattern pattern) {}
}
