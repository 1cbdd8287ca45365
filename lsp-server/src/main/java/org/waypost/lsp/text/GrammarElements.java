package org.waypost.lsp.text;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.xtext.AbstractElement;
import org.eclipse.xtext.AbstractRule;
import org.eclipse.xtext.Assignment;
import org.eclipse.xtext.Grammar;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.ParserRule;
import org.waypost.lsp.xtext.services.SmtpdConfGrammarAccess;

/** The elements of the shape's grammar by rule and feature: what a node says it stands for. */
@Singleton
public final class GrammarElements {
    private final Map<String, AbstractElement> features = new HashMap<>();
    private final Map<String, AbstractRule> rules = new HashMap<>();

    /** Reads the generated grammar once. */
    @Inject
    public GrammarElements(SmtpdConfGrammarAccess access) {
        Grammar grammar = access.getGrammar();
        for (AbstractRule rule : grammar.getRules()) {
            rules.put(rule.getName(), rule);
            if (rule instanceof ParserRule) {
                for (Assignment assignment : GrammarUtil.containedAssignments(rule)) {
                    features.putIfAbsent(
                            rule.getName() + "." + assignment.getFeature(),
                            assignment.getTerminal());
                }
            }
        }
    }

    /** The terminal of the assignment to {@code feature} in {@code rule}. */
    AbstractElement feature(String rule, String feature) {
        AbstractElement found = features.get(rule + "." + feature);
        if (found == null) {
            throw new IllegalArgumentException("no " + rule + "." + feature + " in the shape");
        }
        return found;
    }

    /** A rule by its name. */
    AbstractRule rule(String name) {
        AbstractRule found = rules.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no rule " + name + " in the shape");
        }
        return found;
    }
}
