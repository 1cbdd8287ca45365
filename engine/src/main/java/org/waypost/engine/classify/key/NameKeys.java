package org.waypost.engine.classify.key;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.waypost.engine.pack.BrokenPack;
import org.waypost.engine.pack.PackReader;
import org.waypost.engine.pack.PackWriter;
import org.waypost.engine.table.TableChange;
import org.waypost.engine.table.TableEntry;
import org.waypost.engine.table.pattern.Glob;
import org.waypost.engine.table.pattern.PatternDfa;
import org.waypost.engine.value.AsciiCase;

/**
 * Classes of host names. Listed names are in a hash, with the patterns that they meet already
 * counted in. For other names, the patterns {@code *.suffix} are one more hash, asked with what
 * follows the first dot (a star goes no further, so nothing else can match); the remaining patterns
 * are one automaton.
 */
public final class NameKeys implements KeyClasses {
    private final TextTable names;
    private final TextTable suffixes;
    private final PatternDfa dfa;
    private final int[] dfaClasses;
    private final ClassPairs pairs;

    /**
     * @param pairs of a class by the automaton and one by the suffix
     */
    NameKeys(NameKeysBuilder parts, PatternDfa dfa, int[] dfaClasses, ClassPairs pairs) {
        this.names = parts.names();
        this.suffixes = parts.suffixes();
        this.dfa = dfa;
        this.dfaClasses = dfaClasses;
        this.pairs = pairs;
    }

    private NameKeys(TextTable[] hashes, PatternDfa dfa, int[] dfaClasses, ClassPairs pairs) {
        this.names = hashes[0];
        this.suffixes = hashes[1];
        this.dfa = dfa;
        this.dfaClasses = dfaClasses;
        this.pairs = pairs;
    }

    @Override
    public void pack(PackWriter out) throws IOException {
        pairs.pack(out);
        names.pack(out);
        suffixes.pack(out);
        dfa.pack(out);
        out.put(dfaClasses);
    }

    public static NameKeys unpack(PackReader in, int classes) throws BrokenPack {
        ClassPairs pairs = ClassPairs.unpack(in, classes);
        TextTable[] hashes = {
            TextTable.unpack(in, classes), TextTable.unpack(in, pairs.columnsEnd())
        };
        PatternDfa dfa = PatternDfa.unpack(in);
        int[] dfaClasses = in.numbers(0, pairs.rowsEnd());
        PackReader.check(dfaClasses.length == dfa.states());
        return new NameKeys(hashes, dfa, dfaClasses, pairs);
    }

    /** Empty when the patterns are too many to be put together. */
    public static Optional<NameKeys> build(
            List<AtomTable> atoms, ClassSpace space, PatternRoom room) {
        NameKeysBuilder builder = new NameKeysBuilder(space, room);
        for (AtomTable atom : atoms) {
            for (TableEntry entry : atom.table().entries()) {
                builder.add(new Glob(entry.key()), atom.atom());
            }
        }
        return builder.build();
    }

    private NameKeys(NameKeys other, TextTable names) {
        this.names = names;
        this.suffixes = other.suffixes;
        this.dfa = other.dfa;
        this.dfaClasses = other.dfaClasses;
        this.pairs = other.pairs;
    }

    /** Names can come and go; patterns cannot. */
    @Override
    public Optional<KeyClasses> edited(ClassEdit edit) {
        TableChange change = edit.change();
        if (hasPattern(change.added()) || hasPattern(change.removed())) {
            return Optional.empty();
        }
        Map<String, Integer> classes = new HashMap<>();
        for (String name : change.removed()) {
            classes.put(name, edit.space().union(edit.without(of(name)), unlisted(name)));
        }
        for (String name : change.added()) {
            classes.put(name, edit.with(of(name)));
        }
        return Optional.of(withClasses(classes));
    }

    private static boolean hasPattern(List<String> keys) {
        return keys.stream().anyMatch(key -> key.indexOf('*') >= 0);
    }

    /** The same with other classes for some names, whatever their stars. */
    NameKeys withClasses(Map<String, Integer> classes) {
        TextTable next = names.copy();
        classes.forEach(next::put);
        return new NameKeys(this, next);
    }

    @Override
    public int of(String name) {
        int listed = names.find(name);
        return listed >= 0 ? listed : unlisted(name);
    }

    /** The class by patterns alone. */
    int unlisted(String name) {
        int dot = suffixes.size() == 0 ? -1 : name.indexOf('.');
        int suffix = dot < 0 ? TextTable.ABSENT : suffixes.find(name, dot + 1, name.length());
        return pairs.of(dfaClasses[walk(name)], Math.max(suffix, ClassSpace.NONE));
    }

    @Override
    public void renumber(IntUnaryOperator numbers) {
        names.replaceAll((_, value) -> numbers.applyAsInt(value));
        pairs.renumber(numbers);
    }

    private int walk(String name) {
        int state = PatternDfa.START;
        for (int i = 0; i < name.length() && state != PatternDfa.DEAD; i++) {
            state = dfa.step(state, AsciiCase.lower(name.charAt(i)));
        }
        return state;
    }
}
