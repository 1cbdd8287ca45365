/**
 * What is open, what is on disk, and which file includes which. Depends on the compiler's facade
 * and the generated shape. Every class says its thread rule.
 */
@NullMarked
package org.waypost.lsp.workspace;

import org.jspecify.annotations.NullMarked;
