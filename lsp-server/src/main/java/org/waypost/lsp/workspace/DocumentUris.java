package org.waypost.lsp.workspace;

import com.google.inject.Singleton;
import org.eclipse.emf.common.util.URI;
import org.eclipse.xtext.ide.server.UriExtensions;

/**
 * Addresses of documents that are no files ({@code untitled:Untitled-1}). EMF cannot say what is in
 * a resource whose address has no path, so these get one inside the server.
 */
@Singleton
public final class DocumentUris extends UriExtensions {
    private static final String SCHEME = "unsaved";

    @Override
    public URI toUri(String text) {
        URI uri = URI.createURI(text);
        if (uri.isFile() || uri.scheme() == null) {
            return super.toUri(text);
        }
        String segment = URI.encodeSegment(text, false);
        return URI.createHierarchicalURI(SCHEME, null, null, new String[] {segment}, null, null);
    }

    @Override
    public String toUriString(URI uri) {
        return SCHEME.equals(uri.scheme()) ? URI.decode(uri.lastSegment()) : super.toUriString(uri);
    }
}
