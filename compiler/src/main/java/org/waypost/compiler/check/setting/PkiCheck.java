package org.waypost.compiler.check.setting;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.waypost.compiler.ast.Argument;
import org.waypost.compiler.ast.Clause;
import org.waypost.compiler.ast.Statement;
import org.waypost.compiler.check.state.CheckState;
import org.waypost.compiler.check.state.PkiDraft;
import org.waypost.compiler.check.table.Finding;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.source.Span;
import org.waypost.grammar.Release;

/** Judges {@code pki} and {@code ca}, and loads what they name as {@code -n} does. */
public final class PkiCheck {
    private static final Set<String> DHE = Set.of("none", "auto", "legacy");
    private static final String CERTIFICATE = "CERTIFICATE-----";
    private static final String KEY = "PRIVATE KEY-----";

    private final CheckState state;

    public PkiCheck(CheckState state) {
        this.state = state;
    }

    /** {@code pki NAME …}; its options may be spread over statements. */
    public void pki(Statement statement) {
        Argument.Word word = name(statement);
        String name = word.text().toLowerCase(Locale.ROOT);
        PkiDraft draft = state.pki().computeIfAbsent(name, n -> PkiDraft.named(n, word.span()));
        for (Clause clause : statement.clauses()) {
            state.gate(clause);
            draft = option(draft, clause);
        }
        state.pki().put(name, draft);
    }

    private PkiDraft option(PkiDraft draft, Clause clause) {
        Argument.Word value = (Argument.Word) clause.arguments().getFirst();
        return switch (clause.name()) {
            case "cert", "certificate" -> draft.withCertificate(value.text(), value.span());
            case "key" -> draft.withKey(value.text(), value.span());
            case "ca", "dhparams" -> {
                state.feature("pki " + clause.name(), value.span());
                yield draft;
            }
            default -> {
                dhe(value);
                yield draft;
            }
        };
    }

    private void dhe(Argument.Word value) {
        String word = value.text().toLowerCase(Locale.ROOT);
        if (!DHE.contains(word)) {
            throw Finding.error(
                    "bad-dhe",
                    value.span(),
                    "invalid DHE keyword: " + value.text(),
                    "expected `none`, `auto` or `legacy`, found `" + value.text() + "`");
        }
        if (!word.equals("none")) {
            state.feature("pki dhe", value.span());
        }
    }

    /** {@code ca NAME cert FILE}; the last one counts. */
    public void ca(Statement statement) {
        Argument.Word word = name(statement);
        String name = word.text().toLowerCase(Locale.ROOT);
        if (statement.arguments().size() < 2) {
            return;
        }
        Argument.Word file = (Argument.Word) statement.arguments().get(1);
        state.ca()
                .put(
                        name,
                        PkiDraft.named(name, file.span())
                                .withCertificate(file.text(), file.span()));
    }

    private Argument.Word name(Statement statement) {
        Argument.Word word = (Argument.Word) statement.arguments().getFirst();
        boolean unjudged = state.classic() && !state.since(Release.R5_7);
        boolean valid =
                unjudged || word.text().equals("*") || word.text().matches("[A-Za-z0-9_.-]*");
        if (!valid) {
            throw Finding.error(
                    "bad-host-name",
                    word.span(),
                    "not a valid domain name: " + word.text(),
                    "expected a host name or `*`, found `" + word.text() + "`");
        }
        return word;
    }

    /** What is left to see when all statements are good: are the files there? */
    public void load() {
        for (PkiDraft pki : state.pki().values()) {
            said(pki.certificate(), pki.span(), "missing certificate file");
            said(pki.key(), pki.span(), "missing key file");
            String sentence = "load_pki_tree: failed to load certificate file";
            pki.certificate()
                    .ifPresent(path -> file(path, CERTIFICATE, pki.certificateSpan(), sentence));
        }
        for (PkiDraft ca : state.ca().values()) {
            String sentence = "load_pki_tree: failed to load CA file";
            ca.certificate().ifPresent(path -> file(path, CERTIFICATE, ca.span(), sentence));
        }
        for (PkiDraft pki : state.pki().values()) {
            String sentence = "load_pki_keys: failed to load key file";
            pki.key().ifPresent(path -> file(path, KEY, pki.keySpan(), sentence));
        }
    }

    private void said(Optional<String> path, Span span, String sentence) {
        if (path.isEmpty()) {
            throw Finding.error(
                    "pki-incomplete",
                    span,
                    "smtpd: load_pki_tree: " + sentence,
                    sentence.replace("missing ", "this `pki` names no "));
        }
    }

    private void file(String path, String mark, Span span, String sentence) {
        String problem = problem(path, mark);
        if (problem.isEmpty()) {
            return;
        }
        String what = mark.equals(KEY) ? "key" : "certificate";
        String message = "the " + what + " `" + path + "` cannot be read: " + problem;
        Diagnostic diagnostic =
                state.absent("pki-file", span, "smtpd: " + sentence).message(message).build();
        if (state.machine().here()) {
            throw new Finding(diagnostic);
        }
        state.report(diagnostic);
    }

    private String problem(String path, String mark) {
        try {
            boolean fits = state.machine().files().read(path).text().contains(mark);
            return fits ? "" : "no PEM block of the kind that is needed";
        } catch (IOException e) {
            return e instanceof java.nio.file.NoSuchFileException
                    ? "No such file or directory"
                    : String.valueOf(e.getMessage());
        }
    }
}
