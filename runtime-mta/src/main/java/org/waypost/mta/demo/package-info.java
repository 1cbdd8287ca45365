/**
 * What shows the server at work: a server that only takes mail, and the demonstration that uses it.
 * Depends on the compiler's facade and on nothing of the server but its program, which runs as a
 * process of its own. Any thread unless a type says otherwise.
 */
@NullMarked
package org.waypost.mta.demo;

import org.jspecify.annotations.NullMarked;
