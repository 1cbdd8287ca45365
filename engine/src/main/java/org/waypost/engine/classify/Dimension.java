package org.waypost.engine.classify;

import java.util.ArrayList;
import java.util.List;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.value.Facts;

/**
 * All conditions about one fact of an envelope, and the classes that they cut its values into.
 *
 * @param index the dimension's place among those of its program
 * @param atoms the conditions without their sign
 * @param classes by class: the atoms that hold, in order; none hold in class 0
 */
public record Dimension(
        int index,
        Phase phase,
        List<Condition> atoms,
        List<int[]> classes,
        int never,
        Classifier classifier) {
    /** No class of the dimension is one in which nothing holds, not even a negated condition. */
    public static final int NO_NEVER = -1;

    public Dimension {
        atoms = List.copyOf(atoms);
        classes = List.copyOf(classes);
    }

    /** The class of an envelope. */
    public int classify(Facts facts) {
        return classifier.classify(facts);
    }

    /** The same with another table for one atom; more classes may have come behind the others. */
    Dimension with(Condition now, int atom, List<int[]> allClasses, Classifier classifierNow) {
        List<Condition> conditions = new ArrayList<>(atoms);
        conditions.set(atom, now);
        List<int[]> all = allClasses.size() == classes.size() ? classes : allClasses;
        return new Dimension(index, phase, conditions, all, never, classifierNow);
    }

    /** Whether it is one condition by itself, which costs a look-up of its own. */
    public boolean isAlone() {
        return classifier instanceof AloneClassifier;
    }

    /** Whether a condition with this sign holds in a class. */
    public boolean holds(int classId, int atom, boolean negated) {
        return classId != never && contains(classes.get(classId), atom) != negated;
    }

    private static boolean contains(int[] sorted, int atom) {
        for (int member : sorted) {
            if (member >= atom) {
                return member == atom;
            }
        }
        return false;
    }
}
