package org.waypost.compiler.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.waypost.grammar.Dialect;
import org.waypost.grammar.Directive;

/** Which releases know a part of the language, in words. */
public final class Known {
    private Known() {}

    /** {@code classic until 5.3, modern}. */
    public static String by(Directive directive) {
        List<String> parts = new ArrayList<>();
        for (Dialect dialect : Dialect.values()) {
            boolean any = directive.releases().stream().anyMatch(r -> r.dialect() == dialect);
            if (any) {
                String range = directive.range(dialect);
                parts.add(lower(dialect) + (range.isEmpty() ? "" : " " + range));
            }
        }
        return String.join(", ", parts);
    }

    static String lower(Dialect dialect) {
        return dialect.name().toLowerCase(Locale.ROOT);
    }
}
