package org.waypost.compiler.fix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.waypost.compiler.Compilation;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Severity;
import org.waypost.compiler.source.SourceFile;
import org.waypost.compiler.source.SourceSet;

/**
 * Makes the edits of diagnostics until none is left. Edits are made together; where the result
 * would be worse than what was, one by one; one that makes it worse is not made.
 */
public final class Fixer {
    /** Each round mends what the one before uncovered; nothing is that deep. */
    private static final int MAX_ROUNDS = 10;

    /** So many edits are tried alone at most: each is a compilation. */
    private static final int MAX_ALONE = 50;

    private final Function<SourceSet, Compilation> compiler;

    /**
     * @param compiler says what is wrong with a text
     */
    public Fixer(Function<SourceSet, Compilation> compiler) {
        this.compiler = compiler;
    }

    /** Mends as much as can be. Nothing is written. */
    public Fix mend(SourceSet sources) {
        Texts texts = Texts.of(sources);
        Compilation now = compiler.apply(texts.sources());
        List<Diagnostic> made = new ArrayList<>();
        for (int round = 0; round < MAX_ROUNDS; round++) {
            Step step = step(texts, now, now.diagnostics());
            if (step.made().isEmpty()) {
                step = alone(texts, now);
            }
            if (step.made().isEmpty()) {
                break;
            }
            made.addAll(step.made());
            texts = step.texts();
            now = step.compilation();
        }
        return new Fix(made, changed(sources, texts), now);
    }

    /** What one attempt came to; nothing made when it did no good. */
    private record Step(Texts texts, Compilation compilation, List<Diagnostic> made) {}

    private Step step(Texts texts, Compilation now, List<Diagnostic> wanted) {
        EditSet edits = EditSet.of(wanted);
        if (edits.chosen().isEmpty()) {
            return new Step(texts, now, List.of());
        }
        Texts after = edits.apply(texts);
        Compilation then = compiler.apply(after.sources());
        return worse(edits.chosen(), now, then)
                ? new Step(texts, now, List.of())
                : new Step(after, then, edits.chosen());
    }

    private Step alone(Texts texts, Compilation now) {
        List<Diagnostic> mendable =
                now.diagnostics().stream().filter(d -> !d.edits().isEmpty()).toList();
        for (Diagnostic diagnostic : mendable.subList(0, Math.min(MAX_ALONE, mendable.size()))) {
            Step step = step(texts, now, List.of(diagnostic));
            if (!step.made().isEmpty()) {
                return step;
            }
        }
        return new Step(texts, now, List.of());
    }

    /**
     * Whether it did no good. The mend of an error leaves fewer of them, save where a statement is
     * read only as far as its first fault: behind that there may be one more.
     */
    private static boolean worse(List<Diagnostic> made, Compilation before, Compilation after) {
        long errors = errors(before);
        long then = errors(after);
        boolean mendsErrors = made.stream().anyMatch(d -> d.severity() == Severity.ERROR);
        boolean further = made.size() == 1 && made.getFirst().code().equals("syntax-error");
        if (mendsErrors && !further) {
            return then >= errors;
        }
        return then > errors
                || then == 0 && after.diagnostics().size() > before.diagnostics().size();
    }

    private static long errors(Compilation compilation) {
        return compilation.diagnostics().stream()
                .filter(d -> d.severity() == Severity.ERROR)
                .count();
    }

    private static Map<String, Fix.Changed> changed(SourceSet sources, Texts texts) {
        Map<String, Fix.Changed> changed = new LinkedHashMap<>();
        SourceFile main = texts.main();
        if (main != sources.main()) {
            changed.put(main.name(), new Fix.Changed(sources.main(), main));
        }
        texts.included().forEach(changed::put);
        return changed;
    }
}
