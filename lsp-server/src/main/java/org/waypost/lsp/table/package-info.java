/**
 * Table files and aliases files as documents. Depends on the workspace and the compiler's
 * decisions. Stateless, any thread.
 */
@NullMarked
package org.waypost.lsp.table;

import org.jspecify.annotations.NullMarked;
