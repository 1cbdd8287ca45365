package org.waypost.compiler.check.setting;

import java.util.HashSet;
import java.util.Set;
import org.waypost.compiler.ast.Argument;
import org.waypost.compiler.check.state.CheckState;
import org.waypost.compiler.check.table.Finding;
import org.waypost.compiler.check.table.Spelled;
import org.waypost.compiler.diagnostic.Diagnostics;
import org.waypost.grammar.Release;

/** Uses of filters by their names. */
public final class FilterNames {
    private FilterNames() {}

    /** One name, or a list that makes a chain. */
    public static void require(CheckState state, Argument names) {
        switch (names) {
            case Argument.Word word -> known(state, word);
            case Argument.Block block -> chain(state, block);
            case Argument.Number _, Argument.Reference _ ->
                    throw new IllegalStateException("not in the grammar");
        }
    }

    /** The members of a chain: no chains themselves, each once. */
    static void chain(CheckState state, Argument.Block block) {
        Set<String> seen = new HashSet<>();
        for (Argument.Entry entry : block.entries()) {
            Argument.Word word = entry.key();
            known(state, word);
            boolean chain =
                    state.filters().containsKey(word.text())
                            && state.filters().get(word.text()).chain();
            if (chain) {
                throw Finding.error(
                        "chain-in-chain",
                        word.span(),
                        "no filter chain allowed within a filter chain: " + word.text(),
                        "`" + word.text() + "` is a chain itself");
            }
            if (!seen.add(word.text())) {
                throw Finding.error(
                        "said-twice",
                        word.span(),
                        "no filter allowed twice within a filter chain: " + word.text(),
                        "`" + word.text() + "` is in this chain twice");
            }
        }
    }

    private static void known(CheckState state, Argument.Word word) {
        boolean anyName = state.classic() || !state.since(Release.R6_6) || state.incomplete();
        if (anyName || state.filters().containsKey(word.text())) {
            return;
        }
        Diagnostics error =
                Diagnostics.error("no-such-filter", word.span())
                        .original("no filter exist with that name: " + word.text())
                        .message("there is no filter `" + word.text() + "` above this line");
        state.tables()
                .suggestions()
                .among(state.filters().keySet(), word.text())
                .ifPresent(
                        close ->
                                error.help("did you mean `" + close + "`?")
                                        .edit(Spelled.as(word, close)));
        throw new Finding(error.build());
    }
}
