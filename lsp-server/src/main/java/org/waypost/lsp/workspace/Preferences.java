package org.waypost.lsp.workspace;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waypost.compiler.CompileOptions;
import org.waypost.compiler.lint.Level;
import org.waypost.compiler.lint.LintOptions;
import org.waypost.grammar.Release;

/**
 * What the client's settings say, under {@code waypost} or by themselves.
 *
 * @param release judged by this release; empty judges by what the file is
 * @param lints what becomes of hints and warnings, by their code
 * @param snippets whether whole statements to be filled in may be offered
 */
public record Preferences(Optional<Release> release, Map<String, Level> lints, boolean snippets) {
    public static final Preferences NONE = new Preferences(Optional.empty(), Map.of(), false);

    public Preferences {
        lints = Map.copyOf(lints);
    }

    /** The same for a client that understands snippets, or does not. */
    public Preferences withSnippets(boolean understood) {
        return new Preferences(release, lints, understood);
    }

    /** Reads settings; what is not understood is as if it were not there. */
    public static Preferences of(@Nullable Object settings) {
        if (!(settings instanceof JsonObject all)) {
            return NONE;
        }
        JsonObject ours = all.get("waypost") instanceof JsonObject inner ? inner : all;
        return new Preferences(
                text(ours, "release").flatMap(Release::named), levels(ours.get("lints")), false);
    }

    private static Optional<String> text(JsonObject object, String name) {
        JsonElement value = object.get(name);
        return value != null && value.isJsonPrimitive()
                ? Optional.of(value.getAsString())
                : Optional.empty();
    }

    private static Map<String, Level> levels(@Nullable JsonElement lints) {
        Map<String, Level> levels = new HashMap<>();
        if (lints instanceof JsonObject byCode) {
            for (String code : byCode.keySet()) {
                text(byCode, code)
                        .flatMap(word -> level(word))
                        .ifPresent(level -> levels.put(code, level));
            }
        }
        return levels;
    }

    private static Optional<Level> level(String word) {
        return Arrays.stream(Level.values()).filter(l -> l.word().equals(word)).findFirst();
    }

    /** What is wanted of the lints: all that they have to say, but for what the settings say. */
    LintOptions lintOptions(Instant now) {
        return new LintOptions(lints, true, now);
    }

    /** How texts are compiled. */
    CompileOptions options() {
        CompileOptions plain = CompileOptions.DEFAULT;
        return new CompileOptions(
                release, plain.hostname(), plain.interfaces(), plain.macros(), plain.thisMachine());
    }
}
