package org.waypost.compiler.check.state;

import java.util.Optional;
import org.waypost.compiler.source.Span;

/**
 * A certificate's paths as far as they have been said; options may be spread over statements.
 *
 * @param span where its name stands first
 * @param certificateSpan where the certificate's path stands; the name while it has none
 * @param keySpan where the key's path stands; the name while it has none
 */
public record PkiDraft(
        String name,
        Optional<String> certificate,
        Optional<String> key,
        Span span,
        Span certificateSpan,
        Span keySpan) {
    /** One of which nothing is known but where it is named. */
    public static PkiDraft named(String name, Span span) {
        return new PkiDraft(name, Optional.empty(), Optional.empty(), span, span, span);
    }

    public PkiDraft withCertificate(String path, Span at) {
        return new PkiDraft(name, Optional.of(path), key, span, at, keySpan);
    }

    public PkiDraft withKey(String path, Span at) {
        return new PkiDraft(name, certificate, Optional.of(path), span, certificateSpan, at);
    }
}
