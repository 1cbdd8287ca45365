package org.waypost.mta.io;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** What went wrong with a file, in one sentence for a log line. */
public final class DiskError {
    private DiskError() {}

    /** For example {@code /spool/queue/ab: permission denied}. */
    public static String describe(IOException error) {
        if (error instanceof FileSystemException e && e.getFile() != null) {
            String other = e.getOtherFile() == null ? "" : " -> " + e.getOtherFile();
            return e.getFile() + other + ": " + reason(e);
        }
        String message = error.getMessage();
        return message == null ? error.getClass().getSimpleName() : message;
    }

    private static String reason(FileSystemException error) {
        return switch (error) {
            case NoSuchFileException _ -> "no such file or directory";
            case AccessDeniedException _ -> "permission denied";
            case FileAlreadyExistsException _ -> "already exists";
            case DirectoryNotEmptyException _ -> "directory not empty";
            case NotDirectoryException _ -> "not a directory";
            default ->
                    error.getReason() == null
                            ? error.getClass().getSimpleName()
                            : error.getReason();
        };
    }
}
