package org.waypost.engine.classify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.waypost.engine.classify.key.ClassEdit;
import org.waypost.engine.classify.key.ClassSpace;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.rule.Rule;
import org.waypost.engine.rule.RuleProgram;
import org.waypost.engine.table.Table;
import org.waypost.engine.table.TableChange;

/**
 * The dimensions of a program some of whose tables have lost or got a few entries: the same atoms
 * at the same places, the same classes by the same numbers, and new classes behind them.
 */
final class EditedDimensions {
    private final Map<AtomKey, Atom> atoms;
    private final Map<AtomKey, AtomKey> renamed = new HashMap<>();
    private final Map<AtomKey, Condition> conditions = new HashMap<>();

    /**
     * @param atoms of the program as it was
     */
    EditedDimensions(Map<AtomKey, Atom> atoms) {
        this.atoms = atoms;
    }

    /** Empty when the programs differ in more than the contents of tables, or in too much. */
    Optional<List<Dimension>> of(List<Dimension> old, RuleProgram before, RuleProgram after) {
        if (!isSameButForTables(before, after) || !keepsAtomsApart()) {
            return Optional.empty();
        }
        List<Dimension> edited = new ArrayList<>(old);
        for (Map.Entry<AtomKey, AtomKey> rename : renamed.entrySet()) {
            Atom atom = atoms.get(rename.getKey());
            Condition now = conditions.get(rename.getKey());
            if (rename.getKey().equals(rename.getValue()) || atom == null || now == null) {
                continue;
            }
            int index = atom.dimension().index();
            Optional<Dimension> next = edited(edited.get(index), atom.atom(), now);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            edited.set(index, next.get());
        }
        return Optional.of(edited);
    }

    private boolean isSameButForTables(RuleProgram before, RuleProgram after) {
        if (before.rules().size() != after.rules().size()
                || !before.semantics().equals(after.semantics())
                || !before.subAddressDelimiter().equals(after.subAddressDelimiter())) {
            return false;
        }
        for (int i = 0; i < before.rules().size(); i++) {
            Rule old = before.rules().get(i);
            Rule now = after.rules().get(i);
            if (old.number() != now.number()
                    || old.conditions().size() != now.conditions().size()
                    || !areSameButForTables(old.conditions(), now.conditions())) {
                return false;
            }
        }
        return true;
    }

    private boolean areSameButForTables(List<Condition> before, List<Condition> after) {
        for (int i = 0; i < before.size(); i++) {
            if (!isSameButForTable(before.get(i), after.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Takes down what the condition is called now. */
    private boolean isSameButForTable(Condition before, Condition after) {
        if (before.negated() != after.negated()
                || !DimensionKey.of(before).equals(DimensionKey.of(after))
                || AtomKey.isInMemory(before) != AtomKey.isInMemory(after)) {
            return false;
        }
        if (!AtomKey.isInMemory(before)) {
            return AtomKey.table(before).equals(AtomKey.table(after));
        }
        AtomKey now = AtomKey.of(after);
        conditions.put(AtomKey.of(before), AtomKey.positive(after));
        AtomKey known = renamed.putIfAbsent(AtomKey.of(before), now);
        return known == null || known.equals(now);
    }

    /** Contents that were the same and no longer are, or the other way round, are other atoms. */
    private boolean keepsAtomsApart() {
        Set<AtomKey> names = new HashSet<>();
        for (Map.Entry<AtomKey, AtomKey> rename : renamed.entrySet()) {
            AtomKey now = rename.getValue();
            boolean isNew = !rename.getKey().equals(now);
            if (!names.add(now) || (isNew && atoms.containsKey(now))) {
                return false;
            }
        }
        return true;
    }

    private Optional<Dimension> edited(Dimension dimension, int atom, Condition now) {
        if (!(AtomKey.table(dimension.atoms().get(atom)) instanceof Table.InMemory before)
                || !(AtomKey.table(now) instanceof Table.InMemory after)) {
            return Optional.empty();
        }
        return TableChange.between(before, after)
                .flatMap(change -> edited(dimension, now, change, atom));
    }

    private static Optional<Dimension> edited(
            Dimension dimension, Condition now, TableChange change, int atom) {
        ClassSpace space = new ClassSpace(dimension.classes());
        return dimension
                .classifier()
                .edited(now, new ClassEdit(change, atom, space))
                .filter(_ -> !space.exhausted())
                .map(classifier -> dimension.with(now, atom, space.sets(), classifier));
    }
}
