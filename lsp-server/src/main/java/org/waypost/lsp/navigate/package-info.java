/**
 * Names, and what they refer to: across includes, in the order of the text. Depends on the
 * workspace and the generated shape. Stateless, any thread.
 */
@NullMarked
package org.waypost.lsp.navigate;

import org.jspecify.annotations.NullMarked;
