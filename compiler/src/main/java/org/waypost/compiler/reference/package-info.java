/**
 * The reference as pages of Markdown: one about the language, one about each code of a diagnostic.
 * Depends on diagnostic and the grammar's catalogue. Stateless, any thread.
 */
@NullMarked
package org.waypost.compiler.reference;

import org.jspecify.annotations.NullMarked;
