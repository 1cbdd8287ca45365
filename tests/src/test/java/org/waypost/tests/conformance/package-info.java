/**
 * What real releases answered, against what this compiler answers. May depend on the compiler, the
 * engine and the grammar's releases. One thread.
 */
@NullMarked
package org.waypost.tests.conformance;

import org.jspecify.annotations.NullMarked;
