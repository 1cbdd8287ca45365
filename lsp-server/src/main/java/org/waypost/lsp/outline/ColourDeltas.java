package org.waypost.lsp.outline;

import com.google.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.emf.common.util.URI;
import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensDelta;
import org.eclipse.lsp4j.SemanticTokensEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** {@code textDocument/semanticTokens/full/delta}: what has changed since the last answer. */
@Singleton
public final class ColourDeltas {
    /** The documents that somebody works on at the same time, with a little room. */
    private static final int MAX_KEPT = 16;

    private final Map<URI, SemanticTokens> sent =
            new LinkedHashMap<>(MAX_KEPT * 2, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<URI, SemanticTokens> eldest) {
                    return size() > MAX_KEPT;
                }
            };
    private long counter;

    /** Remembers an answer, and gives it the name by which the client will refer to it. */
    public synchronized SemanticTokens remember(URI document, SemanticTokens tokens) {
        SemanticTokens named = new SemanticTokens(Long.toString(++counter), tokens.getData());
        sent.put(document, named);
        return named;
    }

    /** The difference to the answer that the client has; everything when it is not known here. */
    public synchronized Either<SemanticTokens, SemanticTokensDelta> since(
            URI document, String previous, SemanticTokens tokens) {
        SemanticTokens before = sent.get(document);
        SemanticTokens now = remember(document, tokens);
        if (before == null || !before.getResultId().equals(previous)) {
            return Either.forLeft(now);
        }
        List<SemanticTokensEdit> edits = edits(before.getData(), now.getData());
        return Either.forRight(new SemanticTokensDelta(edits, now.getResultId()));
    }

    /** One edit between what is equal at the start and at the end. */
    static List<SemanticTokensEdit> edits(List<Integer> before, List<Integer> now) {
        int shorter = Math.min(before.size(), now.size());
        int start = 0;
        while (start < shorter && before.get(start).equals(now.get(start))) {
            start++;
        }
        int end = 0;
        while (end < shorter - start
                && before.get(before.size() - 1 - end).equals(now.get(now.size() - 1 - end))) {
            end++;
        }
        int deleted = before.size() - end - start;
        List<Integer> inserted = now.subList(start, now.size() - end);
        return deleted == 0 && inserted.isEmpty()
                ? List.of()
                : List.of(new SemanticTokensEdit(start, deleted, List.copyOf(inserted)));
    }
}
