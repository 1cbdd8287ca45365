package org.waypost.mta.delivery.local;

/** Values in a path: a stranger's one is at most one name, and never the folder above. */
final class PathQuoting implements Quoting {
    @Override
    public String value(String text, boolean raw, boolean ours) {
        if (ours) {
            return text;
        }
        String plain = Quoting.replace(text, raw ? "/" : REPLACED + "/");
        return plain.matches("\\.+") ? plain.replace('.', ':') : plain;
    }
}
