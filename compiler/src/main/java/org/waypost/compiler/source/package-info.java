/** Files, sets of files and spans in them. Depends on nothing of ours. Immutable, any thread. */
@NullMarked
package org.waypost.compiler.source;

import org.jspecify.annotations.NullMarked;
