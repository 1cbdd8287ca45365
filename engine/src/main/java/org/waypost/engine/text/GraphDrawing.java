package org.waypost.engine.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waypost.engine.classify.Dimension;
import org.waypost.engine.graph.ClassEdges.Branch;
import org.waypost.engine.graph.DecisionGraph;
import org.waypost.engine.graph.Ending;
import org.waypost.engine.graph.Node;
import org.waypost.engine.rule.Action;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.rule.Effect;
import org.waypost.engine.rule.Rule;
import org.waypost.engine.rule.SourceLine;

/**
 * A decision graph as boxes and arrows, in the order in which one comes to them; what is shared is
 * one box.
 */
public record GraphDrawing(List<Box> boxes) {
    public GraphDrawing {
        boxes = List.copyOf(boxes);
    }

    /**
     * One node.
     *
     * @param number from 1
     * @param node the id of the graph's node
     * @param label the question, or how it ends
     * @param source the rule that ends it or that asks, if one does
     * @param arrows none at an end
     */
    public record Box(
            int number,
            int node,
            Kind kind,
            String label,
            Optional<SourceLine> source,
            List<Arrow> arrows) {
        public Box {
            arrows = List.copyOf(arrows);
        }

        /** The label with the rule's line behind it. */
        public String text() {
            return source.map(at -> label + note(at)).orElse(label);
        }

        private String note(SourceLine at) {
            return (kind == Kind.LOOKUP ? ", for line " : ", line ") + at.line();
        }
    }

    /** From a box to another one, when {@code label} holds. */
    public record Arrow(String label, int target) {}

    /** What a box is. */
    public enum Kind {
        QUESTION,
        LOOKUP,
        RULES,
        ACCEPT,
        REJECT,
        TEMPFAIL
    }

    /** The boxes that arrows leave from, in the order in which people count them. */
    public List<Box> questions() {
        return boxes.stream().filter(box -> !box.arrows().isEmpty()).toList();
    }

    /** Draws what can be reached. */
    public static GraphDrawing of(DecisionGraph graph) {
        return new GraphDrawing(new Drawer().draw(graph.root()));
    }

    /** Gives numbers in the order of meeting. */
    private static final class Drawer {
        private final Map<Integer, Integer> numbers = new LinkedHashMap<>();
        private final Map<Integer, ClassNames> classNames = new HashMap<>();
        private final Deque<Node> waiting = new ArrayDeque<>();

        List<Box> draw(Node root) {
            List<Box> boxes = new ArrayList<>();
            number(root);
            while (!waiting.isEmpty()) {
                boxes.add(box(waiting.removeFirst()));
            }
            return boxes;
        }

        private int number(Node node) {
            Integer known = numbers.get(node.id());
            if (known != null) {
                return known;
            }
            numbers.put(node.id(), numbers.size() + 1);
            waiting.addLast(node);
            return numbers.size();
        }

        private Box box(Node node) {
            int number = number(node);
            return switch (node) {
                case Node.Leaf(int _, Ending ending) ->
                        new Box(
                                number,
                                node.id(),
                                kind(ending),
                                label(ending),
                                source(ending),
                                List.of());
                case Node.Switch at ->
                        new Box(
                                number,
                                node.id(),
                                Kind.QUESTION,
                                question(at.dimension()),
                                Optional.empty(),
                                arrows(at));
                case Node.Ask ask ->
                        new Box(
                                number,
                                node.id(),
                                Kind.LOOKUP,
                                RuleText.condition(ask.external().condition()),
                                Optional.of(ask.rule().source()),
                                answers(ask));
                case Node.Intersect _ ->
                        new Box(
                                number,
                                node.id(),
                                Kind.RULES,
                                "all rules by sets",
                                Optional.empty(),
                                List.of());
            };
        }

        private List<Arrow> answers(Node.Ask ask) {
            List<Arrow> arrows = new ArrayList<>();
            arrows.add(new Arrow("yes", number(ask.yes())));
            arrows.add(new Arrow("no", number(ask.no())));
            if (ask.neither().id() != ask.no().id()) {
                arrows.add(new Arrow("nothing to ask for", number(ask.neither())));
            }
            return arrows;
        }

        private List<Arrow> arrows(Node.Switch at) {
            PossibleClasses possible = PossibleClasses.of(at.dimension());
            ClassNames names =
                    classNames.computeIfAbsent(
                            at.dimension().index(), _ -> new ClassNames(at.dimension(), possible));
            Map<Integer, List<Integer>> classes = new LinkedHashMap<>();
            for (Branch branch : at.edges().branches()) {
                if (possible.contains(branch.classId())) {
                    classes.computeIfAbsent(number(branch.target()), _ -> new ArrayList<>())
                            .add(branch.classId());
                }
            }
            List<Arrow> arrows = new ArrayList<>();
            classes.forEach((target, ids) -> arrows.add(new Arrow(names.of(ids), target)));
            if (possible.reachesOtherwise(at.edges())) {
                arrows.add(new Arrow(otherwise(at.dimension()), number(at.edges().otherwise())));
            }
            return arrows;
        }
    }

    private static String otherwise(Dimension dimension) {
        return dimension.atoms().getFirst() instanceof Condition.Flag ? "no" : "else";
    }

    private static String question(Dimension dimension) {
        return switch (dimension.atoms().getFirst()) {
            case Condition.Membership in -> RuleText.fact(in.fact()) + "?";
            case Condition.Flag flag -> RuleText.condition(flag) + "?";
            case Condition.VirtualGate _ -> "the recipient as said?";
        };
    }

    private static Kind kind(Ending ending) {
        return switch (ending) {
            case Ending.ByRule(Rule rule) ->
                    rule.effect() instanceof Effect.Reject ? Kind.REJECT : Kind.ACCEPT;
            case Ending.NoRule() -> Kind.REJECT;
            case Ending.Unanswerable _ -> Kind.TEMPFAIL;
        };
    }

    private static String label(Ending ending) {
        return switch (ending) {
            case Ending.ByRule(Rule rule) -> effect(rule);
            case Ending.NoRule() -> "reject, no rule";
            case Ending.Unanswerable _ -> "temporary failure";
        };
    }

    private static Optional<SourceLine> source(Ending ending) {
        return switch (ending) {
            case Ending.ByRule(Rule rule) -> Optional.of(rule.source());
            case Ending.NoRule() -> Optional.empty();
            case Ending.Unanswerable(Rule rule) -> Optional.of(rule.source());
        };
    }

    private static String effect(Rule rule) {
        return switch (rule.effect()) {
            case Effect.Reject() -> "reject";
            case Effect.Accept(Action action) -> "accept: " + named(action);
        };
    }

    /** Classic actions have no name of their own but their rule's line. */
    private static String named(Action action) {
        return action.name().startsWith("line ")
                ? action.kind()
                : action.name() + " (" + action.kind() + ")";
    }
}
