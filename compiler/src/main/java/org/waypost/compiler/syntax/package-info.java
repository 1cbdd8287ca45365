/**
 * Text to statements: includes, macros, the parser, the syntax tree's way into AST records. Depends
 * on ast, source, diagnostic and the grammar. One object per compilation, one thread at a time.
 */
@NullMarked
package org.waypost.compiler.syntax;

import org.jspecify.annotations.NullMarked;
