package org.waypost.compiler.lint.machine;

import java.nio.file.attribute.PosixFilePermission;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.waypost.compiler.ast.Argument;
import org.waypost.compiler.ast.Statement;
import org.waypost.compiler.ast.StatementKind;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Diagnostics;
import org.waypost.compiler.lint.subject.Checked;
import org.waypost.compiler.lint.subject.Lint;
import org.waypost.compiler.lint.subject.TableRole;
import org.waypost.compiler.source.FileAccess;
import org.waypost.compiler.source.Span;
import org.waypost.engine.table.Service;
import org.waypost.engine.table.Table;

/** Passwords and keys in files that every user of the machine can read. */
public final class ReadableSecrets implements Lint {
    @Override
    public void look(Checked checked, Consumer<Diagnostic> report) {
        FileAccess files = checked.state().machine().files();
        Set<String> seen = new HashSet<>();
        for (TableRole role : checked.roles()) {
            String path = role.service() == Service.CREDENTIALS ? path(role, checked) : "";
            if (!path.isEmpty() && seen.add(path) && readable(files, path)) {
                Span at =
                        checked.contents()
                                .declaration(role.table().name())
                                .orElse(role.argument().span());
                report.accept(found(path, "passwords", at));
            }
        }
        keys(checked)
                .filter(word -> readable(files, word.text()))
                .forEach(word -> report.accept(found(word.text(), "the private key", word.span())));
    }

    private static Stream<Argument.Word> keys(Checked checked) {
        return checked.statements(StatementKind.PKI).stream()
                .map(Statement::clauses)
                .flatMap(List::stream)
                .filter(clause -> clause.name().equals("key"))
                .map(clause -> (Argument.Word) clause.arguments().getFirst());
    }

    /** The file that a table is in; empty for one in the configuration. */
    private static String path(TableRole role, Checked checked) {
        return switch (role.table()) {
            case Table.External external -> external.config();
            case Table.InMemory memory ->
                    checked.contents().isFile(memory.name()) ? memory.file() : "";
        };
    }

    private static boolean readable(FileAccess files, String path) {
        return files.permissions(path).contains(PosixFilePermission.OTHERS_READ);
    }

    private static Diagnostic found(String path, String what, Span at) {
        return Diagnostics.warning("secrets-readable", at)
                .message("everybody on this machine can read " + what + " in `" + path + "`")
                .help("`chmod o-rwx " + path + "`")
                .build();
    }
}
