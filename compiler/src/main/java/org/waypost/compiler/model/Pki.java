package org.waypost.compiler.model;

import java.util.Optional;
import org.waypost.compiler.source.Span;

/** A certificate with its key ({@code pki NAME cert F key F}); paths as written. */
public record Pki(String name, Optional<String> certificate, Optional<String> key, Span span) {}
