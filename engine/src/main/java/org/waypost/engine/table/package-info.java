/** Tables and what they answer. Depends on value. Immutable once loaded, any thread. */
@NullMarked
package org.waypost.engine.table;

import org.jspecify.annotations.NullMarked;
