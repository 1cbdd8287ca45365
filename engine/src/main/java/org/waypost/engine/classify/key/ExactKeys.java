package org.waypost.engine.classify.key;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.waypost.engine.pack.BrokenPack;
import org.waypost.engine.pack.PackReader;
import org.waypost.engine.pack.PackWriter;
import org.waypost.engine.table.TableEntry;

/** Classes of texts that are compared whole. */
public final class ExactKeys implements KeyClasses {
    private final TextTable classes;

    private ExactKeys(TextTable classes) {
        this.classes = classes;
    }

    /**
     * @param folds whether capitals are the same as small letters
     */
    public static ExactKeys build(List<AtomTable> atoms, ClassSpace space, boolean folds) {
        TextTable classes = new TextTable(folds);
        for (AtomTable atom : atoms) {
            int single = space.single(atom.atom());
            for (TableEntry entry : atom.table().entries()) {
                add(classes, entry.key(), single, space);
            }
        }
        return new ExactKeys(classes);
    }

    @Override
    public void pack(PackWriter out) throws IOException {
        classes.pack(out);
    }

    public static ExactKeys unpack(PackReader in, int classes) throws BrokenPack {
        return new ExactKeys(TextTable.unpack(in, classes));
    }

    @Override
    public Optional<KeyClasses> edited(ClassEdit edit) {
        TextTable next = classes.copy();
        edit(next, edit);
        return Optional.of(new ExactKeys(next));
    }

    /** Other classes for the texts themselves. */
    static void edit(TextTable classes, ClassEdit edit) {
        for (String key : edit.change().removed()) {
            classes.put(key, edit.without(Math.max(classes.find(key), ClassSpace.NONE)));
        }
        for (String key : edit.change().added()) {
            classes.put(key, edit.with(Math.max(classes.find(key), ClassSpace.NONE)));
        }
    }

    /** The text is in one more set. */
    static void add(TextTable classes, String key, int set, ClassSpace space) {
        int before = Math.max(classes.find(key), ClassSpace.NONE);
        classes.put(key, space.union(before, set));
    }

    @Override
    public int of(String key) {
        return Math.max(classes.find(key), ClassSpace.NONE);
    }

    @Override
    public void renumber(IntUnaryOperator numbers) {
        classes.replaceAll((_, value) -> numbers.applyAsInt(value));
    }
}
