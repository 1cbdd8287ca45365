/**
 * What helps while somebody types: signatures, hints, ranges to select. Depends on the catalogue,
 * the text and the workspace. Stateless, any thread.
 */
@NullMarked
package org.waypost.lsp.assist;

import org.jspecify.annotations.NullMarked;
