package org.waypost.lsp.edit;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.PrepareRenameDefaultBehavior;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either3;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.xtext.ide.server.ILanguageServerAccess;
import org.eclipse.xtext.ide.server.rename.IRenameService2;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.resource.XtextResource;
import org.jspecify.annotations.Nullable;
import org.waypost.grammar.Keywords;
import org.waypost.grammar.Release;
import org.waypost.lsp.navigate.Occurrences;
import org.waypost.lsp.navigate.Occurrences.Place;
import org.waypost.lsp.navigate.Tags;
import org.waypost.lsp.text.Lines;
import org.waypost.lsp.text.Ranges;
import org.waypost.lsp.workspace.Uris;
import org.waypost.lsp.xtext.shape.Definition;
import org.waypost.lsp.xtext.shape.MacroDefinition;

/** {@code textDocument/rename}: a definition and its uses, across includes. */
@Singleton
public class Rename implements IRenameService2 {
    /** smtpd.conf(5): a longer tag is refused. */
    private static final int MAX_TAG = 32;

    private static final Pattern MACRO = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.:@-]*");

    private final Occurrences occurrences;
    private final Tags tags;

    @Inject
    public Rename(Occurrences occurrences, Tags tags) {
        this.occurrences = occurrences;
        this.tags = tags;
    }

    @Override
    public WorkspaceEdit rename(Options options) {
        String uri = options.getRenameParams().getTextDocument().getUri();
        return options.getLanguageServerAccess()
                .doSyncRead(uri, context -> rename(context, options));
    }

    private WorkspaceEdit rename(ILanguageServerAccess.Context context, Options options) {
        int offset = Lines.offset(context.getDocument(), options.getRenameParams().getPosition());
        XtextResource resource = (XtextResource) context.getResource();
        String wanted = options.getRenameParams().getNewName();
        Optional<Definition> definition = occurrences.definitionAt(resource, offset);
        return definition.isPresent()
                ? rename(definition.get(), wanted)
                : renameTag(resource, offset, wanted);
    }

    private WorkspaceEdit renameTag(XtextResource resource, int offset, String wanted) {
        String tag =
                tags.at(resource, offset)
                        .orElseThrow(() -> refused("there is no name here that can be changed"));
        if (!NAME.matcher(wanted).matches() || wanted.length() > MAX_TAG) {
            throw refused("`" + wanted + "` cannot be a tag");
        }
        if (!wanted.equals(tag) && tags.names(resource).contains(wanted)) {
            throw refused("there is another `" + wanted + "` already");
        }
        Map<String, List<TextEdit>> changes = new LinkedHashMap<>();
        for (Tags.Place place : tags.named(resource, tag)) {
            changes.computeIfAbsent(place.location().getUri(), u -> new ArrayList<>())
                    .add(
                            new TextEdit(
                                    place.location().getRange(),
                                    written(place.word().text(), wanted)));
        }
        return new WorkspaceEdit(changes);
    }

    private WorkspaceEdit rename(Definition definition, String wanted) {
        String name = checked(wanted, definition);
        Map<String, List<TextEdit>> changes = new LinkedHashMap<>();
        for (Place place : occurrences.of(definition)) {
            changes.computeIfAbsent(Uris.text(place.file().getURI()), u -> new ArrayList<>())
                    .add(new TextEdit(range(place), written(place.node().getText(), name)));
        }
        return new WorkspaceEdit(changes);
    }

    private String checked(String wanted, Definition definition) {
        boolean macro = definition instanceof MacroDefinition;
        String name = macro && wanted.startsWith("$") ? wanted.substring(1) : wanted;
        boolean fits =
                macro
                        ? MACRO.matcher(name).matches() && isPlainWord(name)
                        : NAME.matcher(name).matches();
        if (!fits) {
            throw refused("`" + wanted + "` cannot be a name here");
        }
        if (!name.equalsIgnoreCase(definition.getName()) && occurrences.isTaken(definition, name)) {
            throw refused("there is another `" + name + "` already");
        }
        return name;
    }

    /** The new name in the clothes of the old one. */
    private static String written(String old, String name) {
        return switch (old.charAt(0)) {
            case '$' -> "$" + name;
            case '"', '\'' -> old.charAt(0) + name + old.charAt(0);
            default -> isPlainWord(name) ? name : '"' + name + '"';
        };
    }

    /** Whether no release reads anything but a name in it when it stands without quotes. */
    private static boolean isPlainWord(String name) {
        return !NUMBER.matcher(name).matches()
                && Arrays.stream(Release.values())
                        .noneMatch(release -> Keywords.of(release).contains(name));
    }

    private static Range range(Place place) {
        INode node = place.node();
        String text = node.getRootNode().getText();
        return Ranges.of(text, node.getOffset(), node.getEndOffset());
    }

    @Override
    public @Nullable Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>
            prepareRename(PrepareRenameOptions options) {
        String uri = options.getParams().getTextDocument().getUri();
        return options.getLanguageServerAccess()
                .doSyncRead(
                        uri,
                        context -> {
                            XtextResource resource = (XtextResource) context.getResource();
                            int offset =
                                    Lines.offset(
                                            context.getDocument(),
                                            options.getParams().getPosition());
                            return prepared(resource, offset);
                        });
    }

    private @Nullable Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior> prepared(
            XtextResource resource, int offset) {
        return occurrences.definitionAt(resource, offset).stream()
                .flatMap(definition -> occurrences.of(definition).stream())
                .filter(place -> place.file() == resource)
                .filter(p -> p.node().getOffset() <= offset && offset <= p.node().getEndOffset())
                .findFirst()
                .map(Rename::offer)
                .or(() -> preparedTag(resource, offset))
                .orElse(null);
    }

    private Optional<Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>> preparedTag(
            XtextResource resource, int offset) {
        return tags.at(resource, offset).stream()
                .flatMap(tag -> tags.named(resource, tag).stream())
                .filter(place -> place.file().equals(resource.getURI()))
                .filter(p -> p.word().start() <= offset && offset <= p.word().end())
                .findFirst()
                .map(
                        place ->
                                Either3.forSecond(
                                        new PrepareRenameResult(
                                                place.location().getRange(),
                                                place.word().value())));
    }

    private static Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior> offer(
            Place place) {
        String shown = place.node().getText().replaceAll("[$\"']", "");
        return Either3.forSecond(new PrepareRenameResult(range(place), shown));
    }

    private static ResponseErrorException refused(String why) {
        return new ResponseErrorException(
                new ResponseError(ResponseErrorCode.RequestFailed, why, null));
    }
}
