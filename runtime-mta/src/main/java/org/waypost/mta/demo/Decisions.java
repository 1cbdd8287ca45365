package org.waypost.mta.demo;

import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waypost.compiler.Compilation;
import org.waypost.compiler.CompileOptions;
import org.waypost.compiler.MainFile;
import org.waypost.compiler.SmtpdCompiler;
import org.waypost.compiler.UnusableFile;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.LineForm;
import org.waypost.compiler.diagnostic.Severity;
import org.waypost.compiler.model.Configuration;
import org.waypost.compiler.source.SourceSet;
import org.waypost.engine.eval.Explainer;
import org.waypost.engine.eval.Explanation;
import org.waypost.engine.eval.Verdict;
import org.waypost.engine.table.Answer;
import org.waypost.engine.value.ClientAddress;
import org.waypost.engine.value.Facts;
import org.waypost.engine.value.MailAddress;

/** Tells which line of the file decides about a message, and why. */
final class Decisions {
    private final List<String> text;
    private final Explainer explainer;

    private Decisions(String text, Configuration configuration) {
        this.text = text.lines().toList();
        this.explainer = new Explainer(configuration.program());
    }

    static Decisions of(Path file, Map<String, String> macros) throws DemoFailure {
        CompileOptions options =
                new CompileOptions(
                        Optional.empty(),
                        Optional.of(DemoFiles.HOSTNAME),
                        Optional.empty(),
                        macros,
                        true);
        try {
            SourceSet sources =
                    MainFile.open(file.toString(), Path.of("/"), InputStream.nullInputStream());
            Compilation compilation = SmtpdCompiler.compile(sources, options);
            Configuration configuration =
                    compilation
                            .configuration()
                            .orElseThrow(() -> new DemoFailure(firstError(compilation)));
            return new Decisions(sources.main().text(), configuration);
        } catch (UnusableFile problem) {
            throw new DemoFailure(problem.getMessage());
        }
    }

    private static String firstError(Compilation compilation) {
        List<Diagnostic> errors =
                compilation.diagnostics().stream()
                        .filter(each -> each.severity() == Severity.ERROR)
                        .limit(1)
                        .toList();
        return new LineForm().render(errors).strip();
    }

    void tell(Scene scene, Telling telling) {
        Explanation explanation =
                explainer.explain(facts(scene), _ -> new Answer.Failed("not asked here"));
        switch (explanation.verdict()) {
            case Verdict.Decided(var rule) -> {
                telling.paragraph("decided by line " + rule.source().line() + " of smtpd.conf");
                telling.detail(Reasons.text(rule, text));
            }
            case Verdict.NoRule() ->
                    telling.paragraph("no line of smtpd.conf takes it, so it is refused");
            case Verdict.TemporaryFailure failure ->
                    telling.paragraph("cannot be decided now: " + failure.reason());
        }
        explanation.rules().forEach(trace -> telling.detail("- " + Reasons.of(trace)));
    }

    private static Facts facts(Scene scene) {
        MailAddress recipient = MailAddress.parse(scene.letter().recipient());
        return new Facts(
                "",
                new ClientAddress.Peer(InetAddress.ofLiteral(scene.client())),
                false,
                null,
                false,
                scene.helo(),
                "localhost",
                MailAddress.parse(scene.letter().sender()),
                recipient,
                recipient);
    }
}
