package org.waypost.compiler.lint.subject;

import java.util.Optional;
import org.waypost.compiler.ast.Argument;
import org.waypost.compiler.source.Span;
import org.waypost.engine.table.TableEntry;

/**
 * An entry of a table and where a person finds it.
 *
 * @param value empty in a list
 * @param span the key in the configuration, or the name of the table whose file has it
 * @param within {@code line 3 of `/etc/mail/aliases`}; empty when it stands in the configuration
 * @param word the key as it is written in the configuration
 */
public record PlacedEntry(
        String key, String value, Span span, String within, Optional<Argument.Word> word) {
    PlacedEntry(Argument.Word key) {
        this(key, Optional.empty());
    }

    PlacedEntry(Argument.Word key, Optional<Argument.Word> value) {
        this(
                key.text(),
                value.map(Argument.Word::text).orElse(""),
                key.span(),
                "",
                Optional.of(key));
    }

    PlacedEntry(String key, Span span) {
        this(key, "", span, "", Optional.empty());
    }

    PlacedEntry(TableEntry entry, String file, Span table) {
        this(
                entry.key(),
                entry.value(),
                table,
                "line " + entry.line() + " of `" + file + "`",
                Optional.empty());
    }

    /** A sentence about it, with its place in front where the marked text is not the entry. */
    public String sentence(String text) {
        return within.isEmpty() ? text : within + ": " + text;
    }
}
