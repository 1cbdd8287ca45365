package org.waypost.engine.classify.key;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.waypost.engine.pack.BrokenPack;
import org.waypost.engine.pack.PackReader;
import org.waypost.engine.pack.PackWriter;
import org.waypost.engine.table.TableEntry;
import org.waypost.engine.table.pattern.PatternDfa;
import org.waypost.engine.table.pattern.PatternSet;
import org.waypost.engine.value.AsciiCase;
import org.waypost.engine.value.MailAddress;

/** Classes of texts by regular expressions, all in one automaton. */
public final class PatternKeys implements KeyClasses {
    private final PatternDfa dfa;
    private final int[] classes;

    private PatternKeys(PatternDfa dfa, int[] classes) {
        this.dfa = dfa;
        this.classes = classes;
    }

    /** Empty when the automaton would be too large, or an expression is none. */
    public static Optional<PatternKeys> build(
            List<AtomTable> atoms, ClassSpace space, PatternRoom room) {
        PatternSet patterns = new PatternSet(room.expressions());
        for (AtomTable atom : atoms) {
            for (TableEntry entry : atom.table().entries()) {
                patterns.addRegex(AsciiCase.lower(entry.key()), atom.atom());
            }
        }
        return patterns.build(room.budget()).map(dfa -> new PatternKeys(dfa, classes(dfa, space)));
    }

    @Override
    public void pack(PackWriter out) throws IOException {
        dfa.pack(out);
        out.put(classes);
    }

    public static PatternKeys unpack(PackReader in, int end) throws BrokenPack {
        PatternDfa dfa = PatternDfa.unpack(in);
        int[] classes = in.numbers(0, end);
        PackReader.check(classes.length == dfa.states());
        return new PatternKeys(dfa, classes);
    }

    /** The class of each state. */
    static int[] classes(PatternDfa dfa, ClassSpace space) {
        int[] classes = new int[dfa.states()];
        for (int state = 0; state < classes.length; state++) {
            classes[state] = space.of(dfa.accepts(state));
        }
        return classes;
    }

    @Override
    public Optional<KeyClasses> edited(ClassEdit edit) {
        return Optional.empty();
    }

    @Override
    public int of(String key) {
        return classes[walk(PatternDfa.START, key)];
    }

    /** The same as {@code of(user@domain)}, without making that text. */
    public int of(MailAddress address) {
        int state = dfa.step(walk(PatternDfa.START, address.localPart()), '@');
        return classes[walk(state, address.domain())];
    }

    @Override
    public void renumber(IntUnaryOperator numbers) {
        Arrays.setAll(classes, state -> numbers.applyAsInt(classes[state]));
    }

    private int walk(int start, String text) {
        int state = start;
        for (int i = 0; i < text.length(); i++) {
            state = dfa.step(state, AsciiCase.lower(text.charAt(i)));
        }
        return state;
    }
}
