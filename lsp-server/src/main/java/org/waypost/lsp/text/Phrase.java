package org.waypost.lsp.text;

import java.util.List;

/**
 * One statement's lexemes, hidden ones between them included; never empty, the first one visible.
 */
public record Phrase(List<Lexeme> lexemes) {
    public Phrase {
        lexemes = List.copyOf(lexemes);
    }

    public int start() {
        return lexemes.getFirst().start();
    }

    public int end() {
        return lexemes.getLast().end();
    }

    /** Whether another one is made of the same characters, wherever it stands. */
    boolean alike(Phrase other) {
        if (lexemes.size() != other.lexemes.size()) {
            return false;
        }
        for (int i = 0; i < lexemes.size(); i++) {
            if (!lexemes.get(i).text().equals(other.lexemes.get(i).text())) {
                return false;
            }
        }
        return true;
    }

    /** The lexemes that the language sees. */
    public List<Lexeme> visible() {
        return lexemes.stream()
                .filter(l -> !l.kind().isHidden() && l.kind() != Lexeme.Kind.NEWLINE)
                .toList();
    }
}
