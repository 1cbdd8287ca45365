package org.waypost.lsp.server;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.eclipse.emf.common.util.URI;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.xtext.ide.server.BuildManager.Buildable;
import org.eclipse.xtext.ide.server.Document;
import org.eclipse.xtext.ide.server.WorkspaceManager;
import org.eclipse.xtext.resource.IResourceDescription;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.util.CancelIndicator;
import org.eclipse.xtext.util.Pair;
import org.eclipse.xtext.validation.Issue;
import org.eclipse.xtext.xbase.lib.Functions.Function2;
import org.eclipse.xtext.xbase.lib.Procedures.Procedure2;
import org.jspecify.annotations.Nullable;
import org.waypost.lsp.workspace.OpenTexts;
import org.waypost.lsp.workspace.Uris;

/** Xtext's workspace over the shared open texts. One thread writes, any reads. */
@Singleton
public class EditorWorkspace extends WorkspaceManager {
    private final OpenTexts open;
    private final Pulling pulling;
    private final Judging judging;

    /** Held for writing while documents that somebody may read are replaced by newer ones. */
    private final ReadWriteLock texts = new ReentrantReadWriteLock();

    private final AtomicInteger arrivals = new AtomicInteger();
    private final Set<URI> unjudged = new LinkedHashSet<>();
    private final FollowedIncludes included = new FollowedIncludes(this::isDocumentOpen);
    private IssueRouter router = IssueRouter.SILENT;

    /** Whether files have changed that include others, or may, and are not indexed yet. */
    private boolean includesChanged;

    /** Whether the index was made of older texts, its includes being the same. */
    private volatile boolean behind;

    /** Whether names have changed since then. */
    private volatile boolean namesBehind;

    /** What was opened since then, and is not in the index. */
    private final Set<URI> unindexed = ConcurrentHashMap.newKeySet();

    @Inject
    EditorWorkspace(OpenTexts open, Pulling pulling, Judging judging) {
        this.judging = judging;
        this.open = open;
        this.pulling = pulling;
    }

    /** A client may have no folder at all. */
    @Override
    public void initialize(
            @Nullable URI baseDir,
            Procedure2<? super URI, ? super Iterable<Issue>> acceptor,
            CancelIndicator indicator) {
        if (baseDir == null) {
            initialize(List.of(), acceptor, indicator);
        } else {
            super.initialize(baseDir, acceptor, indicator);
        }
    }

    @Override
    public void initialize(
            List<WorkspaceFolder> folders,
            Procedure2<? super URI, ? super Iterable<Issue>> acceptor,
            CancelIndicator indicator) {
        router = new IssueRouter(acceptor, this::isJudgedItself, pulling::fetches);
        super.initialize(folders, router::accept, indicator);
        followIncludes(indicator);
    }

    /** Whether somebody says of a file itself what is wrong in it. */
    private boolean isJudgedItself(URI file) {
        return isDocumentOpen(file)
                || included.follows(file)
                || getIndex().getResourceDescription(file) != null;
    }

    /** Brings what is included, directly or not, into the index, and takes out what was. */
    private List<IResourceDescription.Delta> followIncludes(CancelIndicator indicator) {
        List<IResourceDescription.Delta> deltas = new ArrayList<>();
        for (int round = 0; round < FollowedIncludes.MAX_ROUNDS; round++) {
            FollowedIncludes.Change change = included.look(getIndex());
            if (change.isEmpty()) {
                break;
            }
            deltas.addAll(super.didChangeFiles(change.missing(), change.idle()).build(indicator));
        }
        return deltas;
    }

    @Override
    public Buildable didChangeFiles(List<URI> dirty, List<URI> deleted) {
        publishTexts();
        open.changed(dirty);
        open.changed(deleted);
        Buildable build = super.didChangeFiles(dirty, deleted);
        includesChanged = true;
        return indicator -> {
            var deltas = new ArrayList<>(build.build(indicator));
            deltas.addAll(followIncludes(indicator));
            indexed();
            return deltas;
        };
    }

    private void indexed() {
        includesChanged = false;
        behind = false;
        namesBehind = false;
        unindexed.clear();
        unjudged.clear();
    }

    /** What is wrong in a document that includes nothing is told before it is in the index. */
    @Override
    public Buildable didOpen(URI uri, Integer version, String contents) {
        boolean alone = !includesChanged && getIndex().getResourceDescription(uri) == null;
        Buildable whole = super.didOpen(uri, version, contents);
        if (!alone || !judging.isConfiguration(uri) || !judging.includesAlike("", contents)) {
            return whole;
        }
        unindexed.add(uri);
        namesBehind = true;
        return soon(uri);
    }

    /**
     * Most changes leave all includes as they are: then the index need not be read anew before
     * anybody is told what is wrong. It is when somebody asks.
     */
    @Override
    public Buildable didChangeTextDocumentContent(
            URI uri, Integer version, Iterable<TextDocumentContentChangeEvent> changes) {
        Document before = getOpenDocuments().get(uri);
        boolean known = !includesChanged && isKnown(uri);
        Buildable whole = super.didChangeTextDocumentContent(uri, version, changes);
        if (before == null || !known || !judging.isConfiguration(uri)) {
            return whole;
        }
        String now = getOpenDocuments().get(uri).getContents();
        if (!judging.includesAlike(before.getContents(), now)) {
            return whole;
        }
        namesBehind |= !judging.namesAlike(before.getContents(), now);
        return soon(uri);
    }

    private boolean isKnown(URI uri) {
        return unindexed.contains(uri) || getIndex().getResourceDescription(uri) != null;
    }

    private Buildable soon(URI uri) {
        includesChanged = false;
        behind = true;
        unjudged.add(uri);
        return this::judge;
    }

    /** Says what is wrong now in the files that belong to those that changed. */
    private List<IResourceDescription.Delta> judge(CancelIndicator indicator) {
        judging.judge(unjudged, getIndex(), indicator, router::accept);
        unjudged.clear();
        afterBuild(List.of());
        return List.of();
    }

    /** Whether the index was made of older texts. */
    boolean isBehind() {
        return behind;
    }

    /** A change is on its way: what only brings the index up to older texts may stop. */
    void changeArrives() {
        arrivals.incrementAndGet();
    }

    /** Whether a document was opened that is not in the index yet. */
    boolean isUnindexed() {
        return !unindexed.isEmpty();
    }

    /** How many changes have come so far. */
    int arrivals() {
        return arrivals.get();
    }

    /** Brings the index up to the texts before somebody reads it. */
    void catchUp() {
        if (behind) {
            catchUp(arrivals.get());
        }
    }

    private void catchUp(int arrived) {
        texts.writeLock().lock();
        try {
            if (behind) {
                router.mute(true);
                super.didChangeFiles(List.of(), gone()).build(() -> arrivals.get() != arrived);
                behind = false;
                namesBehind = false;
                unindexed.clear();
            }
        } finally {
            router.mute(false);
            texts.writeLock().unlock();
        }
    }

    /** Files that were deleted, and whoever watches them has not said so yet. */
    private List<URI> gone() {
        List<URI> gone = new ArrayList<>();
        for (IResourceDescription known : getIndex().getAllResourceDescriptions()) {
            URI uri = known.getURI();
            if (!isDocumentOpen(uri) && Uris.path(uri).filter(Files::notExists).isPresent()) {
                gone.add(uri);
            }
        }
        return gone;
    }

    /** A client may ask for a document that it never opened and that is no file. */
    @Override
    public @Nullable Pair<? super Document, ? super XtextResource> read(URI uri) {
        catchUp();
        return readAsIndexed(uri);
    }

    /** What an object of the index says may be a little older than the document beside it. */
    private @Nullable Pair<? super Document, ? super XtextResource> readAsIndexed(URI uri) {
        URI document = uri.trimFragment();
        if (!isDocumentOpen(document) && !isFile(document)) {
            throw new ResponseErrorException(
                    new ResponseError(
                            ResponseErrorCode.InvalidParams,
                            "no such document: " + Uris.text(document),
                            null));
        }
        return super.read(uri);
    }

    /**
     * Hands a document to work that reads its text, the names of the index and no nodes.
     *
     * @param work gets a resource whose nodes may be those of an older text
     */
    <T> T doReadText(
            URI uri, Function2<? super Document, ? super XtextResource, ? extends T> work) {
        if (namesBehind) {
            catchUp();
        }
        texts.readLock().lock();
        try {
            Pair<? super Document, ? super XtextResource> pair = readAsIndexed(uri);
            return pair == null
                    ? work.apply(null, null)
                    : work.apply((Document) pair.getFirst(), (XtextResource) pair.getSecond());
        } finally {
            texts.readLock().unlock();
        }
    }

    private static boolean isFile(URI uri) {
        return Uris.path(uri).filter(Files::isRegularFile).isPresent();
    }

    /** Copies what Xtext keeps to where the compiler looks. */
    private void publishTexts() {
        Map<URI, Document> known = getOpenDocuments();
        open.documents().keySet().retainAll(known.keySet());
        open.documents().putAll(known);
    }
}
