package org.waypost.mta.control;

import java.util.ArrayList;
import java.util.List;

/** Requests as older releases spelled them, and the one request with words after its argument. */
final class Spelling {
    /** {@code pause mta from ADDRESS for DOMAIN}. */
    private static final int SOURCE_WORDS = 6;

    private static final int SOURCE_AT = 3;

    private Spelling() {}

    /** The words as this release has them: at most one argument, and it is the last. */
    static List<String> today(List<String> words) {
        String first = words.isEmpty() ? "" : words.getFirst();
        return switch (first) {
            case "schedule-all" -> replaced(words, 1, "schedule", "all");
            case "schedule-id" -> replaced(words, 1, "schedule");
            case "update" ->
                    words.size() > 1 && words.get(1).equals("map")
                            ? replaced(words, 2, "update", "table")
                            : words;
            default -> words.size() == SOURCE_WORDS ? joined(words) : words;
        };
    }

    private static List<String> replaced(List<String> words, int count, String... by) {
        List<String> all = new ArrayList<>(List.of(by));
        all.addAll(words.subList(count, words.size()));
        return all;
    }

    private static List<String> joined(List<String> words) {
        if (!words.get(2).equals("from")) {
            return words;
        }
        List<String> all = new ArrayList<>(words.subList(0, SOURCE_AT));
        all.add(String.join(" ", words.subList(SOURCE_AT, SOURCE_WORDS)));
        return all;
    }
}
