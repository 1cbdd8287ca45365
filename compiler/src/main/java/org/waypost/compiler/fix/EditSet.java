package org.waypost.compiler.fix;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.TextEdit;
import org.waypost.compiler.source.SourceFile;

/**
 * Edits that do not touch each other.
 *
 * @param chosen whose edits they are: of two that overlap the first
 */
record EditSet(List<Diagnostic> chosen, Map<SourceFile, List<TextEdit>> byFile) {
    static EditSet of(List<Diagnostic> diagnostics) {
        Chooser chooser = new Chooser();
        List<Diagnostic> chosen = new ArrayList<>();
        for (Diagnostic diagnostic : diagnostics) {
            if (!diagnostic.edits().isEmpty() && chooser.take(diagnostic.edits())) {
                chosen.add(diagnostic);
            }
        }
        return new EditSet(chosen, chooser.byFile());
    }

    Texts apply(Texts texts) {
        Texts after = texts;
        for (Map.Entry<SourceFile, List<TextEdit>> file : byFile.entrySet()) {
            after = after.with(file.getKey(), edited(file.getKey().text(), file.getValue()));
        }
        return after;
    }

    private static String edited(String text, List<TextEdit> edits) {
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        for (TextEdit edit : edits) {
            out.append(text, at, edit.span().start()).append(edit.replacement());
            at = edit.span().end();
        }
        return out.append(text, at, text.length()).toString();
    }

    /** Takes what has room. */
    private static final class Chooser {
        private final Map<SourceFile, TreeMap<Integer, TextEdit>> taken = new IdentityHashMap<>();
        private final Set<TextEdit> all = new HashSet<>();

        /** All edits of a diagnostic or none. */
        boolean take(List<TextEdit> edits) {
            Set<TextEdit> fresh = new LinkedHashSet<>(edits);
            fresh.removeAll(all);
            for (TextEdit edit : fresh) {
                if (!hasRoom(edit)) {
                    fresh.stream().filter(all::contains).forEach(this::drop);
                    return false;
                }
                all.add(edit);
                taken.computeIfAbsent(edit.span().file(), _ -> new TreeMap<>())
                        .put(edit.span().start(), edit);
            }
            return true;
        }

        private void drop(TextEdit edit) {
            all.remove(edit);
            taken.get(edit.span().file()).remove(edit.span().start());
        }

        private boolean hasRoom(TextEdit edit) {
            TreeMap<Integer, TextEdit> others = taken.get(edit.span().file());
            if (others == null) {
                return true;
            }
            var before = others.floorEntry(edit.span().start());
            var after = others.ceilingEntry(edit.span().start());
            boolean clearBefore =
                    before == null || before.getValue().span().end() <= edit.span().start();
            boolean clearAfter = after == null || after.getKey() >= edit.span().end();
            boolean sameStart = others.containsKey(edit.span().start());
            return clearBefore && clearAfter && !sameStart;
        }

        Map<SourceFile, List<TextEdit>> byFile() {
            Map<SourceFile, List<TextEdit>> edits = new IdentityHashMap<>();
            taken.forEach((file, all) -> edits.put(file, List.copyOf(all.values())));
            return edits;
        }
    }
}
