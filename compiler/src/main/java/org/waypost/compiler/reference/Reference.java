package org.waypost.compiler.reference;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.waypost.compiler.diagnostic.Page;
import org.waypost.compiler.diagnostic.Pages;

/** All pages of the reference. */
public final class Reference {
    /** The folders that hold nothing else. */
    public static final String LANGUAGE = "grammar/reference";

    /** As {@link #LANGUAGE}. */
    public static final String CODES = "compiler/reference";

    /** From a jar to the root of the project there are fewer folders. */
    private static final int MAX_LEVELS = 8;

    private Reference() {}

    /** The text of each page by its path, from the root of the project. */
    public static SortedMap<String, String> pages() {
        SortedMap<String, String> pages = new TreeMap<>();
        pages.put(LANGUAGE + "/smtpd.conf.md", LanguagePage.text());
        pages.put(CODES + "/README.md", CodePage.list(Pages.all()));
        for (Page page : Pages.all()) {
            pages.put(CODES + "/" + page.code() + ".md", CodePage.text(page));
        }
        return Collections.unmodifiableSortedMap(pages);
    }

    /** The page about a code, when the reference lies beside the program that runs. */
    public static Optional<Path> file(String code) {
        return Optional.ofNullable(Folder.CODES_HERE)
                .map(folder -> folder.resolve(code + ".md"))
                .filter(Files::isRegularFile);
    }

    /** Looked for once: from the program's own file upward. */
    private static final class Folder {
        private static final @Nullable Path CODES_HERE = codesAbove(program());

        private static @Nullable Path program() {
            try {
                CodeSource source = Reference.class.getProtectionDomain().getCodeSource();
                return source == null ? null : Path.of(source.getLocation().toURI());
            } catch (URISyntaxException | IllegalArgumentException noFile) {
                return null;
            }
        }
    }

    /** The pages about the codes, in a folder above a file; null when there are none. */
    static @Nullable Path codesAbove(@Nullable Path file) {
        Path at = file;
        for (int level = 0; at != null && level < MAX_LEVELS; level++) {
            if (Files.isDirectory(at.resolve(CODES))) {
                return at.resolve(CODES);
            }
            at = at.getParent();
        }
        return null;
    }
}
