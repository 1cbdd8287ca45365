/** The language server's main class. Depends on {@code .server} alone. One main thread. */
@NullMarked
package org.waypost.lsp;

import org.jspecify.annotations.NullMarked;
