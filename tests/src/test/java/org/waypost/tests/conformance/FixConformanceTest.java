package org.waypost.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.waypost.compiler.Compilation;
import org.waypost.compiler.CompileOptions;
import org.waypost.compiler.SmtpdCompiler;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Severity;
import org.waypost.compiler.fix.Fix;
import org.waypost.compiler.fix.Fixer;
import org.waypost.compiler.lint.LintOptions;
import org.waypost.compiler.source.SourceFile;
import org.waypost.compiler.source.SourceSet;
import org.waypost.engine.rule.RuleProgram;

/** {@code check --fix} on every measured file: never worse, the same when done twice. */
class FixConformanceTest {
    /** The lints whose edits change what is decided, and are meant to. */
    private static final List<String> CHANGING = List.of("key-capitals", "relay-url");

    @Test
    void noFileGetsWorse() {
        List<String> worse = new ArrayList<>();
        List<CheckCase> cases = CheckCase.all(ConformanceFolder.here());
        assertThat(cases).hasSizeGreaterThan(300);
        for (CheckCase one : cases) {
            SourceSet before = sources(one);
            Compilation first = check(before);
            Fix fix = new Fixer(FixConformanceTest::check).mend(before);
            if (errors(fix.compilation()) > errors(first)) {
                worse.add(one.name() + " has more errors");
            }
            if (!first.hasErrors() && !sameRules(first, fix)) {
                worse.add(one.name() + " decides otherwise");
            }
            Fix again = new Fixer(FixConformanceTest::check).mend(mended(before, fix));
            if (!again.made().isEmpty()) {
                worse.add(one.name() + " is mended twice");
            }
        }
        assertThat(worse).isEmpty();
    }

    private static SourceSet sources(CheckCase one) {
        String file = one.name().substring(one.name().indexOf('/') + 1);
        return new SourceSet(one.files().main(file), one.files());
    }

    private static SourceSet mended(SourceSet before, Fix fix) {
        SourceFile main =
                Optional.ofNullable(fix.files().get(before.main().name()))
                        .map(Fix.Changed::after)
                        .orElse(before.main());
        return new SourceSet(main, before.files());
    }

    private static Compilation check(SourceSet sources) {
        return SmtpdCompiler.check(sources, CompileOptions.DEFAULT, LintOptions.at(Instant.EPOCH));
    }

    private static boolean sameRules(Compilation before, Fix fix) {
        boolean changing = fix.made().stream().map(Diagnostic::code).anyMatch(CHANGING::contains);
        return changing || rules(before).equals(rules(fix.compilation()));
    }

    private static Optional<RuleProgram> rules(Compilation compilation) {
        return compilation.configuration().map(configuration -> configuration.program());
    }

    private static long errors(Compilation compilation) {
        return compilation.diagnostics().stream()
                .filter(d -> d.severity() == Severity.ERROR)
                .count();
    }
}
