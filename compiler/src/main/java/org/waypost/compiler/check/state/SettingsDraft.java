package org.waypost.compiler.check.state;

import java.time.Duration;
import java.util.List;
import org.waypost.compiler.model.Settings;

/** The server-wide settings while they are read; the last statement wins. */
public final class SettingsDraft {
    private Settings now = Settings.DEFAULT;

    public Settings now() {
        return now;
    }

    public void queueTtl(Duration ttl) {
        now =
                new Settings(
                        ttl,
                        now.bounceWarn(),
                        now.maxMessageSize(),
                        now.maxMails(),
                        now.maxRecipients(),
                        now.subAddressDelimiter());
    }

    public void bounceWarn(List<Duration> delays) {
        now =
                new Settings(
                        now.queueTtl(),
                        delays,
                        now.maxMessageSize(),
                        now.maxMails(),
                        now.maxRecipients(),
                        now.subAddressDelimiter());
    }

    public void maxMessageSize(long bytes) {
        now =
                new Settings(
                        now.queueTtl(),
                        now.bounceWarn(),
                        bytes,
                        now.maxMails(),
                        now.maxRecipients(),
                        now.subAddressDelimiter());
    }

    public void maxMails(int mails) {
        now =
                new Settings(
                        now.queueTtl(),
                        now.bounceWarn(),
                        now.maxMessageSize(),
                        mails,
                        now.maxRecipients(),
                        now.subAddressDelimiter());
    }

    public void maxRecipients(int recipients) {
        now =
                new Settings(
                        now.queueTtl(),
                        now.bounceWarn(),
                        now.maxMessageSize(),
                        now.maxMails(),
                        recipients,
                        now.subAddressDelimiter());
    }

    public void subAddressDelimiter(String delimiter) {
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
