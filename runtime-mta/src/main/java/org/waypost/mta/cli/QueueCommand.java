package org.waypost.mta.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.waypost.compiler.Command;
import org.waypost.mta.io.Disk;
import org.waypost.mta.io.DiskError;
import org.waypost.mta.io.NioDisk;
import org.waypost.mta.io.SecureEntropy;
import org.waypost.mta.queue.MailQueue;
import org.waypost.mta.queue.kind.Conversion;
import org.waypost.mta.queue.kind.QueueKind;

/** {@code waypost queue convert FROM TO}: copies the mail of one queue into another. */
public final class QueueCommand implements Command {
    private static final int USAGE = 64;

    @Override
    public String name() {
        return "queue";
    }

    @Override
    public String summary() {
        return "copy the mail of one queue into another: queue convert fs:DIR log:DIR";
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.size() != 3 || !arguments.getFirst().equals("convert")) {
            return usage(err);
        }
        Optional<Place> from = Place.parse(arguments.get(1));
        Optional<Place> to = Place.parse(arguments.get(2));
        if (from.isEmpty() || to.isEmpty() || to.get().kind().isEmpty()) {
            return usage(err);
        }
        try {
            return convert(from.get(), to.get(), out, err);
        } catch (IOException e) {
            err.println("waypost queue: " + DiskError.describe(e));
            return 1;
        }
    }

    private static int usage(PrintStream err) {
        err.println("usage: waypost queue convert FROM TO");
        err.println("  FROM and TO are fs:DIR or log:DIR; for FROM, DIR alone will do.");
        err.println("  No server may run on either. FROM stays as it is.");
        return USAGE;
    }

    /**
     * @param kind empty: what lies there
     */
    private record Place(Optional<QueueKind> kind, Path folder) {
        static Optional<Place> parse(String text) {
            int colon = text.indexOf(':');
            Optional<QueueKind> kind =
                    colon < 0 ? Optional.empty() : QueueKind.parse(text.substring(0, colon));
            if (kind.filter(QueueCommand::isOnDisk).isEmpty() && colon >= 0) {
                return Optional.empty();
            }
            try {
                return Optional.of(new Place(kind, Path.of(text.substring(colon + 1))));
            } catch (InvalidPathException _) {
                return Optional.empty();
            }
        }
    }

    private static boolean isOnDisk(QueueKind kind) {
        return kind == QueueKind.FS || kind == QueueKind.LOG;
    }

    private static int convert(Place from, Place to, PrintStream out, PrintStream err)
            throws IOException {
        Disk disk = new NioDisk();
        if (from.folder()
                .toAbsolutePath()
                .normalize()
                .equals(to.folder().toAbsolutePath().normalize())) {
            throw new IOException("FROM and TO are the same folder");
        }
        Optional<QueueKind> found = QueueKind.in(disk, from.folder());
        Optional<QueueKind> kind = from.kind().or(() -> found);
        if (!disk.isDirectory(from.folder()) || kind.isEmpty()) {
            throw new IOException(from.folder() + ": no queue is there");
        }
        try (MailQueue source = kind.get().open(disk, from.folder(), new SecureEntropy());
                MailQueue target =
                        to.kind().orElseThrow().open(disk, to.folder(), new SecureEntropy())) {
            Conversion.Result result = new Conversion(source, target).run();
            result.failures().forEach(failure -> err.println("waypost queue: " + failure));
            out.println(told(result));
            return result.failures().isEmpty() ? 0 : 1;
        }
    }

    private static String told(Conversion.Result result) {
        String told =
                "copied "
                        + counted(result.messages(), "message")
                        + " with "
                        + counted(result.envelopes(), "envelope");
        return result.present() == 0
                ? told
                : told
                        + "; "
                        + counted(result.present(), "message")
                        + (result.present() == 1 ? " was" : " were")
                        + " there already";
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
