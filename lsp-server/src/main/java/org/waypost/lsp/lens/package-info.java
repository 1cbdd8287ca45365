/**
 * What stands above statements, and the commands that it leads to: tests, explanations, graphs.
 * Depends on the names, the workspace and the compiler's decisions. Stateless, any thread.
 */
@NullMarked
package org.waypost.lsp.lens;

import org.jspecify.annotations.NullMarked;
