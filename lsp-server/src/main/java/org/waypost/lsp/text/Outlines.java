package org.waypost.lsp.text;

import com.google.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads each text once for all features. Any thread. */
@Singleton
public final class Outlines {
    /** The documents that somebody works on at the same time, with a little room. */
    private static final int MAX_KEPT = 4;

    private final Map<String, Outline> kept =
            new LinkedHashMap<>(MAX_KEPT * 2, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Outline> eldest) {
                    return size() > MAX_KEPT;
                }
            };

    /** The outline of a text. */
    public Outline of(String text) {
        synchronized (kept) {
            Outline known = kept.get(text);
            if (known != null) {
                return known;
            }
        }
        Outline fresh = Outline.of(text);
        synchronized (kept) {
            kept.put(text, fresh);
        }
        return fresh;
    }
}
