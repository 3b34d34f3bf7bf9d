package org.chuishao.whistle.open311;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A document in the standard's XML, written element by element within one root; closing it ends the document and its stream. */
final class Elements implements AutoCloseable {
    private static final XMLOutputFactory XML = XMLOutputFactory.newFactory();

    private final Writer out;
    private final XMLStreamWriter xml;

    Elements(String root, Writer out) throws XMLStreamException {
        this.out = out;
        xml = XML.createXMLStreamWriter(out);
        xml.writeStartDocument("utf-8", "1.0");
        xml.writeStartElement(root);
    }

    /** @param element null where its fields stand in the root */
    void add(String element, Map<String, Object> item) throws XMLStreamException {
        if (element != null) xml.writeStartElement(element);
        for (var field : item.entrySet()) {
            xml.writeStartElement(field.getKey());
            if (field.getValue() != null && !(field.getValue() instanceof List))
                xml.writeCharacters(field.getValue().toString());
            xml.writeEndElement();
        }
        if (element != null) xml.writeEndElement();
    }

    @Override
    public void close() throws XMLStreamException, IOException {
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.close();
        out.close();
    }
}
