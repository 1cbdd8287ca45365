package org.waypost.mta.delivery.wire;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a server said at EHLO that it can do.
 *
 * @param keywords upper case, each with its arguments
 */
public record Extensions(Map<String, String> keywords) {
    /** After HELO. */
    public static final Extensions NONE = new Extensions(Map.of());

    public Extensions {
        keywords = Map.copyOf(keywords);
    }

    /** The first line of the reply greets; each further one is an extension (RFC 5321, 4.1.1.1). */
    public static Extensions of(Reply reply) {
        Map<String, String> found = new HashMap<>();
        for (String line : reply.lines().subList(1, reply.lines().size())) {
            // `AUTH=PLAIN` is an old way to write it that some servers still use.
            String[] parts = line.strip().toUpperCase(Locale.ROOT).split("[ =]+", 2);
            found.merge(parts[0], parts.length > 1 ? parts[1] : "", (a, b) -> a + " " + b);
        }
        return new Extensions(found);
    }

    public boolean has(String keyword) {
        return keywords.containsKey(keyword);
    }

    /** Mechanisms of AUTH. */
    public Set<String> authentication() {
        return new HashSet<>(List.of(keywords.getOrDefault("AUTH", "").split(" +")));
    }

    /** The largest message in bytes; empty when the server does not say, or says 0. */
    public OptionalLong size() {
        String text = keywords.getOrDefault("SIZE", "").strip();
        if (!text.matches("[0-9]{1,18}") || Long.parseLong(text) == 0) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(text));
    }
}
