/**
 * The text of a document as tokens, lines and the node model that Xtext works on. Depends on the
 * grammar and on the generated shape. Immutable after construction, any thread.
 */
@NullMarked
package org.waypost.lsp.text;

import org.jspecify.annotations.NullMarked;
