package org.waypost.mta.delivery.local;

import java.util.LinkedHashMap;
import java.util.Map;
import org.waypost.engine.value.MailAddress;

/** The environment of a program that takes a message: the original's variables and no others. */
final class CommandEnvironment {
    private static final String PATH =
            "/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin";

    private CommandEnvironment() {}

    static Map<String, String> of(LocalMail mail) {
        MailAddress original = mail.envelope().recipient();
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("PATH", PATH);
        variables.put("SHELL", "/bin/sh");
        variables.put("HOME", mail.user().home().toString());
        variables.put("USER", mail.user().name());
        variables.put("LOGNAME", mail.user().name());
        variables.put("SENDER", mail.envelope().sender().toString());
        variables.put("RECIPIENT", mail.envelope().current().toString());
        variables.put("ORIGINAL_RECIPIENT", original.toString());
        variables.put("LOCAL", original.localPart());
        variables.put("DOMAIN", original.domain());
        if (!mail.extension().isEmpty()) {
            variables.put("EXTENSION", mail.extension());
        }
        // A NUL would end the variable; no address that smtpd takes has one.
        variables.replaceAll((_, value) -> value.replace('\0', ':'));
        return variables;
    }
}
