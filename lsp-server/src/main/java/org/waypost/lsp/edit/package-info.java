/**
 * Changes that the server proposes: fixes, renames, formatting. Depends on the check and the
 * workspace. Stateless, any thread.
 */
@NullMarked
package org.waypost.lsp.edit;

import org.jspecify.annotations.NullMarked;
