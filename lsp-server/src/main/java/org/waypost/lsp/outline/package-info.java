/**
 * What a document looks like from afar: symbols, folds, links, colours. Depends on the text and the
 * workspace. Stateless, any thread.
 */
@NullMarked
package org.waypost.lsp.outline;

import org.jspecify.annotations.NullMarked;
