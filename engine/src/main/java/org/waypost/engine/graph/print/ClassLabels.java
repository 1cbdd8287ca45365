package org.waypost.engine.graph.print;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.waypost.engine.classify.Dimension;
import org.waypost.engine.graph.Node;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.text.RuleText;
import org.waypost.engine.text.TableText;

/** Sets of classes in words: by the one table that tells them from the others, if there is one. */
final class ClassLabels {
    /** More classes than these are counted, not named. */
    private static final int FEW = 4;

    private final Dimension dimension;

    ClassLabels(Dimension dimension) {
        this.dimension = dimension;
    }

    /** What a step looks at. */
    static String question(Node.Switch step) {
        return switch (step.dimension().atoms().getFirst()) {
            case Condition.Membership(var fact, _, _, _) -> RuleText.fact(fact);
            case Condition.Flag flag -> RuleText.condition(flag);
            case Condition.VirtualGate gate -> RuleText.condition(gate);
        };
    }

    String of(Collection<Integer> classes) {
        Set<Integer> wanted = new HashSet<>(classes);
        List<String> positive = new ArrayList<>();
        for (int atom = 0; atom < dimension.atoms().size(); atom++) {
            if (classesWith(atom, true).equals(wanted)) {
                return name(atom, true);
            }
            if (classesWith(atom, false).equals(wanted)) {
                positive.add(name(atom, false));
            }
        }
        return positive.isEmpty() ? named(classes) : positive.getFirst();
    }

    private Set<Integer> classesWith(int atom, boolean present) {
        Set<Integer> found = new HashSet<>();
        for (int classId = 0; classId < dimension.classes().size(); classId++) {
            if (classId != dimension.never()
                    && contains(dimension.classes().get(classId), atom) == present) {
                found.add(classId);
            }
        }
        return found;
    }

    private static boolean contains(int[] atoms, int atom) {
        for (int member : atoms) {
            if (member == atom) {
                return true;
            }
        }
        return false;
    }

    private String named(Collection<Integer> classes) {
        if (classes.size() > FEW) {
            return classes.size() + " kinds";
        }
        return classes.stream().map(this::classText).collect(Collectors.joining(", or "));
    }

    private String classText(int classId) {
        int[] atoms = dimension.classes().get(classId);
        if (classId == dimension.never()) {
            return "unknown";
        }
        if (atoms.length == 0) {
            return "in none";
        }
        List<String> names = new ArrayList<>();
        for (int atom : atoms) {
            names.add(name(atom, true));
        }
        return String.join(" and ", names);
    }

    private String name(int atom, boolean present) {
        return switch (dimension.atoms().get(atom)) {
            case Condition.Membership m -> (present ? "in " : "not in ") + TableText.of(m.table());
            case Condition.Flag _ -> present ? "yes" : "no";
            case Condition.VirtualGate _ -> present ? "listed" : "not listed";
        };
    }
}
