package org.waypost.compiler.lower;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.waypost.compiler.check.state.CheckState;
import org.waypost.compiler.check.state.PkiDraft;
import org.waypost.compiler.check.state.RuleDraft;
import org.waypost.compiler.check.state.Slot;
import org.waypost.compiler.model.Configuration;
import org.waypost.compiler.model.Declared;
import org.waypost.compiler.model.Pki;
import org.waypost.engine.rule.Action;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.rule.Effect;
import org.waypost.engine.rule.Fact;
import org.waypost.engine.rule.Matching;
import org.waypost.engine.rule.Rule;
import org.waypost.engine.rule.RuleProgram;
import org.waypost.engine.rule.Semantics;
import org.waypost.engine.rule.SourceLine;
import org.waypost.grammar.Dialect;
import org.waypost.grammar.Release;

/** Makes the configuration and its rules of what the check has found. */
public final class Lowering {
    private static final Map<Matching, List<Slot>> ORDER =
            Map.of(
                    Matching.V2013,
                    List.of(Slot.TAG, Slot.FROM, Slot.SENDER, Slot.FOR, Slot.VIRTUAL),
                    Matching.V6_0,
                    List.of(
                            Slot.TAG,
                            Slot.AUTH,
                            Slot.FROM,
                            Slot.SENDER,
                            Slot.RECIPIENT,
                            Slot.FOR,
                            Slot.VIRTUAL),
                    Matching.V7_8,
                    List.of(
                            Slot.TAG,
                            Slot.FROM,
                            Slot.FOR,
                            Slot.HELO,
                            Slot.AUTH,
                            Slot.TLS,
                            Slot.SENDER,
                            Slot.RECIPIENT));

    private Lowering() {}

    /**
     * The whole configuration.
     *
     * @param release the release whose matching counts
     * @param exact whether it was named: its bugs of matching count, too
     */
    public static Configuration configuration(CheckState state, Release release, boolean exact) {
        Semantics semantics = new Semantics(matching(release), exact);
        List<Rule> rules = rules(state.rules(), semantics.matching());
        RuleProgram program =
                new RuleProgram(semantics, state.settings().now().subAddressDelimiter(), rules);
        return new Configuration(
                release.dialect(),
                release,
                state.machine().hostname(),
                state.settings().now(),
                List.copyOf(state.listeners()),
                state.tables().contents(),
                pki(state.pki()),
                ca(state.ca()),
                actions(state, rules),
                List.copyOf(state.features()),
                new Declared(
                        state.tables().declared(),
                        Map.copyOf(state.actionSpans()),
                        Map.copyOf(state.settings().said()),
                        implied(state.rules())),
                program);
    }

    private static Map<Integer, Set<Fact>> implied(List<RuleDraft> drafts) {
        Map<Integer, Set<Fact>> implied = new HashMap<>();
        for (int at = 0; at < drafts.size(); at++) {
            Set<Fact> facts = EnumSet.noneOf(Fact.class);
            for (Slot slot : drafts.get(at).implied()) {
                facts.add(slot == Slot.FROM ? Fact.CLIENT : Fact.DOMAIN);
            }
            if (!facts.isEmpty()) {
                implied.put(at + 1, facts);
            }
        }
        return implied;
    }

    private static Matching matching(Release release) {
        if (release.dialect() == Dialect.MODERN) {
            return Matching.V7_8;
        }
        return release.atLeast(Release.R5_4) ? Matching.V6_0 : Matching.V2013;
    }

    private static List<Rule> rules(List<RuleDraft> drafts, Matching matching) {
        List<Rule> rules = new ArrayList<>(drafts.size());
        for (RuleDraft draft : drafts) {
            List<Condition> conditions = new ArrayList<>();
            for (Slot slot : ORDER.get(matching)) {
                Condition condition = draft.conditions().get(slot);
                if (condition != null) {
                    conditions.add(condition);
                }
            }
            SourceLine line = new SourceLine(draft.span().file().name(), draft.span().line());
            rules.add(new Rule(rules.size() + 1, line, conditions, draft.effect()));
        }
        return rules;
    }

    private static SequencedMap<String, Action> actions(CheckState state, List<Rule> rules) {
        SequencedMap<String, Action> actions = new LinkedHashMap<>(state.actions());
        for (Rule rule : rules) {
            if (rule.effect() instanceof Effect.Accept(Action action)) {
                actions.putIfAbsent(action.name(), action);
            }
        }
        return actions;
    }

    private static SequencedMap<String, Pki> pki(SequencedMap<String, PkiDraft> drafts) {
        SequencedMap<String, Pki> pki = new LinkedHashMap<>();
        drafts.forEach(
                (name, d) -> pki.put(name, new Pki(name, d.certificate(), d.key(), d.span())));
        return pki;
    }

    private static SequencedMap<String, String> ca(SequencedMap<String, PkiDraft> drafts) {
        SequencedMap<String, String> ca = new LinkedHashMap<>();
        drafts.forEach((name, d) -> ca.put(name, d.certificate().orElse("")));
        return ca;
    }
}
