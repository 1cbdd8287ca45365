package org.waypost.lsp.outline;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.xtext.ide.server.symbol.DocumentSymbolMapper.DocumentSymbolKindProvider;
import org.waypost.lsp.xtext.shape.Directive;
import org.waypost.lsp.xtext.shape.ShapePackage;
import org.waypost.lsp.xtext.shape.Statement;

/** The pictures that editors show beside names. */
public final class SymbolKinds extends DocumentSymbolKindProvider {
    static SymbolKind of(Statement statement) {
        return statement instanceof Directive directive
                ? ofDirective(String.valueOf(directive.getKeyword()))
                : ofType(statement.eClass());
    }

    private static SymbolKind ofDirective(String keyword) {
        return switch (keyword) {
            case "match", "accept", "reject" -> SymbolKind.Event;
            case "listen" -> SymbolKind.Interface;
            default -> SymbolKind.Property;
        };
    }

    private static SymbolKind ofType(EClass type) {
        return switch (type.getClassifierID()) {
            case ShapePackage.MACRO_DEFINITION -> SymbolKind.Constant;
            case ShapePackage.TABLE_DEFINITION -> SymbolKind.Struct;
            case ShapePackage.ACTION_DEFINITION -> SymbolKind.Function;
            case ShapePackage.PKI_DEFINITION, ShapePackage.CA_DEFINITION -> SymbolKind.Key;
            case ShapePackage.FILTER_DEFINITION -> SymbolKind.Module;
            case ShapePackage.INCLUDE -> SymbolKind.File;
            default -> SymbolKind.Property;
        };
    }

    @Override
    protected SymbolKind getSymbolKind(EClass type) {
        return ofType(type);
    }
}
