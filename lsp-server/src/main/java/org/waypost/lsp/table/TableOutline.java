package org.waypost.lsp.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeKind;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SymbolKind;
import org.waypost.lsp.text.EntryLines;
import org.waypost.lsp.text.Lines;

/** Symbols, folds and the targets of aliases in a table file. */
public final class TableOutline {
    /** An outline with more lines is of no use. */
    private static final int MAX_SYMBOLS = 10_000;

    private TableOutline() {}

    /** A symbol for each key. */
    public static List<DocumentSymbol> symbols(String text) {
        Lines lines = Lines.of(text);
        return EntryLines.of(text).entries().stream()
                .limit(MAX_SYMBOLS)
                .map(entry -> symbol(entry, lines))
                .toList();
    }

    private static DocumentSymbol symbol(EntryLines.Entry entry, Lines lines) {
        Range whole = lines.range(entry.key().start(), entry.end());
        Range key = lines.range(entry.key().start(), entry.key().end());
        return new DocumentSymbol(entry.key().text(), SymbolKind.Key, whole, key);
    }

    /** Comments of several lines. */
    public static List<FoldingRange> folds(String text) {
        Lines lines = Lines.of(text);
        List<FoldingRange> folds = new ArrayList<>();
        int first = -1;
        int last = -1;
        for (EntryLines.Word comment : EntryLines.of(text).comments()) {
            int line = lines.position(comment.start()).getLine();
            if (line != last + 1 || first < 0) {
                fold(first, last, folds);
                first = line;
            }
            last = line;
        }
        fold(first, last, folds);
        return folds;
    }

    private static void fold(int first, int last, List<FoldingRange> folds) {
        if (first >= 0 && first < last) {
            FoldingRange fold = new FoldingRange(first, last);
            fold.setKind(FoldingRangeKind.Comment);
            folds.add(fold);
        }
    }

    /** The entry that a value of an aliases file leads to. */
    public static List<Location> definitions(String text, String uri, int offset) {
        EntryLines file = EntryLines.of(text);
        Optional<String> name = file.at(offset).map(EntryLines.Word::text);
        Lines lines = Lines.of(text);
        return file.entries().stream()
                .map(EntryLines.Entry::key)
                .filter(key -> name.filter(key.text()::equalsIgnoreCase).isPresent())
                .map(key -> new Location(uri, lines.range(key.start(), key.end())))
                .toList();
    }

    /** Everywhere that a name stands as a key or as a value. */
    public static List<Location> references(String text, String uri, int offset) {
        EntryLines file = EntryLines.of(text);
        Optional<String> name = file.at(offset).map(EntryLines.Word::text);
        Lines lines = Lines.of(text);
        List<Location> found = new ArrayList<>();
        for (EntryLines.Entry entry : file.entries()) {
            List<EntryLines.Word> words = new ArrayList<>(List.of(entry.key()));
            words.addAll(entry.values());
            words.stream()
                    .filter(word -> name.filter(word.text()::equalsIgnoreCase).isPresent())
                    .map(word -> new Location(uri, lines.range(word.start(), word.end())))
                    .forEach(found::add);
        }
        return found;
    }
}
