package org.waypost.compiler.diagnostic;

import org.waypost.compiler.source.Span;

/** Replaces {@code span} by {@code replacement}. */
public record TextEdit(Span span, String replacement) {}
