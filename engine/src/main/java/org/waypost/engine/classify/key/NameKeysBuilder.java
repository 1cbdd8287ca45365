package org.waypost.engine.classify.key;

import java.util.Optional;
import org.waypost.engine.table.pattern.Glob;
import org.waypost.engine.table.pattern.PatternDfa;
import org.waypost.engine.table.pattern.PatternSet;

/** Sorts names and patterns into the parts of {@link NameKeys}. */
final class NameKeysBuilder {
    private final ClassSpace space;
    private final TextTable names = new TextTable(true);
    private final TextTable suffixes = new TextTable(true);
    private final PatternRoom room;
    private final PatternSet patterns;

    NameKeysBuilder(ClassSpace space, PatternRoom room) {
        this.space = space;
        this.room = room;
        this.patterns = new PatternSet(room.expressions());
    }

    /** One more entry of an atom's table. */
    void add(Glob glob, int atom) {
        if (glob.isExact()) {
            addExact(glob.text(), atom);
        } else if (isSuffix(glob.text())) {
            ExactKeys.add(suffixes, glob.text().substring(2), space.single(atom), space);
        } else {
            patterns.addGlob(glob, atom);
        }
    }

    /** One more name, stars and all. */
    void addExact(String name, int atom) {
        ExactKeys.add(names, name, space.single(atom), space);
    }

    /** Empty when the patterns are too many to be put together. */
    Optional<NameKeys> build() {
        Optional<PatternDfa> dfa = patterns.build(room.budget());
        if (dfa.isEmpty()) {
            return Optional.empty();
        }
        int[] dfaClasses = PatternKeys.classes(dfa.get(), space);
        Optional<ClassPairs> pairs = ClassPairs.of(dfaClasses, suffixes, space);
        if (pairs.isEmpty()) {
            return Optional.empty();
        }
        NameKeys keys = new NameKeys(this, dfa.get(), dfaClasses, pairs.get());
        names.replaceAll((name, own) -> space.union(own, keys.unlisted(name)));
        return Optional.of(keys);
    }

    TextTable names() {
        return names;
    }

    TextTable suffixes() {
        return suffixes;
    }

    private static boolean isSuffix(String pattern) {
        return pattern.startsWith("*.") && pattern.indexOf('*', 1) < 0;
    }
}
