package org.waypost.engine.match;

/**
 * A table in memory, ready for one service.
 *
 * <p>Where several entries would answer, the one whose key comes first in the order of texts does,
 * as in the releases, which walk a table in that order.
 */
public sealed interface TableMatcher
        permits ExactMatcher, NameMatcher, NetworkMatcher, MailMatcher, RegexMatcher {
    /** No entry answers. */
    int NONE = -1;

    /** The place in the table's list of the entry that answers the key, else {@link #NONE}. */
    int find(LookupKey key);

    /** The same for a text that no other table is asked for. */
    default int find(String key) {
        return find(new LookupKey(key));
    }
}
