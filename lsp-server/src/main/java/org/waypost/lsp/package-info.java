/** The language server. */
@NullMarked
package org.waypost.lsp;

import org.jspecify.annotations.NullMarked;
