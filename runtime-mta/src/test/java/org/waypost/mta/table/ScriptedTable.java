package org.waypost.mta.table;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.waypost.engine.table.Answer;
import org.waypost.engine.table.OpenTable;
import org.waypost.engine.table.Service;
import org.waypost.engine.table.Table;
import org.waypost.engine.table.TableDriver;

/** A table that answers, fails or hangs as a test says, and remembers what it was asked. */
public final class ScriptedTable implements OpenTable, TableDriver {
    private final Map<String, Answer> answers = new HashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Runnable whenItHangs;
    private boolean broken;

    /**
     * @param whenItHangs is run by the look-up that will never come back
     */
    public ScriptedTable(Runnable whenItHangs) {
        this.whenItHangs = whenItHangs;
    }

    /** A key that is there, or whose look-up fails; another is absent, {@code hang} hangs. */
    public ScriptedTable says(String key, Answer answer) {
        answers.put(key, answer);
        return this;
    }

    /** From now on the contents cannot be read anew. */
    public void breakDown() {
        broken = true;
    }

    /** The keys that were asked for, in order. */
    public List<String> asked() {
        return asked;
    }

    @Override
    public String backend() {
        return "scripted";
    }

    @Override
    public OpenTable open(Table.External table) {
        return this;
    }

    @Override
    public Answer ask(Service service, String key) {
        asked.add(key);
        if (key.equals("bug")) {
            throw new IllegalStateException("a bug");
        }
        if (key.equals("hang")) {
            whenItHangs.run();
            hang();
        }
        return answers.getOrDefault(key, new Answer.Absent());
    }

    private static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void update() throws IOException {
        if (broken) {
            throw new IOException("the disk is gone");
        }
        answers.clear();
    }
}
