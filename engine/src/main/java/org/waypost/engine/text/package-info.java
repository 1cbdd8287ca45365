/**
 * Decisions and actions as people read them: what explain, the server's log and the demonstration
 * print. Depends on eval, graph, classify, rule and table. Immutable, any thread.
 */
@NullMarked
package org.waypost.engine.text;

import org.jspecify.annotations.NullMarked;
