package org.waypost.compiler.witness;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.waypost.compiler.decide.EnvelopeReader;
import org.waypost.compiler.decide.EnvelopeReader.Reading;
import org.waypost.compiler.decide.EnvelopeText;
import org.waypost.compiler.decide.Expander;
import org.waypost.compiler.decide.Expansion;
import org.waypost.compiler.model.Configuration;
import org.waypost.engine.eval.Evaluator;
import org.waypost.engine.eval.GraphEvaluator;
import org.waypost.engine.eval.LinearEvaluator;
import org.waypost.engine.eval.LookupNeed;
import org.waypost.engine.eval.Verdict;
import org.waypost.engine.graph.Ending;
import org.waypost.engine.graph.Node;
import org.waypost.engine.rule.Action;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.rule.Effect;
import org.waypost.engine.rule.Rule;
import org.waypost.engine.rule.RuleProgram;
import org.waypost.engine.table.Answer;

/**
 * Looks for an envelope that a rule decides. What it finds is one; that it finds none proves
 * nothing, but a rule that the graph does not end at has none.
 */
public final class WitnessSearch {
    /** Envelopes a rule: a few milliseconds. */
    private static final int MAX_TRIES = 30_000;

    /** How many more are looked at for one that the aliases accept, too. */
    private static final int MORE_TRIES = 500;

    /** Of the users that an action knows: one is enough, if the rules let him. */
    private static final int KNOWN_USERS = 4;

    private final RuleProgram program;
    private final EnvelopeReader reader;
    private final Expander expander;
    private final Evaluator evaluator;
    private final Candidates candidates;
    private final Set<Integer> ends = new HashSet<>();
    private boolean endsKnown = true;

    /** What was found out about a rule. */
    public sealed interface Finding {
        /** This envelope. */
        record Found(EnvelopeText envelope, Expansion expansion) implements Finding {}

        /** No envelope gets there: earlier rules decide all that it matches. */
        record Unreachable() implements Finding {}

        /** None of those that were tried. */
        record NotFound() implements Finding {}
    }

    /**
     * @param program the configuration's, or that with other tables
     */
    public WitnessSearch(Configuration configuration, RuleProgram program) {
        this.program = program;
        this.reader = new EnvelopeReader(configuration);
        GraphEvaluator graph = GraphEvaluator.of(program);
        this.evaluator = graph;
        this.expander = new Expander(program, graph, WitnessSearch::noAnswer);
        this.candidates = Candidates.of(program);
        mark(graph.root(), new HashSet<>());
    }

    private static Answer noAnswer(LookupNeed need) {
        return new Answer.Failed("the table " + need.table().name() + " is not in memory");
    }

    private void mark(Node node, Set<Integer> seen) {
        if (!seen.add(node.id())) {
            return;
        }
        switch (node) {
            case Node.Leaf(int _, Ending.ByRule(Rule rule)) -> ends.add(rule.number());
            case Node.Leaf _ -> {}
            case Node.Intersect _ -> endsKnown = false;
            case Node.Ask ask -> {
                mark(ask.yes(), seen);
                mark(ask.no(), seen);
                mark(ask.neither(), seen);
            }
            case Node.Switch at -> {
                mark(at.edges().otherwise(), seen);
                at.edges().branches().forEach(branch -> mark(branch.target(), seen));
            }
        }
    }

    /** An envelope that the rule decides, if there is one to be found. */
    public Finding find(Rule rule) {
        if (endsKnown && !ends.contains(rule.number())) {
            return new Finding.Unreachable();
        }
        List<List<String>> lists = new ArrayList<>();
        for (Part part : Part.values()) {
            lists.add(fitting(rule, part));
        }
        return new Walk(rule, lists).run();
    }

    /** What meets the rule's own conditions on a part, all else being as usual. */
    private List<String> fitting(Rule rule, Part part) {
        List<Condition> own = rule.conditions().stream().filter(c -> Part.of(c) == part).toList();
        List<String> texts =
                part == Part.RECIPIENT ? recipients(rule) : List.copyOf(candidates.of(part));
        if (own.isEmpty()) {
            return texts;
        }
        Rule alone = new Rule(rule.number(), rule.source(), own, rule.effect());
        Evaluator test =
                new LinearEvaluator(
                        new RuleProgram(
                                program.semantics(),
                                program.subAddressDelimiter(),
                                List.of(alone)));
        return texts.stream()
                .filter(text -> decides(test, rule, Choice.USUAL.with(part, text).envelope()))
                .toList();
    }

    /** Behind each address the same domain with a user that the rule's action knows. */
    private List<String> recipients(Rule rule) {
        List<String> texts = new ArrayList<>(candidates.of(Part.RECIPIENT));
        if (rule.effect() instanceof Effect.Accept(Action.Local local)) {
            List<String> users = Candidates.users(local.users());
            for (String address : candidates.of(Part.RECIPIENT)) {
                String domain = address.substring(address.lastIndexOf('@'));
                users.stream().limit(KNOWN_USERS).forEach(user -> texts.add(user + domain));
            }
        }
        return texts;
    }

    private boolean decides(Evaluator by, Rule rule, EnvelopeText envelope) {
        return reader.read(envelope) instanceof Reading.Envelope(var facts)
                && by.decide(facts, WitnessSearch::noAnswer) instanceof Verdict.Decided(Rule found)
                && found.number() == rule.number();
    }

    /** All combinations, those first that take the first of most lists. */
    private final class Walk {
        private final Rule rule;
        private final List<List<String>> lists;
        private final Map<Part, String> chosen = new EnumMap<>(Part.class);
        private int tries;
        private Optional<Finding.Found> found = Optional.empty();
        private boolean ended;

        Walk(Rule rule, List<List<String>> lists) {
            this.rule = rule;
            this.lists = lists;
        }

        Finding run() {
            int most = lists.stream().mapToInt(list -> list.size() - 1).sum();
            boolean empty = lists.stream().anyMatch(List::isEmpty);
            for (int sum = 0; sum <= most && !empty && !ended; sum++) {
                choose(0, sum);
            }
            return found.<Finding>map(f -> f).orElseGet(Finding.NotFound::new);
        }

        private void choose(int place, int rest) {
            if (place == lists.size()) {
                attempt(rest);
                return;
            }
            List<String> texts = lists.get(place);
            for (int i = 0; i <= Math.min(rest, texts.size() - 1) && !ended; i++) {
                chosen.put(Part.values()[place], texts.get(i));
                choose(place + 1, rest - i);
            }
        }

        private void attempt(int rest) {
            if (rest != 0) {
                return;
            }
            tries++;
            EnvelopeText envelope = new Choice(chosen).envelope();
            if (decides(evaluator, rule, envelope)
                    && reader.read(envelope) instanceof Reading.Envelope(var facts)) {
                Expansion expansion = expander.expand(facts);
                boolean good = isGood(expansion);
                if (found.isEmpty() || good) {
                    found = Optional.of(new Finding.Found(envelope, expansion));
                    tries = Math.max(tries, MAX_TRIES - MORE_TRIES);
                }
                ended = good;
            }
            ended |= tries >= MAX_TRIES;
        }

        private boolean isGood(Expansion expansion) {
            boolean accepts = rule.effect() instanceof Effect.Accept;
            return accepts == (expansion.outcome() == Expansion.Outcome.ACCEPT);
        }
    }
}
