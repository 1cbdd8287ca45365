/**
 * The compiler's diagnostics in the editor. Depends on the workspace. Stateless but for what is
 * injected; builds run on one thread.
 */
@NullMarked
package org.waypost.lsp.check;

import org.jspecify.annotations.NullMarked;
