package org.waypost.compiler.check.state;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.waypost.compiler.model.Settings;
import org.waypost.compiler.source.Span;

/** The server-wide settings while they are read; the last statement wins. */
public final class SettingsDraft {
    private final Map<Settings.Name, Span> said = new EnumMap<>(Settings.Name.class);
    private Settings now = Settings.DEFAULT;

    /** Where the settings stand that the file has. */
    public Map<Settings.Name, Span> said() {
        return said;
    }

    public Settings now() {
        return now;
    }

    public void queueTtl(Duration ttl, Span at) {
        said.put(Settings.Name.QUEUE_TTL, at);
        now =
                new Settings(
                        ttl,
                        now.bounceWarn(),
                        now.maxMessageSize(),
                        now.maxMails(),
                        now.maxRecipients(),
                        now.subAddressDelimiter());
    }

    public void bounceWarn(List<Duration> delays, Span at) {
        said.put(Settings.Name.BOUNCE_WARN, at);
        now =
                new Settings(
                        now.queueTtl(),
                        delays,
                        now.maxMessageSize(),
                        now.maxMails(),
                        now.maxRecipients(),
                        now.subAddressDelimiter());
    }

    public void maxMessageSize(long bytes, Span at) {
        said.put(Settings.Name.MAX_MESSAGE_SIZE, at);
        now =
                new Settings(
                        now.queueTtl(),
                        now.bounceWarn(),
                        bytes,
                        now.maxMails(),
                        now.maxRecipients(),
                        now.subAddressDelimiter());
    }

    public void maxMails(int mails, Span at) {
        said.put(Settings.Name.MAX_MAILS, at);
        now =
                new Settings(
                        now.queueTtl(),
                        now.bounceWarn(),
                        now.maxMessageSize(),
                        mails,
                        now.maxRecipients(),
                        now.subAddressDelimiter());
    }

    public void maxRecipients(int recipients, Span at) {
        said.put(Settings.Name.MAX_RECIPIENTS, at);
        now =
                new Settings(
                        now.queueTtl(),
                        now.bounceWarn(),
                        now.maxMessageSize(),
                        now.maxMails(),
                        recipients,
                        now.subAddressDelimiter());
    }

    public void subAddressDelimiter(String delimiter, Span at) {
        said.put(Settings.Name.SUB_ADDRESS_DELIMITER, at);
        now =
                new Settings(
                        now.queueTtl(),
                        now.bounceWarn(),
                        now.maxMessageSize(),
                        now.maxMails(),
                        now.maxRecipients(),
                        delimiter);
    }
}
