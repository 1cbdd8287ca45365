package org.waypost.engine.classify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waypost.engine.pack.BrokenPack;
import org.waypost.engine.pack.PackReader;
import org.waypost.engine.pack.PackWriter;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.rule.RuleProgram;

/**
 * All dimensions of a program. Conditions that ask the same of the same contents are one atom,
 * however their tables are called.
 */
public final class Dimensions {
    private final List<Dimension> list;
    private final Map<AtomKey, Atom> atoms;

    private Dimensions(List<Dimension> list, Map<AtomKey, Atom> atoms) {
        this.list = List.copyOf(list);
        this.atoms = atoms;
    }

    /** The dimensions of all conditions that no external table has to answer. */
    public static Dimensions of(RuleProgram program) {
        return build(program, List.of());
    }

    /**
     * The same for a program some of whose tables have been replaced: what is said of the others is
     * taken over as it is.
     */
    public Dimensions rebuilt(RuleProgram program) {
        return build(program, list);
    }

    /**
     * The same, if tables have lost or got only a few entries: each dimension stays at its place,
     * and so do its atoms and classes. Empty when that cannot be.
     *
     * @param before the program that these are the dimensions of
     */
    public Optional<Dimensions> edited(RuleProgram before, RuleProgram after) {
        return new EditedDimensions(atoms).of(list, before, after).map(Dimensions::of);
    }

    /** Writes the classifiers, which are what takes time to make. */
    public void pack(PackWriter out, RuleProgram program) throws IOException {
        new DimensionPack(program).write(out, list);
    }

    /**
     * The dimensions of a program with the classifiers that were written for it.
     *
     * @param program the same one, compiled again
     * @throws BrokenPack when what was written does not fit it
     */
    public static Dimensions unpack(PackReader in, RuleProgram program) throws BrokenPack {
        return build(program, new DimensionPack(program).read(in));
    }

    private static Dimensions build(RuleProgram program, List<Dimension> old) {
        Map<DimensionKey, Map<AtomKey, Condition>> groups = new LinkedHashMap<>();
        program.rules().stream()
                .flatMap(rule -> rule.conditions().stream())
                .filter(AtomKey::isInMemory)
                .forEach(condition -> collect(condition, groups));
        DimensionBuilder builder = new DimensionBuilder(program, old);
        groups.forEach((key, members) -> builder.add(key, List.copyOf(members.values())));
        return of(builder.dimensions());
    }

    private static void collect(
            Condition condition, Map<DimensionKey, Map<AtomKey, Condition>> groups) {
        groups.computeIfAbsent(DimensionKey.of(condition), _ -> new LinkedHashMap<>())
                .putIfAbsent(AtomKey.of(condition), AtomKey.positive(condition));
    }

    private static Dimensions of(List<Dimension> dimensions) {
        Map<AtomKey, Atom> atoms = new HashMap<>();
        for (Dimension dimension : dimensions) {
            for (int i = 0; i < dimension.atoms().size(); i++) {
                atoms.put(AtomKey.of(dimension.atoms().get(i)), new Atom(dimension, i));
            }
        }
        return new Dimensions(new ArrayList<>(dimensions), atoms);
    }

    /** In the order of their indices. */
    public List<Dimension> list() {
        return list;
    }

    /** The atom of a condition of the program, whatever its sign. */
    public Atom atom(Condition condition) {
        Atom atom = atoms.get(AtomKey.of(condition));
        if (atom == null) {
            throw new IllegalArgumentException("not a condition of this program");
        }
        return atom;
    }
}
