package org.waypost.mta.boot;

import org.waypost.mta.control.SmtpSwitch;
import org.waypost.mta.smtp.netty.SmtpServer;

/** Lets {@code smtpctl} halt the reception of mail. */
record Reception(SmtpServer server) implements SmtpSwitch {
    @Override
    public void pause() {
        server.pause();
    }

    @Override
    public void resume() {
        server.resume();
    }

    @Override
    public boolean isPaused() {
        return server.isPaused();
    }
}
