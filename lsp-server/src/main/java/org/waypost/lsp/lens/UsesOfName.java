package org.waypost.lsp.lens;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.inject.Inject;
import org.eclipse.lsp4j.Location;
import org.eclipse.xtext.ide.server.Document;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.resource.XtextResource;
import org.waypost.lsp.navigate.Occurrences;
import org.waypost.lsp.text.Lines;
import org.waypost.lsp.text.Ranges;
import org.waypost.lsp.workspace.Uris;

/** The places that a lens counts. */
final class UsesOfName {
    private final Occurrences occurrences;
    private final Gson gson = new Gson();

    @Inject
    UsesOfName(Occurrences occurrences) {
        this.occurrences = occurrences;
    }

    /**
     * The uses of the name at a position.
     *
     * @param position {@code line} and {@code character}, from 0
     */
    JsonElement of(Document document, XtextResource resource, JsonObject position) {
        JsonArray places = new JsonArray();
        int offset =
                Lines.offset(document, gson.fromJson(position, org.eclipse.lsp4j.Position.class));
        occurrences.definitionAt(resource, offset).stream()
                .flatMap(definition -> occurrences.of(definition).stream().skip(1))
                .map(UsesOfName::location)
                .forEach(location -> places.add(gson.toJsonTree(location)));
        return places;
    }

    private static Location location(Occurrences.Place place) {
        INode node = place.node();
        String text = node.getRootNode().getText();
        return new Location(
                Uris.text(place.file().getURI()),
                Ranges.of(text, node.getOffset(), node.getEndOffset()));
    }
}
