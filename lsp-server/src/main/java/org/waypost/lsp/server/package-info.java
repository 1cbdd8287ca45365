/**
 * The language server of LSP4J and Xtext with what is ours in it. Depends on all other packages
 * here but Main. Builds run on one thread, requests on any.
 */
@NullMarked
package org.waypost.lsp.server;

import org.jspecify.annotations.NullMarked;
