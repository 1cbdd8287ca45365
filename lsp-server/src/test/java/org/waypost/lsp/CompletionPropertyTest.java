package org.waypost.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.waypost.compiler.CompileOptions;
import org.waypost.compiler.SmtpdCompiler;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.source.DiskFiles;
import org.waypost.compiler.source.SourceFile;
import org.waypost.compiler.source.SourceSet;

/** A word that is proposed can stand there: with it, what cannot be read begins no earlier. */
@Tag("slow")
class CompletionPropertyTest {
    private static final int CURSORS = 120;
    private static final long SEED = 25;

    private static final List<String> TEXTS =
            List.of(
                    """
                    table ours { example.org, example.net }
                    table users file:/etc/mail/users
                    mx = "192.0.2.1"
                    pki mail cert "/etc/ssl/mail.crt"
                    pki mail key "/etc/ssl/mail.key"
                    filter check phase connect match !rdns disconnect "550 no"
                    listen on lo port 2525 tag IN tls pki mail auth-optional filter check
                    queue ttl 2d
                    smtp max-message-size 30M
                    action "in" maildir "%{user.username}" alias <users> user nobody
                    action "out" relay host $mx tls helo mail.example.org
                    match tag IN from any for domain <ours> action "in"
                    match from src { 192.0.2.1 } mail-from rcpt-to <ours> for any action "out"
                    match ! from local for any reject
                    """,
                    """
                    table ours { example.org }
                    pki mail certificate "/etc/ssl/mail.crt"
                    listen on lo port 25 tls pki mail auth-optional tag IN
                    expire 3d
                    accept tagged IN from any for domain <ours> deliver to maildir
                    accept sender ! <ours> from source <ours> for any relay via "smtp://mx.x.org"
                    reject from any for domain <ours>
                    """);

    private final Editor editor = Editor.open();

    @Test
    void whatIsProposedCanStandThere() {
        Random random = new Random(SEED);
        List<String> wrong = new ArrayList<>();
        int offered = 0;
        for (int i = 0; i < CURSORS; i++) {
            String text = TEXTS.get(i % TEXTS.size());
            int start = wordStart(text, random.nextInt(text.length()));
            int line = text.indexOf('\n', start);
            // what stands behind the cursor on its line is gone: somebody is writing it
            String left = text.substring(0, start);
            String right = text.substring(line);
            var document = editor.document("untitled:p" + i, left + "|" + right);
            List<CompletionItem> words =
                    document.completions().stream()
                            .filter(item -> item.getKind() != CompletionItemKind.Snippet)
                            .toList();
            offered += words.size();
            words.stream()
                    .filter(item -> fault(left + text(item) + " " + right, start) <= start)
                    .forEach(item -> wrong.add(item.getLabel() + " after " + lastLine(left)));
            document.close();
        }
        assertThat(offered).isGreaterThan(500);
        assertThat(wrong).isEmpty();
    }

    private static String text(CompletionItem item) {
        return item.getTextEdit().getLeft().getNewText();
    }

    private static String lastLine(String text) {
        return text.substring(text.lastIndexOf('\n') + 1);
    }

    /** The beginning of the word around an offset. */
    private static int wordStart(String text, int offset) {
        int at = offset;
        while (at > 0 && text.charAt(at - 1) != ' ' && text.charAt(at - 1) != '\n') {
            at--;
        }
        return at;
    }

    /** Where the statement around an offset stops being readable; beyond the text if nowhere. */
    private static int fault(String text, int around) {
        SourceFile file = new SourceFile("smtpd.conf", text);
        var sources =
                new SourceSet(file, DiskFiles.beside(java.nio.file.Path.of("/tmp/smtpd.conf")));
        int from = text.lastIndexOf('\n', around - 1) + 1;
        int to = text.indexOf('\n', around);
        return SmtpdCompiler.compile(sources, CompileOptions.DEFAULT).diagnostics().stream()
                .filter(d -> d.code().equals("syntax-error"))
                // said of the first word, and true while somebody is writing
                .filter(d -> !d.message().startsWith("this is not a whole"))
                .map(Diagnostic::span)
                .filter(span -> span.start() >= from && span.start() <= to)
                .mapToInt(span -> span.start())
                .min()
                .orElse(Integer.MAX_VALUE);
    }
}
