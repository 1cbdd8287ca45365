package org.waypost.lsp.navigate;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.lsp4j.Location;
import org.eclipse.xtext.resource.XtextResource;
import org.waypost.lsp.text.Lexeme;
import org.waypost.lsp.text.Outline;
import org.waypost.lsp.text.Phrase;
import org.waypost.lsp.workspace.ReadTexts;
import org.waypost.lsp.workspace.Uris;

/**
 * The tags of listeners. Nothing declares a tag once: each listener that sets it is a definition,
 * each rule that asks for it a use.
 */
public final class Tags {
    private final Occurrences occurrences;
    private final ReadTexts texts;

    @Inject
    public Tags(Occurrences occurrences, ReadTexts texts) {
        this.occurrences = occurrences;
        this.texts = texts;
    }

    /**
     * A place where a tag is named.
     *
     * @param defines whether a listener sets it there
     */
    public record Place(URI file, Lexeme word, boolean defines, Location location) {}

    /** The tag whose name is at an offset, or just before it. */
    public Optional<String> at(XtextResource resource, int offset) {
        return of(resource).stream()
                .map(Place::word)
                .filter(word -> word.start() <= offset && offset <= word.end())
                .map(Lexeme::value)
                .findFirst();
    }

    /** Every place of a tag in all files of the configuration. */
    public List<Place> named(XtextResource resource, String tag) {
        return all(resource).stream().filter(place -> place.word().value().equals(tag)).toList();
    }

    /** Every tag that stands in the configuration, each once. */
    public List<String> names(XtextResource resource) {
        return all(resource).stream().map(place -> place.word().value()).distinct().toList();
    }

    private List<Place> all(XtextResource resource) {
        List<Place> places = new ArrayList<>();
        occurrences.files(resource).forEach(file -> places.addAll(of(file)));
        return places;
    }

    private List<Place> of(Resource file) {
        Outline outline = texts.outline(file);
        List<Place> places = new ArrayList<>();
        for (Phrase phrase : outline.statements()) {
            collect(phrase.visible(), outline, file.getURI(), places);
        }
        return places;
    }

    private static void collect(List<Lexeme> words, Outline outline, URI file, List<Place> places) {
        boolean listener = words.getFirst().is("listen");
        for (int i = 2; i < words.size(); i++) {
            if (words.get(i).isName() && isAsked(words, i)) {
                Lexeme word = words.get(i);
                Location location =
                        new Location(
                                Uris.text(file), outline.lines().range(word.start(), word.end()));
                places.add(new Place(file, word, listener, location));
            }
        }
    }

    private static boolean isAsked(List<Lexeme> words, int at) {
        String statement = words.getFirst().text();
        Lexeme before = words.get(at - 1);
        return switch (statement) {
            case "listen", "match" -> before.is("tag");
            case "accept", "reject" ->
                    before.is("tagged") || (before.is("!") && words.get(at - 2).is("tagged"));
            default -> false;
        };
    }
}
