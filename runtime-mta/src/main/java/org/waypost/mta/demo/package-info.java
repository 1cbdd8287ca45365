/**
 * What shows the server at work: a server that only takes mail, and the demonstration that uses it.
 * Depends on everything above the queue. Any thread unless a type says otherwise.
 */
@NullMarked
package org.waypost.mta.demo;

import org.jspecify.annotations.NullMarked;
