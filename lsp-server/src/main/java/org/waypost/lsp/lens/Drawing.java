package org.waypost.lsp.lens;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.inject.Inject;
import org.eclipse.emf.ecore.resource.Resource;
import org.waypost.compiler.decide.GraphPage;
import org.waypost.compiler.model.Configuration;
import org.waypost.lsp.workspace.Compiled;
import org.waypost.lsp.workspace.Configurations;
import org.waypost.lsp.workspace.Uris;

/** The decision graph of a configuration as a picture. */
final class Drawing {
    private final Configurations configurations;

    @Inject
    Drawing(Configurations configurations) {
        this.configurations = configurations;
    }

    /** Answers {@code text}, {@code svg} unless it is too large, and the main file. */
    JsonElement draw(Resource resource) {
        Compiled compiled =
                configurations.sound(resource).stream()
                        .findFirst()
                        .orElseThrow(() -> Commands.refused("the file has errors"));
        Configuration configuration = compiled.compilation().configuration().orElseThrow();
        GraphPage page = GraphPage.of(configuration, compiled.main().name());
        JsonObject answer = new JsonObject();
        answer.addProperty("root", Uris.text(compiled.root()));
        answer.addProperty("text", page.text());
        page.svg().ifPresent(svg -> answer.addProperty("svg", svg));
        answer.addProperty("boxes", page.boxes());
        return answer;
    }
}
