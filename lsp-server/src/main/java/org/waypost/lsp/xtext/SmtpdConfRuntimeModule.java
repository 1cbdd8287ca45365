package org.waypost.lsp.xtext;

import org.eclipse.xtext.conversion.IValueConverterService;
import org.eclipse.xtext.naming.IQualifiedNameConverter;
import org.eclipse.xtext.naming.IQualifiedNameProvider;
import org.eclipse.xtext.parser.IParser;
import org.eclipse.xtext.resource.IDefaultResourceDescriptionStrategy;
import org.eclipse.xtext.resource.IResourceDescription;
import org.eclipse.xtext.resource.IResourceServiceProvider;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.scoping.IGlobalScopeProvider;
import org.eclipse.xtext.scoping.IScopeProvider;
import org.eclipse.xtext.validation.IResourceValidator;
import org.waypost.lsp.check.CompilerValidator;
import org.waypost.lsp.navigate.DocumentResource;
import org.waypost.lsp.navigate.IncludeAwareDescriptions;
import org.waypost.lsp.navigate.IncludedScopes;
import org.waypost.lsp.navigate.NameConversion;
import org.waypost.lsp.navigate.PlainNameConverter;
import org.waypost.lsp.navigate.PlainNames;
import org.waypost.lsp.navigate.ReadingOrderScopes;
import org.waypost.lsp.navigate.StatementDescriptions;
import org.waypost.lsp.text.ShapeParser;
import org.waypost.lsp.workspace.AnyDocument;

/** What of Xtext's runtime is ours. */
public class SmtpdConfRuntimeModule extends AbstractSmtpdConfRuntimeModule {
    @Override
    public Class<? extends IParser> bindIParser() {
        return ShapeParser.class;
    }

    /** Every name of a file. */
    public Class<? extends IResourceServiceProvider> bindIResourceServiceProvider() {
        return AnyDocument.class;
    }

    /** Diagnostics are the compiler's alone. */
    public Class<? extends IResourceValidator> bindIResourceValidator() {
        return CompilerValidator.class;
    }

    @Override
    public Class<? extends IValueConverterService> bindIValueConverterService() {
        return NameConversion.class;
    }

    @Override
    public Class<? extends IQualifiedNameProvider> bindIQualifiedNameProvider() {
        return PlainNames.class;
    }

    /** Dots are a part of names. */
    public Class<? extends IQualifiedNameConverter> bindIQualifiedNameConverter() {
        return PlainNameConverter.class;
    }

    /** Which objects the index holds. */
    public Class<? extends IDefaultResourceDescriptionStrategy>
            bindIDefaultResourceDescriptionStrategy() {
        return StatementDescriptions.class;
    }

    /** What a change touches. */
    public Class<? extends IResourceDescription.Manager> bindIResourceDescription$Manager() {
        return IncludeAwareDescriptions.class;
    }

    @Override
    public Class<? extends IGlobalScopeProvider> bindIGlobalScopeProvider() {
        return IncludedScopes.class;
    }

    @Override
    public Class<? extends IScopeProvider> bindIScopeProvider() {
        return ReadingOrderScopes.class;
    }

    /** Forgets old text cheaply. */
    @Override
    public Class<? extends XtextResource> bindXtextResource() {
        return DocumentResource.class;
    }
}
