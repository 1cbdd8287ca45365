package org.waypost.lsp.text;

import com.google.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads each text once for all features. Any thread. */
@Singleton
public final class Outlines {
    /** The documents that somebody works on at the same time, with a little room. */
    private static final int MAX_KEPT = 8;

    private final Map<String, Outline> kept =
            new LinkedHashMap<>(MAX_KEPT * 2, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Outline> eldest) {
                    return size() > MAX_KEPT;
                }
            };

    /** The outline of a text; of one that is like the last one, only what changed is read. */
    public Outline of(String text) {
        Map.Entry<String, Outline> latest;
        synchronized (kept) {
            Outline known = kept.get(text);
            if (known != null) {
                return known;
            }
            latest = nearest(text.length());
        }
        Outline fresh =
                latest == null
                        ? Outline.of(text)
                        : latest.getValue().after(latest.getKey(), text);
        synchronized (kept) {
            kept.put(text, fresh);
        }
        return fresh;
    }

    /** The text whose length is nearest: another document is another length. */
    private Map.@Nullable Entry<String, Outline> nearest(int length) {
        Map.Entry<String, Outline> best = null;
        int least = Integer.MAX_VALUE;
        for (Map.Entry<String, Outline> entry : kept.entrySet()) {
            int far = Math.abs(entry.getKey().length() - length);
            if (far <= least) {
                least = far;
                best = entry;
            }
        }
        return best;
    }
}
