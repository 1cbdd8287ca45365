package org.waypost.lsp.explain;

import com.google.inject.Inject;
import java.util.Optional;
import org.eclipse.emf.common.util.URI;
import org.eclipse.xtext.resource.XtextResource;
import org.waypost.engine.rule.Rule;
import org.waypost.engine.text.RuleSentence;
import org.waypost.lsp.workspace.Compiled;
import org.waypost.lsp.workspace.Configurations;

/** A rule in one plain sentence. */
public final class RuleText {
    private final Configurations configurations;

    @Inject
    public RuleText(Configurations configurations) {
        this.configurations = configurations;
    }

    /**
     * The sentence for the rule that stands on some lines of a document.
     *
     * @param first its first line, from 1
     * @param last its last one
     */
    Optional<String> of(XtextResource resource, int first, int last) {
        for (Compiled compiled : configurations.sound(resource)) {
            var program = compiled.compilation().configuration().orElseThrow().program();
            for (Rule rule : program.rules()) {
                int line = rule.source().line();
                if (first <= line && line <= last && stands(rule, resource.getURI(), compiled)) {
                    return Optional.of(markdown(RuleSentence.of(rule)));
                }
            }
        }
        return Optional.empty();
    }

    /** Tables as code: a bracket is a tag of HTML in Markdown, a star is emphasis. */
    private static String markdown(String sentence) {
        return sentence.replaceAll("<[^>]+>|\\{ [^}]* \\}", "`$0`");
    }

    private static boolean stands(Rule rule, URI uri, Compiled compiled) {
        return compiled.home(rule.source().file()).equals(uri);
    }
}
