package org.waypost.compiler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Ink;
import org.waypost.compiler.diagnostic.LineForm;
import org.waypost.compiler.diagnostic.PictureForm;
import org.waypost.compiler.diagnostic.Severity;
import org.waypost.grammar.Release;

/**
 * A configuration with a mistake. In the files of cases two or more empty lines part them; a line
 * {@code release R} comes first where one is asked for, a line {@code --- NAME} begins a further
 * file.
 */
record MessageCase(Optional<Release> release, String text, Map<String, String> files) {
    private static final Pattern BETWEEN_CASES = Pattern.compile("\n{2,}");
    private static final String RELEASE = "release ";
    private static final String FILE = "--- ";

    static List<MessageCase> all(String resource) {
        String text = TestFiles.resource("messages/" + resource + ".cases");
        return BETWEEN_CASES
                .splitAsStream(text.strip())
                .map(part -> part.lines().toList())
                .map(MessageCase::of)
                .toList();
    }

    private static MessageCase of(List<String> lines) {
        boolean asked = lines.getFirst().startsWith(RELEASE);
        Optional<Release> release =
                asked
                        ? Release.named(lines.getFirst().substring(RELEASE.length()))
                        : Optional.empty();
        List<String> parts = new ArrayList<>(List.of(""));
        List<String> names = new ArrayList<>(List.of(""));
        for (String line : lines.subList(asked ? 1 : 0, lines.size())) {
            if (line.startsWith(FILE)) {
                names.add(line.substring(FILE.length()));
                parts.add("");
            } else {
                parts.set(parts.size() - 1, parts.getLast() + line + "\n");
            }
        }
        Map<String, String> files = new HashMap<>();
        for (int at = 1; at < names.size(); at++) {
            files.put(names.get(at), parts.get(at));
        }
        return new MessageCase(release, parts.getFirst(), files);
    }

    List<Diagnostic> diagnostics() {
        TestFiles beside = new TestFiles(files);
        return (release.isPresent()
                        ? beside.compileFor(release.get(), text)
                        : beside.compileHere(text))
                .diagnostics();
    }

    /** The files, what {@code smtpd -n} prints about them, and what {@code waypost check} does. */
    String shown() {
        StringBuilder out = new StringBuilder();
        release.ifPresent(r -> out.append("--release ").append(r.label()).append('\n'));
        out.append(text.stripTrailing().indent(4));
        files.forEach(
                (name, contents) ->
                        out.append(name).append(":\n").append(contents.stripTrailing().indent(4)));
        List<Diagnostic> all = diagnostics();
        List<Diagnostic> errors = all.stream().filter(d -> d.severity() == Severity.ERROR).toList();
        out.append('\n').append(new LineForm().render(errors)).append('\n');
        out.append(new PictureForm(Ink.PLAIN).render(all));
        return out.toString().stripTrailing() + "\n";
    }
}
