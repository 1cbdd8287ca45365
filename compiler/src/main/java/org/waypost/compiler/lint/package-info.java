/**
 * What is allowed and hardly meant: the lints, and who wants to hear of which. Depends on check,
 * syntax, ast, model, diagnostic, source, the grammar and the engine's rules and tables. Stateless
 * but for the linter, which is one file's; any thread, and in a large file lints run side by side.
 */
@NullMarked
package org.waypost.compiler.lint;

import org.jspecify.annotations.NullMarked;
