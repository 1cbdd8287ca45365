package org.waypost.mta.queue.fs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** How a message on its way in reaches the disk. Each call returns when it is there. Any thread. */
interface Durability extends AutoCloseable {
    /** The contents of these files, which are closed, and their names in their folder. */
    void contents(Path folder, List<Path> files) throws IOException;

    /** A folder's name in its bucket, and the bucket's. */
    void entry(Path bucket) throws IOException;

    /** A bucket was made anew: what was known of it does not hold. */
    void made(Path bucket);

    @Override
    void close() throws IOException;
}
