/** Lints over what is in tables. Depends on the subject of lints. Stateless, any thread. */
@NullMarked
package org.waypost.compiler.lint.table;

import org.jspecify.annotations.NullMarked;
