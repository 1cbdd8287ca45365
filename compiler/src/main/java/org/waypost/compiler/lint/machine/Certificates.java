package org.waypost.compiler.lint.machine;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.waypost.compiler.check.state.PkiDraft;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Diagnostics;
import org.waypost.compiler.lint.subject.Checked;
import org.waypost.compiler.lint.subject.Lint;
import org.waypost.compiler.model.Listener;
import org.waypost.compiler.source.FileAccess;

/** Certificates that are here: whether they are of today, of their key, of their name. */
public final class Certificates implements Lint {
    private final Instant now;

    public Certificates(Instant now) {
        this.now = now;
    }

    @Override
    public void look(Checked checked, Consumer<Diagnostic> report) {
        FileAccess files = checked.state().machine().files();
        for (PkiDraft pki : checked.state().pki().values()) {
            Optional<X509Certificate> certificate = pki.certificate().flatMap(p -> read(files, p));
            if (certificate.isPresent()) {
                dates(pki, certificate.get()).ifPresent(report);
                names(pki, certificate.get(), checked, report);
                pki.key()
                        .flatMap(path -> text(files, path))
                        .filter(key -> KeyPair.differs(key, certificate.get()))
                        .ifPresent(_ -> report.accept(otherKey(pki)));
            }
        }
    }

    private static Optional<String> text(FileAccess files, String path) {
        try {
            return files.kind(path) == FileAccess.Kind.FILE
                    ? Optional.of(files.read(path).text())
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** The first one of the file, which is the server's own. */
    private static Optional<X509Certificate> read(FileAccess files, String path) {
        return text(files, path)
                .flatMap(
                        pem -> {
                            try {
                                return Pem.certificate(pem);
                            } catch (CertificateException broken) {
                                return Optional.empty();
                            }
                        });
    }

    private Optional<Diagnostic> dates(PkiDraft pki, X509Certificate certificate) {
        Instant end = certificate.getNotAfter().toInstant();
        Instant start = certificate.getNotBefore().toInstant();
        String what =
                end.isBefore(now)
                        ? "has expired on " + day(end)
                        : start.isAfter(now) ? "is not valid before " + day(start) : "";
        return what.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Diagnostics.warning("certificate-expired", pki.span())
                                .message("the certificate of `" + pki.name() + "` " + what)
                                .help("it is in `" + pki.certificate().orElseThrow() + "`")
                                .build());
    }

    private static String day(Instant time) {
        return time.toString().substring(0, "2026-01-01".length());
    }

    private static Diagnostic otherKey(PkiDraft pki) {
        return Diagnostics.warning("certificate-key", pki.span())
                .message("the key of `" + pki.name() + "` is not that of its certificate")
                .help(
                        "`"
                                + pki.key().orElseThrow()
                                + "` does not belong to `"
                                + pki.certificate().orElseThrow()
                                + "`")
                .build();
    }

    /** The names that clients see: that of the `pki` when it is one, and of its listeners. */
    private static void names(
            PkiDraft pki,
            X509Certificate certificate,
            Checked checked,
            Consumer<Diagnostic> report) {
        List<String> has = Pem.names(certificate);
        boolean isHost = pki.name().indexOf('.') > 0;
        if (isHost && has.stream().noneMatch(pattern -> Pem.covers(pattern, pki.name()))) {
            report.accept(otherName(pki, pki.name(), has).build());
        }
        for (Listener listener : checked.state().listeners()) {
            boolean uses = listener.pki().equals(Optional.of(pki.name()));
            String host = listener.hostname().orElse("").toLowerCase(Locale.ROOT);
            boolean other = !host.isEmpty() && !host.equals(pki.name());
            if (uses && other && has.stream().noneMatch(pattern -> Pem.covers(pattern, host))) {
                report.accept(
                        otherName(pki, host, has)
                                .label(listener.span(), "this listener is called so")
                                .build());
            }
        }
    }

    private static Diagnostics otherName(PkiDraft pki, String name, List<String> has) {
        return Diagnostics.warning("certificate-name", pki.span())
                .message("the certificate of `" + pki.name() + "` is not for `" + name + "`")
                .help(has.isEmpty() ? "it has no names" : "it is for " + String.join(", ", has));
    }
}
