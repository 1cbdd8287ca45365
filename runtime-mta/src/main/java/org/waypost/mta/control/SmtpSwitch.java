package org.waypost.mta.control;

/** Halts and resumes the reception of mail. Any thread. */
public interface SmtpSwitch {
    void pause();

    void resume();

    boolean isPaused();
}
