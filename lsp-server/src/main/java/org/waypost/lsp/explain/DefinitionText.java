package org.waypost.lsp.explain;

import com.google.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.XtextResource;
import org.waypost.lsp.navigate.Occurrences;
import org.waypost.lsp.navigate.Occurrences.Place;
import org.waypost.lsp.xtext.shape.Definition;
import org.waypost.lsp.xtext.shape.TableDefinition;

/** A definition as it stands, and where it is used. */
public final class DefinitionText {
    /** A table may have thousands of lines; a hover shows the first ones. */
    private static final int MAX_LINES = 12;

    /** More uses than this are counted, not listed. */
    private static final int MAX_USES = 8;

    private final Occurrences occurrences;
    private final TableText tables;

    @Inject
    public DefinitionText(Occurrences occurrences, TableText tables) {
        this.occurrences = occurrences;
        this.tables = tables;
    }

    String of(Definition definition, XtextResource from) {
        String text = NodeModelUtils.getNode(definition).getText().strip();
        List<String> lines = text.lines().toList();
        String shown = lines.stream().limit(MAX_LINES).collect(Collectors.joining("\n"));
        String more = lines.size() > MAX_LINES ? "\n…" : "";
        String profile =
                definition instanceof TableDefinition
                        ? tables.of(definition.getName(), from).map(t -> t + "\n\n").orElse("")
                        : "";
        return "```smtpd-conf\n" + shown + more + "\n```\n\n" + profile + uses(definition, from);
    }

    private String uses(Definition definition, XtextResource from) {
        List<Place> uses = occurrences.of(definition).stream().skip(1).toList();
        if (uses.isEmpty()) {
            return "Not used.";
        }
        if (uses.size() > MAX_USES) {
            return "Used " + uses.size() + " times.";
        }
        return uses.stream()
                .map(use -> place(use, from))
                .distinct()
                .collect(Collectors.joining(", ", "Used on ", "."));
    }

    private static String place(Place use, XtextResource from) {
        String line = "line " + use.node().getStartLine();
        return use.file() == from ? line : "`" + use.file().getURI().lastSegment() + "` " + line;
    }
}
