package org.chuishao.kernel.tabular;

import javax.xml.stream.XMLStreamConstants;

/** The text of a cell, however many pieces it is made of; how it is to be pronounced is left out. */
final class RichText {
    private RichText() {}

    /** @param element what encloses the text; read up to its end */
    static String read(Parts.Part part, String element, Limits limits, int line) {
        var text = new StringBuilder();
        boolean inText = false;
        boolean inReading = false;
        for (int event = part.next(); event != XMLStreamConstants.END_DOCUMENT; event = part.next()) {
            if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                boolean starts = event == XMLStreamConstants.START_ELEMENT;
                var name = part.xml().getLocalName();
                if (name.equals("rPh")) inReading = starts;
                else if (name.equals("t")) inText = starts;
                else if (!starts && name.equals(element)) return Unwritable.read(text.toString());
            } else if (inText && !inReading && part.xml().hasText()) {
                text.append(part.xml().getText());
                if (text.length() > limits.characters()) throw Unreadable.cellTooLong(line, limits);
            }
        }
        throw Unreadable.damaged();
    }
}
