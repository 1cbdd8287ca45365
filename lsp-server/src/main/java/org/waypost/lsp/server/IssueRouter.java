package org.waypost.lsp.server;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.emf.common.util.URI;
import org.eclipse.xtext.validation.Issue;
import org.eclipse.xtext.xbase.lib.Procedures.Procedure2;

/**
 * Brings issues to the files that they are about: what a main file has to say of an included file
 * that is not open is shown there. Used by the build thread.
 */
final class IssueRouter {
    /** Before there is a client. */
    static final IssueRouter SILENT = new IssueRouter((_, _) -> {}, _ -> false, _ -> false);

    private final Procedure2<? super URI, ? super Iterable<Issue>> client;
    private final Predicate<URI> isOpen;
    private final Predicate<URI> isFetched;
    private volatile boolean mute;
    private final Map<URI, Set<URI>> shownElsewhere = new HashMap<>();

    IssueRouter(
            Procedure2<? super URI, ? super Iterable<Issue>> client,
            Predicate<URI> isOpen,
            Predicate<URI> isFetched) {
        this.isFetched = isFetched;
        this.client = client;
        this.isOpen = isOpen;
    }

    /** While it is mute, what comes was told already. */
    void mute(boolean still) {
        mute = still;
    }

    /** Publishes what is known about one file after its check. */
    void accept(URI uri, Iterable<Issue> issues) {
        if (mute) {
            return;
        }
        Map<URI, List<Issue>> byFile = new LinkedHashMap<>();
        byFile.put(uri, new ArrayList<>());
        for (Issue issue : issues) {
            URI home = issue.getUriToProblem() == null ? uri : issue.getUriToProblem();
            byFile.computeIfAbsent(home, u -> new ArrayList<>()).add(issue);
        }
        Set<URI> elsewhere = new HashSet<>(byFile.keySet());
        elsewhere.remove(uri);
        Set<URI> before = shownElsewhere.put(uri, elsewhere);
        if (before != null) {
            before.forEach(old -> byFile.computeIfAbsent(old, u -> List.of()));
        }
        byFile.forEach((file, found) -> publish(uri, file, found));
    }

    private void publish(URI checked, URI file, List<Issue> found) {
        boolean ours = file.equals(checked) || !isOpen.test(file);
        if (ours && !isFetched.test(file)) {
            client.apply(file, found);
        }
    }
}
