/**
 * Hover texts: what a word means, what a name stands for. Depends on the catalogue, the text and
 * the index. Stateless, any thread.
 */
@NullMarked
package org.waypost.lsp.explain;

import org.jspecify.annotations.NullMarked;
