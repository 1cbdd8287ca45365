/**
 * Numbers, texts and arrays in a file that is mapped into memory: the lowest layer of compiled
 * programs. Depends on nothing. A writer or reader belongs to one thread.
 */
@NullMarked
package org.waypost.engine.pack;

import org.jspecify.annotations.NullMarked;
