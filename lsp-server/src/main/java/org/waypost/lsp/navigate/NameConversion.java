package org.waypost.lsp.navigate;

import org.eclipse.xtext.conversion.IValueConverterService;
import org.eclipse.xtext.nodemodel.INode;
import org.waypost.lsp.text.Quotes;

/** Between names and how they are written: {@code $mx} is mx, {@code "x"} is x. */
public final class NameConversion implements IValueConverterService {
    @Override
    public Object toValue(String text, String rule, INode node) {
        return text.startsWith("$") ? text.substring(1) : Quotes.strip(text);
    }

    @Override
    public String toString(Object value, String rule) {
        return rule.equals("MACRO") ? "$" + value : value.toString();
    }
}
