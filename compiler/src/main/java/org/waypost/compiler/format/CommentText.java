package org.waypost.compiler.format;

import org.waypost.grammar.ConfTokenSource.Comment;

/** A comment's bytes without the blanks at its end. */
final class CommentText {
    private CommentText() {}

    static String of(String text, Comment comment) {
        int end = comment.end();
        while (end > comment.start() && isBlank(text.charAt(end - 1))) {
            end--;
        }
        // A blank that a backslash stands before keeps the next line out of the comment.
        boolean escaped = end < comment.end() && text.charAt(end - 1) == '\\';
        return text.substring(comment.start(), escaped ? end + 1 : end);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r';
    }
}
