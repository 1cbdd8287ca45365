/**
 * The rules of the house, held by tests: which module may know which, the house numbers, names and
 * the files that each module must have. May depend on every module; reads sources and classes only.
 * Used by one thread.
 */
@NullMarked
package org.waypost.tests.house;

import org.jspecify.annotations.NullMarked;
