package org.waypost.lsp.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A statement as one rule of the shape and its parts.
 *
 * @param rule the rule's name
 */
record StatementShape(String rule, List<Part> parts) {
    private static final String INCLUDE = "Include";

    StatementShape {
        parts = List.copyOf(parts);
    }

    static StatementShape of(Phrase phrase) {
        return new Reader(phrase).read();
    }

    /** The path of an include; empty for others. */
    List<String> included() {
        return rule.equals(INCLUDE) ? named() : List.of();
    }

    /** What the index knows of it: its rule and its name, or the path; empty for others. */
    List<String> named() {
        for (Part part : parts) {
            if (part instanceof Part.Feature feature
                    && (feature.name().equals("name") || feature.name().equals("path"))) {
                return List.of(rule, feature.lexeme().value());
            }
        }
        return List.of();
    }

    /** Walks over one phrase. */
    private static final class Reader {
        private final List<Lexeme> lexemes;
        private final List<Lexeme> visible;
        private final List<Part> parts = new ArrayList<>();
        private int at;
        private int visibleBefore;
        private String wordBefore = "";

        Reader(Phrase phrase) {
            lexemes = phrase.lexemes();
            visible = phrase.visible();
        }

        StatementShape read() {
            String rule = head();
            while (at < lexemes.size()) {
                item();
            }
            return new StatementShape(rule, parts);
        }

        /** Reads what comes before the items, and tells the rule. */
        private String head() {
            Lexeme first = visible.getFirst();
            if (first.kind() == Lexeme.Kind.WORD && seen(1).filter(l -> l.is("=")).isPresent()) {
                feature("name");
                sign();
                return Family.MACRO.definitionRule();
            }
            boolean named = seen(1).filter(Lexeme::isName).isPresent();
            Optional<Family> family = Family.introducedBy(first.text()).filter(f -> named);
            if (family.isPresent()) {
                feature("keyword");
                feature("name");
                return family.get().definitionRule();
            }
            return directiveOrInclude(first, named);
        }

        private String directiveOrInclude(Lexeme first, boolean named) {
            if (first.is("include") && named) {
                feature("keyword");
                feature("path");
                return INCLUDE;
            }
            if (!startsItem(first)) {
                feature("keyword");
            }
            return "Directive";
        }

        private static boolean startsItem(Lexeme first) {
            return first.is("<") || first.kind() == Lexeme.Kind.MACRO;
        }

        private Optional<Lexeme> seen(int index) {
            return index < visible.size() ? Optional.of(visible.get(index)) : Optional.empty();
        }

        private void item() {
            Lexeme lexeme = lexemes.get(at);
            if (lexeme.kind().isHidden() || lexeme.kind() == Lexeme.Kind.NEWLINE) {
                parts.add(new Part.Hidden(lexeme));
                at++;
            } else if (lexeme.is("<")) {
                tableReference();
            } else {
                parts.add(
                        ruleOf(lexeme)
                                .<Part>map(rule -> reference(rule))
                                .orElseGet(() -> new Part.Sign(next())));
            }
        }

        private Lexeme next() {
            Lexeme lexeme = lexemes.get(at++);
            visibleBefore++;
            wordBefore = lexeme.text();
            return lexeme;
        }

        private Part reference(String rule) {
            return new Part.Item(rule, List.of(new Part.Feature("target", next())));
        }

        /** A word is a reference because of the word before it; most words are none. */
        private Optional<String> ruleOf(Lexeme lexeme) {
            return lexeme.kind() == Lexeme.Kind.MACRO
                    ? Optional.of(Family.MACRO.referenceRule())
                    : referred(lexeme).map(Family::referenceRule);
        }

        private Optional<Family> referred(Lexeme lexeme) {
            if (visibleBefore < 2 || !lexeme.isName()) {
                return Optional.empty();
            }
            return Family.introducedBy(wordBefore).filter(f -> f != Family.TABLE);
        }

        private void tableReference() {
            List<Part> inner = new ArrayList<>();
            int from = at;
            inner.add(new Part.Sign(next()));
            hiddenInto(inner);
            if (at < lexemes.size() && lexemes.get(at).isName()) {
                inner.add(new Part.Feature("target", next()));
                int beforeClose = at;
                List<Part> tail = new ArrayList<>();
                hiddenInto(tail);
                if (at < lexemes.size() && lexemes.get(at).is(">")) {
                    inner.addAll(tail);
                    inner.add(new Part.Sign(next()));
                } else {
                    at = beforeClose;
                }
                parts.add(new Part.Item(Family.TABLE.referenceRule(), inner));
            } else {
                at = from + 1;
                parts.add(new Part.Sign(lexemes.get(from)));
            }
        }

        private void hiddenInto(List<Part> into) {
            while (at < lexemes.size() && lexemes.get(at).kind().isHidden()) {
                into.add(new Part.Hidden(lexemes.get(at++)));
            }
        }

        /** Takes the next visible lexeme, and the hidden ones before it, as parts. */
        private void feature(String name) {
            hiddenInto(parts);
            parts.add(new Part.Feature(name, next()));
        }

        private void sign() {
            hiddenInto(parts);
            parts.add(new Part.Sign(next()));
        }
    }
}
