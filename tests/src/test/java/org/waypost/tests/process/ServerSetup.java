package org.waypost.tests.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a server is started.
 *
 * @param config its smtpd.conf
 * @param spool its spool; made by the server when it is not there
 * @param macros what `-D` sets, in any order
 * @param ports on which it listens once it is ready
 * @param prefix what starts it instead of the shell, for example `setpriv …`; usually empty
 * @param queue its kind, as `--queue` says it
 */
public record ServerSetup(
        Path config,
        Path spool,
        Map<String, String> macros,
        List<Integer> ports,
        List<String> prefix,
        String queue) {

    public static ServerSetup of(Path config, Path spool, int port) {
        Map<String, String> macros = Map.of("smtp_port", Integer.toString(port));
        return new ServerSetup(config, spool, macros, List.of(port), List.of(), "fs");
    }

    /** The same with one more macro; its value is as it would stand in the file. */
    public ServerSetup with(String macro, String value) {
        Map<String, String> more = new TreeMap<>(macros);
        more.put(macro, value);
        return new ServerSetup(config, spool, more, ports, prefix, queue);
    }

    /** The same, started by another program. */
    public ServerSetup startedBy(List<String> program) {
        return new ServerSetup(config, spool, macros, ports, program, queue);
    }

    /** The same, with its queue kept that way. */
    public ServerSetup queue(String kind) {
        return new ServerSetup(config, spool, macros, ports, prefix, kind);
    }

    List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of("-d", "-f", config.toString()));
        arguments.addAll(List.of("--spool", spool.toString(), "--queue", queue));
        macros.forEach((name, value) -> arguments.addAll(List.of("-D", name + "=" + value)));
        return arguments;
    }
}
