package org.waypost.lsp.explain;

import com.google.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.emf.common.util.URI;
import org.eclipse.xtext.resource.XtextResource;
import org.waypost.compiler.decide.TableProfile;
import org.waypost.lsp.workspace.Compiled;
import org.waypost.lsp.workspace.Configurations;
import org.waypost.lsp.workspace.Uris;

/** A table's kind, size, sample, last change and users. */
public final class TableText {
    private final Configurations configurations;

    @Inject
    public TableText(Configurations configurations) {
        this.configurations = configurations;
    }

    Optional<String> of(String name, XtextResource resource) {
        for (Compiled compiled : configurations.sound(resource)) {
            Optional<TableProfile> profile =
                    TableProfile.of(compiled.compilation().configuration().orElseThrow(), name);
            if (profile.isPresent()) {
                return Optional.of(markdown(profile.get(), compiled));
            }
        }
        return Optional.empty();
    }

    private static String markdown(TableProfile profile, Compiled compiled) {
        List<String> parts = new ArrayList<>();
        Optional<String> file = profile.file().filter(name -> !name.equals(compiled.main().name()));
        parts.add(
                "A "
                        + profile.kind()
                        + file.map(name -> " in `" + name + "`").orElse("")
                        + file.flatMap(name -> changed(name, compiled)).orElse("")
                        + ".");
        if (!profile.sample().isEmpty()) {
            parts.add(
                    profile.sample().stream()
                            .map(entry -> "`" + entry + "`")
                            .collect(Collectors.joining(", ", "Begins with ", ".")));
        }
        parts.add(
                profile.users().isEmpty()
                        ? "Nobody asks it."
                        : "Asked by " + String.join(", ", profile.users()) + ".");
        return String.join("\n\n", parts).replace("A asked", "Asked");
    }

    private static Optional<String> changed(String name, Compiled compiled) {
        Optional<URI> uri = Uris.resolve(compiled.root(), name);
        Optional<Path> path = uri.flatMap(Uris::path);
        if (path.isEmpty()) {
            return Optional.empty();
        }
        try {
            Instant time = Files.getLastModifiedTime(path.get()).toInstant();
            return Optional.of(", last changed " + time.truncatedTo(ChronoUnit.SECONDS));
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }
}
