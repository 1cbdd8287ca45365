/** Lints over names and spellings. Depends on the subject of lints. Stateless, any thread. */
@NullMarked
package org.waypost.compiler.lint.name;

import org.jspecify.annotations.NullMarked;
