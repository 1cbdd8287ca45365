/**
 * The language as text: lexer, parser, keywords, releases and the catalogue of directives. Depends
 * on the ANTLR runtime only. Immutable, any thread.
 */
@NullMarked
package org.waypost.grammar;

import org.jspecify.annotations.NullMarked;
