package org.waypost.lsp.explain;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.emf.ecore.resource.Resource;
import org.waypost.compiler.decide.KeyUses;
import org.waypost.compiler.model.Configuration;
import org.waypost.engine.rule.Rule;
import org.waypost.lsp.workspace.Configurations;

/** Which rules name an address, a domain or a network, and which takes its mail. */
public final class KeyText {
    /** More rules are counted, not listed. */
    private static final int MAX_RULES = 8;

    private final Configurations configurations;

    @Inject
    public KeyText(Configurations configurations) {
        this.configurations = configurations;
    }

    /** What there is to say of a key, as Markdown. */
    public Optional<String> of(String key, Resource resource) {
        return configurations.first(resource).flatMap(configuration -> of(key, configuration));
    }

    private static Optional<String> of(String key, Configuration configuration) {
        KeyUses uses = new KeyUses(configuration);
        List<String> parts = new ArrayList<>();
        List<Rule> naming = uses.naming(key);
        if (!naming.isEmpty()) {
            parts.add("`" + key + "` is named by " + rules(naming) + ".");
        }
        parts.addAll(uses.takers(key));
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("\n\n", parts));
    }

    private static String rules(List<Rule> rules) {
        if (rules.size() > MAX_RULES) {
            return rules.size() + " rules";
        }
        String lines =
                rules.stream()
                        .map(rule -> Integer.toString(rule.source().line()))
                        .collect(Collectors.joining(", "));
        return rules.size() == 1 ? "the rule on line " + lines : "the rules on lines " + lines;
    }
}
