package org.chuishao.whistle.open311;

import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * What is answered, in either of the standard's forms: a list of objects, or elements within one.
 *
 * @param replayed as it was answered before
 */
record Answer(String root, String element, List<Map<String, Object>> items, boolean replayed) {
    private static final XMLOutputFactory XML = XMLOutputFactory.newFactory();

    static Answer of(String root, String element, List<Map<String, Object>> items) {
        return new Answer(root, element, items, false);
    }

    static Answer single(String root, Map<String, Object> item) {
        return new Answer(root, null, List.of(item), false);
    }

    static Answer error(int status, String description) {
        return of("errors", "error", List.of(Map.of("code", status, "description", description)));
    }

    Answer again() {
        return new Answer(root, element, items, true);
    }

    /** For Jackson. */
    Object json() {
        return element == null ? items.getFirst() : items;
    }

    String xml() {
        var text = new StringWriter();
        try {
            var xml = XML.createXMLStreamWriter(text);
            xml.writeStartDocument("utf-8", "1.0");
            xml.writeStartElement(root);
            for (var item : items) {
                if (element != null) xml.writeStartElement(element);
                write(xml, item);
                if (element != null) xml.writeEndElement();
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
            return text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(XMLStreamWriter xml, Map<String, Object> item) throws XMLStreamException {
        for (var field : item.entrySet()) {
            xml.writeStartElement(field.getKey());
            if (field.getValue() != null && !(field.getValue() instanceof List))
                xml.writeCharacters(field.getValue().toString());
            xml.writeEndElement();
        }
    }
}
