package org.waypost.lsp.lens;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.inject.Inject;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.emf.ecore.resource.Resource;
import org.waypost.compiler.decide.EnvelopeReader;
import org.waypost.compiler.decide.EnvelopeReader.Reading;
import org.waypost.compiler.decide.EnvelopeText;
import org.waypost.compiler.decide.KeyUses;
import org.waypost.compiler.model.Configuration;
import org.waypost.engine.eval.Explanation;
import org.waypost.engine.eval.Verdict;
import org.waypost.engine.rule.Rule;
import org.waypost.engine.text.ExplanationText;
import org.waypost.engine.value.Facts;
import org.waypost.lsp.workspace.Configurations;

/** Decides an envelope by the configuration as it stands in the editor, and says why. */
final class Explaining {
    private final Configurations configurations;

    @Inject
    Explaining(Configurations configurations) {
        this.configurations = configurations;
    }

    /**
     * Explains.
     *
     * @param envelope {@code from}, {@code sender}, {@code rcpt}; {@code tag}, {@code auth}, {@code
     *     tls}, {@code helo}, {@code rdns} where they matter
     * @return {@code text} for people; {@code file} and {@code line} of the rule that decides
     */
    JsonElement explain(Resource resource, JsonObject envelope) {
        Configuration configuration =
                configurations
                        .first(resource)
                        .orElseThrow(() -> Commands.refused("the file has errors"));
        return switch (new EnvelopeReader(configuration).read(read(envelope))) {
            case Reading.Unreadable(String sentence) -> throw Commands.refused(sentence);
            case Reading.RefusedAddress(String address, var _) -> {
                JsonObject refused = new JsonObject();
                refused.addProperty("text", "the address `" + address + "` is refused\n");
                yield refused;
            }
            case Reading.Envelope(Facts facts) -> answer(configuration, facts);
        };
    }

    private static JsonObject answer(Configuration configuration, Facts facts) {
        Set<String> assumed = new LinkedHashSet<>();
        Explanation explanation = KeyUses.explain(configuration, facts, assumed);
        JsonObject answer = new JsonObject();
        String note =
                assumed.isEmpty()
                        ? ""
                        : "as long as " + String.join(", ", assumed) + " says nothing\n";
        answer.addProperty("text", ExplanationText.of(explanation) + note);
        if (explanation.verdict() instanceof Verdict.Decided(Rule rule)) {
            answer.addProperty("file", rule.source().file());
            answer.addProperty("line", rule.source().line());
        }
        return answer;
    }

    private static EnvelopeText read(JsonObject envelope) {
        return new EnvelopeText(
                text(envelope, "tag").orElse(""),
                text(envelope, "from").orElse("192.0.2.1"),
                text(envelope, "auth"),
                text(envelope, "tls").filter("true"::equals).isPresent(),
                text(envelope, "helo").orElse("client.example"),
                text(envelope, "rdns"),
                text(envelope, "sender").orElse("someone@sender.invalid"),
                text(envelope, "rcpt")
                        .orElseThrow(() -> Commands.refused("an envelope needs a recipient")),
                false);
    }

    private static Optional<String> text(JsonObject object, String name) {
        JsonElement value = object.get(name);
        return value == null || !value.isJsonPrimitive() || value.getAsString().isEmpty()
                ? Optional.empty()
                : Optional.of(value.getAsString());
    }
}
