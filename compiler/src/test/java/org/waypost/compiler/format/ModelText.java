package org.waypost.compiler.format;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.waypost.compiler.Compilation;
import org.waypost.compiler.source.SourceFile;
import org.waypost.compiler.source.Span;
import org.waypost.engine.rule.SourceLine;

/**
 * What a compilation found, without where it stands: formatting may move it to other lines. The
 * warning about CR LF is left out, because formatting mends what it warns of.
 */
final class ModelText {
    private static final Pattern LINE_NAME = Pattern.compile("(line |<via:)[0-9]+");

    private ModelText() {}

    static String of(Compilation compilation) {
        String said =
                compilation.diagnostics().stream()
                        .filter(d -> !d.code().equals("crlf"))
                        .map(d -> d.severity() + " " + d.code() + " " + d.message() + d.original())
                        .sorted()
                        .collect(Collectors.joining("\n"));
        return said + "\n" + value(compilation.configuration());
    }

    private static String value(Object object) {
        return switch (object) {
            case null -> "null";
            case Span _, SourceFile _, SourceLine _ -> "here";
            case Optional<?> maybe -> maybe.map(ModelText::value).orElse("none");
            case Map<?, ?> map ->
                    map.entrySet().stream()
                            .map(e -> value(e.getKey()) + "=" + value(e.getValue()))
                            .sorted()
                            .collect(Collectors.joining(", ", "{", "}"));
            case List<?> list -> values(list);
            case Set<?> set -> set.stream().map(ModelText::value).sorted().toList().toString();
            case Collection<?> other -> values(other);
            case Record parts -> parts(parts);
            default -> LINE_NAME.matcher(object.toString()).replaceAll("$1N");
        };
    }

    private static String values(Collection<?> values) {
        return values.stream().map(ModelText::value).collect(Collectors.joining("\n ", "[", "]"));
    }

    private static String parts(Record parts) {
        StringBuilder out = new StringBuilder(parts.getClass().getSimpleName()).append('(');
        for (RecordComponent part : parts.getClass().getRecordComponents()) {
            if (!part.getName().equals("line")) {
                out.append(part.getName()).append('=').append(value(part(parts, part)));
                out.append(", ");
            }
        }
        return out.append(')').toString();
    }

    private static Object part(Record parts, RecordComponent part) {
        try {
            part.getAccessor().setAccessible(true);
            return part.getAccessor().invoke(parts);
        } catch (ReflectiveOperationException unreachable) {
            throw new IllegalStateException(unreachable);
        }
    }
}
