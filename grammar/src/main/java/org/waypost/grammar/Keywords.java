package org.waypost.grammar;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.Vocabulary;

/** Which words are reserved in which release, and their token types. */
public final class Keywords {
    private static final String PREFIX = "K_";
    private static final Map<String, Integer> TYPES = types();
    private static final Map<Release, Set<String>> RESERVED = reserved();
    private static final Map<Dialect, Set<String>> VARYING = varying();
    private static final Map<Release, BitSet> RESERVED_TYPES = reservedTypes();

    private Keywords() {}

    /** The words that are reserved in {@code release}. */
    public static Set<String> of(Release release) {
        return RESERVED.get(release);
    }

    /** Whether every release of both dialects reserves the word: it names nothing unquoted. */
    public static boolean always(String word) {
        return TYPES.containsKey(word)
                && RESERVED.values().stream().allMatch(r -> r.contains(word));
    }

    /** The words that are reserved in some releases of {@code dialect} and not in others. */
    public static Set<String> varying(Dialect dialect) {
        return VARYING.get(dialect);
    }

    /** Whether the word of a keyword's token type is reserved in {@code release}. */
    static boolean reserved(Release release, int type) {
        return RESERVED_TYPES.get(release).get(type);
    }

    /** The token type of a word when it is reserved, 0 for a word that never is. */
    public static int type(String word) {
        return TYPES.getOrDefault(word, 0);
    }

    /** The word of a keyword's token type, the empty text for other types. */
    public static String word(int type) {
        String name = SmtpdConfParser.VOCABULARY.getSymbolicName(type);
        return name != null && name.startsWith(PREFIX) ? spelling(name) : "";
    }

    private static String spelling(String symbol) {
        return symbol.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Map<String, Integer> types() {
        Map<String, Integer> types = new HashMap<>();
        Vocabulary vocabulary = SmtpdConfParser.VOCABULARY;
        for (int type = 1; type <= vocabulary.getMaxTokenType(); type++) {
            String symbol = vocabulary.getSymbolicName(type);
            if (symbol != null && symbol.startsWith(PREFIX)) {
                types.put(spelling(symbol), type);
            }
        }
        return Map.copyOf(types);
    }

    private static Map<Release, Set<String>> reserved() {
        Map<Release, Set<String>> reserved = new EnumMap<>(Release.class);
        for (Release release : Release.values()) {
            Set<String> words = new HashSet<>();
            for (ReservedWord word : Directives.words()) {
                if (word.releases().contains(release)) {
                    words.add(word.text());
                }
            }
            reserved.put(release, Set.copyOf(words));
        }
        return reserved;
    }

    private static Map<Release, BitSet> reservedTypes() {
        Map<Release, BitSet> types = new EnumMap<>(Release.class);
        RESERVED.forEach(
                (release, words) -> {
                    BitSet reserved = new BitSet();
                    words.forEach(word -> reserved.set(type(word)));
                    types.put(release, reserved);
                });
        return types;
    }

    private static Map<Dialect, Set<String>> varying() {
        Map<Dialect, Set<String>> varying = new EnumMap<>(Dialect.class);
        for (Dialect dialect : Dialect.values()) {
            Set<String> some = new HashSet<>();
            Set<String> all = new HashSet<>(TYPES.keySet());
            for (Release release : Release.of(dialect)) {
                some.addAll(of(release));
                all.retainAll(of(release));
            }
            some.removeAll(all);
            varying.put(dialect, Set.copyOf(some));
        }
        return varying;
    }
}
