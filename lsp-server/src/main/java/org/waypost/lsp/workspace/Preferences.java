package org.waypost.lsp.workspace;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.jspecify.annotations.Nullable;
import org.waypost.compiler.CompileOptions;
import org.waypost.grammar.Release;

import java.util.Optional;

/**
 * What the client's settings say, under {@code waypost} or by themselves.
 *
 * @param release judged by this release; empty judges by what the file is
 * @param snippets whether whole statements to be filled in may be offered
 */
public record Preferences(Optional<Release> release, boolean snippets) {
    public static final Preferences NONE = new Preferences(Optional.empty(), false);

    /** The same for a client that understands snippets, or does not. */
    public Preferences withSnippets(boolean understood) {
        return new Preferences(release, understood);
    }

    /** Reads settings; what is not understood is as if it were not there. */
    public static Preferences of(@Nullable Object settings) {
        if (!(settings instanceof JsonObject all)) {
            return NONE;
        }
        JsonObject ours = all.get("waypost") instanceof JsonObject inner ? inner : all;
        return new Preferences(text(ours, "release").flatMap(Release::named), false);
    }

    private static Optional<String> text(JsonObject object, String name) {
        JsonElement value = object.get(name);
        return value != null && value.isJsonPrimitive()
                ? Optional.of(value.getAsString())
                : Optional.empty();
    }

    /** How texts are compiled. */
    CompileOptions options() {
        CompileOptions plain = CompileOptions.DEFAULT;
        return new CompileOptions(
                release, plain.hostname(), plain.interfaces(), plain.macros(), plain.thisMachine());
    }
}
