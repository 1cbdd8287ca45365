package org.waypost.compiler.check.state;

import java.util.Optional;
import org.waypost.compiler.source.Span;

/** A certificate's paths as far as they have been said; options may be spread over statements. */
public record PkiDraft(
        String name, Optional<String> certificate, Optional<String> key, Span span) {}
