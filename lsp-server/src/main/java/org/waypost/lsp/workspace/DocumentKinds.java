package org.waypost.lsp.workspace;

import com.google.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.eclipse.emf.common.util.URI;

/** What a document is: by what the client calls it, else by who reads it. */
public final class DocumentKinds {
    private static final String TESTS = ".mailtest.yaml";

    private static final Map<String, Kind> LANGUAGES =
            Map.of(
                    "smtpd-conf", Kind.CONFIGURATION,
                    "smtpd-table", Kind.TABLE,
                    "smtpd-aliases", Kind.ALIASES);

    private final OpenTexts open;
    private final Compilations compilations;

    @Inject
    public DocumentKinds(OpenTexts open, Compilations compilations) {
        this.open = open;
        this.compilations = compilations;
    }

    /** The languages of the server. */
    public enum Kind {
        CONFIGURATION,
        /** A file with a key, or a key and a value, on each line. */
        TABLE,
        /** The same, its values being recipients. */
        ALIASES,
        /** Cases for {@code waypost test}. */
        TESTS;

        /** Whether its lines are entries. */
        public boolean hasEntries() {
            return this == TABLE || this == ALIASES;
        }
    }

    /** The kind of a document. */
    public Kind of(URI uri) {
        String name = uri.lastSegment() == null ? "" : uri.lastSegment();
        if (name.endsWith(TESTS)) {
            return Kind.TESTS;
        }
        Optional<Kind> said = open.language(uri).map(LANGUAGES::get);
        if (said.isPresent()) {
            return said.get();
        }
        if (!compilations.isTable(uri)) {
            return Kind.CONFIGURATION;
        }
        return name.startsWith("aliases") ? Kind.ALIASES : Kind.TABLE;
    }

    /** Whether it is read as a configuration or a part of one. */
    public boolean isConfiguration(URI uri) {
        return of(uri) == Kind.CONFIGURATION;
    }
}
