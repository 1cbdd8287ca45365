package org.waypost.compiler.diagnostic;

import org.waypost.compiler.source.Span;

/** A second place that matters, with a word on why. */
public record Label(Span span, String text) {}
