/**
 * The statements of a file as records, each with its place. Depends on source and the grammar.
 * Immutable, any thread.
 */
@NullMarked
package org.waypost.compiler.ast;

import org.jspecify.annotations.NullMarked;
