package org.waypost.lsp.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A table file by its lines: {@code key}, {@code key value} or {@code key: value, value}, and
 * comments (table(5), aliases(5)).
 *
 * @param comments in order
 * @param entries in order
 */
public record EntryLines(List<Word> comments, List<Entry> entries) {
    public EntryLines {
        comments = List.copyOf(comments);
        entries = List.copyOf(entries);
    }

    /**
     * A piece of the text.
     *
     * @param start offset of the first character
     * @param end offset behind the last one
     */
    public record Word(String text, int start, int end) {
        boolean touches(int offset) {
            return start <= offset && offset <= end;
        }
    }

    /**
     * One line.
     *
     * @param values what stands behind the key, cut at commas
     */
    public record Entry(Word key, List<Word> values) {
        public Entry {
            values = List.copyOf(values);
        }

        /** The end of the line's last word. */
        public int end() {
            return values.isEmpty() ? key.end() : values.getLast().end();
        }
    }

    /** Reads a text. Never throws. */
    public static EntryLines of(String text) {
        Reader reader = new Reader(text, new ArrayList<>(), new ArrayList<>());
        for (int start = 0; start < text.length(); ) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            reader.line(start, end);
            start = end + 1;
        }
        return new EntryLines(reader.comments(), reader.entries());
    }

    /** Collects what the lines hold. */
    private record Reader(String text, List<Word> comments, List<Entry> entries) {
        void line(int start, int end) {
            int from = skipBlanks(text, start, end);
            if (from == end) {
                return;
            }
            if (text.charAt(from) == '#') {
                comments.add(word(text, from, end));
                return;
            }
            int to = from;
            while (to < end && !isBlank(text.charAt(to)) && !endsKey(text, to, end)) {
                to++;
            }
            int behind = to < end && text.charAt(to) == ':' ? to + 1 : to;
            entries.add(new Entry(word(text, from, to), values(text, behind, end)));
        }
    }

    /** A colon ends a key where a blank follows it: addresses of IPv6 have colons too. */
    private static boolean endsKey(String text, int at, int end) {
        return text.charAt(at) == ':' && (at + 1 == end || isBlank(text.charAt(at + 1)));
    }

    private static List<Word> values(String text, int start, int end) {
        List<Word> values = new ArrayList<>();
        for (int from = start; from < end; ) {
            int comma = text.indexOf(',', from);
            int to = comma < 0 || comma > end ? end : comma;
            int first = skipBlanks(text, from, to);
            int last = to;
            while (last > first && isBlank(text.charAt(last - 1))) {
                last--;
            }
            if (first < last) {
                values.add(word(text, first, last));
            }
            from = to + 1;
        }
        return values;
    }

    private static int skipBlanks(String text, int start, int end) {
        int at = start;
        while (at < end && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r';
    }

    private static Word word(String text, int start, int end) {
        return new Word(text.substring(start, end).strip(), start, end);
    }

    /** The key or value at an offset. */
    public Optional<Word> at(int offset) {
        return entries.stream()
                .filter(entry -> entry.key().start() <= offset && offset <= entry.end())
                .flatMap(entry -> Stream.concat(Stream.of(entry.key()), entry.values().stream()))
                .filter(word -> word.touches(offset))
                .findFirst();
    }
}
