package org.waypost.mta.cli;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.waypost.compiler.CompileOptions;
import org.waypost.compiler.MainFile;
import org.waypost.compiler.SmtpdCompiler;
import org.waypost.mta.boot.Server;
import org.waypost.mta.boot.ServerOptions;
import org.waypost.mta.boot.World;
import org.waypost.mta.control.Request;

/** A server on `spool` in a folder that takes mail and relays none. */
final class QuietServer {
    private QuietServer() {}

    static Server start(Path folder, String configuration) throws Exception {
        Path file = Files.writeString(folder.resolve("smtpd.conf"), configuration);
        CompileOptions options =
                new CompileOptions(
                        Optional.empty(),
                        Optional.of("mx.example.org"),
                        Optional.empty(),
                        Map.of(),
                        true);
        return Server.start(
                SmtpdCompiler.compile(
                                MainFile.open(
                                        file.toString(),
                                        Path.of("/"),
                                        InputStream.nullInputStream()),
                                options)
                        .configuration()
                        .orElseThrow(),
                ServerOptions.in(folder.resolve("spool")).paused(Set.of(Request.Part.MTA)),
                World.system());
    }
}
