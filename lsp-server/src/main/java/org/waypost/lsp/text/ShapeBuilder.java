package org.waypost.lsp.text;

import java.util.Iterator;
import java.util.List;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.AbstractRule;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.impl.NodeModelBuilder;
import org.eclipse.xtext.parser.IParseResult;
import org.eclipse.xtext.parser.ParseResult;
import org.waypost.lsp.xtext.shape.Document;
import org.waypost.lsp.xtext.shape.ShapeFactory;
import org.waypost.lsp.xtext.shape.ShapePackage;
import org.waypost.lsp.xtext.shape.Statement;

/** Builds the node model and the objects of one document. Used once. */
final class ShapeBuilder {
    private final NodeModelBuilder nodes = new NodeModelBuilder();
    private final GrammarElements elements;
    private final String text;
    private final AbstractRule punctuation;
    private final AbstractRule word;

    ShapeBuilder(GrammarElements elements, String text) {
        this.elements = elements;
        this.text = text;
        this.punctuation = elements.rule("PUNCTUATION");
        this.word = elements.rule("WORD");
    }

    IParseResult build(Outline outline) {
        ICompositeNode root = nodes.newRootNode(text);
        ICompositeNode documentNode = nodes.newCompositeNode(elements.rule("Document"), 0, root);
        Document document = ShapeFactory.eINSTANCE.createDocument();
        nodes.associateWithSemanticElement(documentNode, document);
        Iterator<Phrase> phrases = outline.statements().iterator();
        Phrase next = phrases.hasNext() ? phrases.next() : null;
        int at = 0;
        List<Lexeme> all = outline.lexemes();
        while (at < all.size()) {
            if (next != null && all.get(at).start() == next.start()) {
                document.getStatements().add(statement(next, documentNode));
                at += next.lexemes().size();
                next = phrases.hasNext() ? phrases.next() : null;
            } else {
                hiddenLeaf(all.get(at++), documentNode);
            }
        }
        ICompositeNode whole = nodes.compressAndReturnParent(documentNode);
        return new ParseResult(document, whole, false);
    }

    private Statement statement(Phrase phrase, ICompositeNode parent) {
        StatementShape shape = StatementShape.of(phrase);
        ICompositeNode node =
                nodes.newCompositeNode(elements.feature("Document", "statements"), 0, parent);
        EObject object = create(shape.rule());
        nodes.associateWithSemanticElement(node, object);
        Target target = new Target(shape.rule(), object, node);
        for (Part part : shape.parts()) {
            add(part, target);
        }
        nodes.compressAndReturnParent(node);
        return (Statement) object;
    }

    private void add(Part part, Target target) {
        switch (part) {
            case Part.Hidden hidden -> hiddenLeaf(hidden.lexeme(), target.node());
            case Part.Sign sign -> signLeaf(sign.lexeme(), target);
            case Part.Feature feature -> {
                featureLeaf(feature.lexeme(), feature.name(), target);
                set(target.object(), feature.name(), feature.lexeme().value());
            }
            case Part.Item item -> addItem(item, target);
        }
    }

    private void addItem(Part.Item item, Target parent) {
        ICompositeNode node =
                nodes.newCompositeNode(elements.feature(parent.rule(), "items"), 0, parent.node());
        EObject object = create(item.rule());
        nodes.associateWithSemanticElement(node, object);
        Target target = new Target(item.rule(), object, node);
        for (Part part : item.parts()) {
            add(part, target);
        }
        addToList(parent.object(), object);
        nodes.compressAndReturnParent(node);
    }

    @SuppressWarnings("unchecked") // every rule's items are a containment list
    private static void addToList(EObject parent, EObject item) {
        ((List<EObject>) parent.eGet(parent.eClass().getEStructuralFeature("items"))).add(item);
    }

    private static EObject create(String rule) {
        EClass type = (EClass) ShapePackage.eINSTANCE.getEClassifier(rule);
        return ShapeFactory.eINSTANCE.create(type);
    }

    private static void set(EObject object, String feature, String value) {
        if (!feature.equals("target")) { // the linker's
            object.eSet(object.eClass().getEStructuralFeature(feature), value);
        }
    }

    private void featureLeaf(Lexeme lexeme, String feature, Target target) {
        nodes.newLeafNode(
                lexeme.start(),
                lexeme.end() - lexeme.start(),
                elements.feature(target.rule(), feature),
                false,
                null,
                target.node());
    }

    private void signLeaf(Lexeme lexeme, Target target) {
        AbstractRule rule = lexeme.kind() == Lexeme.Kind.PUNCTUATION ? punctuation : word;
        nodes.newLeafNode(
                lexeme.start(), lexeme.end() - lexeme.start(), rule, false, null, target.node());
    }

    private void hiddenLeaf(Lexeme lexeme, ICompositeNode parent) {
        AbstractRule rule = elements.rule(hiddenRule(lexeme.kind()));
        nodes.newLeafNode(lexeme.start(), lexeme.end() - lexeme.start(), rule, true, null, parent);
    }

    private static String hiddenRule(Lexeme.Kind kind) {
        return switch (kind) {
            case NEWLINE -> "NEWLINE";
            case COMMENT -> "COMMENT";
            case CONTINUATION -> "CONTINUATION";
            case BLANK, WORD, STRING, MACRO, PUNCTUATION -> "BLANK";
        };
    }

    /** Where parts go. */
    private record Target(String rule, EObject object, ICompositeNode node) {}
}
