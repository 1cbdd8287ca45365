/**
 * Graphs for people: as text, for Graphviz and for Mermaid. Depends on graph, classify, rule and
 * text. Immutable, any thread.
 */
@NullMarked
package org.waypost.engine.graph.print;

import org.jspecify.annotations.NullMarked;
