/**
 * What came of test files, for people and for programs. Depends on the results of mailtest. No
 * state, any thread.
 */
@NullMarked
package org.waypost.compiler.mailtest.report;

import org.jspecify.annotations.NullMarked;
