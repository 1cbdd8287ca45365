package org.waypost.engine.table;

import java.io.IOException;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;
import org.waypost.engine.pack.BrokenPack;
import org.waypost.engine.pack.PackReader;
import org.waypost.engine.pack.PackWriter;
import org.waypost.engine.pack.PackedTexts;

/** The entries of a table in a mapped file, each made when it is asked for. Immutable. */
public final class PackedEntries extends AbstractList<TableEntry> implements RandomAccess {
    private final PackedTexts texts;
    private final int[] lines;

    private PackedEntries(PackedTexts texts, int[] lines) {
        this.texts = texts;
        this.lines = lines;
    }

    public static void write(PackWriter out, List<TableEntry> entries) throws IOException {
        List<String> texts = new ArrayList<>(2 * entries.size());
        int[] lines = new int[entries.size()];
        for (int i = 0; i < lines.length; i++) {
            TableEntry entry = entries.get(i);
            texts.add(entry.key());
            texts.add(entry.value());
            lines[i] = entry.line();
        }
        PackedTexts.write(out, texts);
        out.put(lines);
    }

    public static PackedEntries read(PackReader in) throws BrokenPack {
        PackedTexts texts = PackedTexts.read(in);
        int[] lines = in.numbers(0, Integer.MAX_VALUE);
        PackReader.check(texts.size() == 2 * lines.length && texts.present() == texts.size());
        return new PackedEntries(texts, lines);
    }

    @Override
    public TableEntry get(int index) {
        return new TableEntry(text(2 * index), text(2 * index + 1), lines[index]);
    }

    private String text(int place) {
        String text = texts.at(place);
        if (text == null) {
            throw new IllegalStateException("an entry without a text");
        }
        return text;
    }

    @Override
    public int size() {
        return lines.length;
    }
}
