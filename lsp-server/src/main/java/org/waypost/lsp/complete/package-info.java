/**
 * Completion: what can stand at the cursor, also in broken text. Depends on the grammar's parser,
 * the text and the workspace. Stateless, any thread.
 */
@NullMarked
package org.waypost.lsp.complete;

import org.jspecify.annotations.NullMarked;
