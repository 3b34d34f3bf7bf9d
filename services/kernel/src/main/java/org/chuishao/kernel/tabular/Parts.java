package org.chuishao.kernel.tabular;

import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The XML parts of a workbook, each unpacked only so far, and with nothing declared inside or fetched from outside. */
final class Parts implements Closeable {
    private static final XMLInputFactory XML = parser();

    private final ZipFile zip;
    private final Limits limits;

    Parts(Path file, Limits limits) throws IOException {
        try {
            this.zip = new ZipFile(file.toFile());
        } catch (ZipException | EOFException e) {
            throw Unreadable.damaged();
        }
        this.limits = limits;
    }

    private static XMLInputFactory parser() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        // quotation marks are counted as entities; without DTDs no other can be, and Inflating knows how much may come
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
        factory.setProperty("jdk.xml.totalEntitySizeLimit", "0");
        return factory;
    }

    boolean has(String name) {
        return zip.getEntry(name) != null;
    }

    /** One of those whose content is kept in memory. */
    Part open(String name) throws IOException {
        return open(name, Limits.HARMLESS);
    }

    /** One as long as the table itself, to be passed through. */
    Part openLong(String name) throws IOException {
        return open(name, limits.inflated());
    }

    private Part open(String name, long most) throws IOException {
        var entry = zip.getEntry(name);
        if (entry == null) throw Unreadable.damaged();
        long packed = Math.max(entry.getCompressedSize(), 1);
        var bytes = new Inflating(
                zip.getInputStream(entry), Math.min(most, Math.max(Limits.HARMLESS, packed * limits.ratio())));
        try {
            return new Part(bytes, XML.createXMLStreamReader(bytes));
        } catch (XMLStreamException e) {
            throw Part.wrong(e);
        }
    }

    /** What a part refers to: kind or id → the name of another part. */
    Map<String, String> relations(String folder, String name, String key) throws IOException {
        var found = new HashMap<String, String>();
        try (var part = open(folder + "_rels/" + name + ".rels")) {
            for (var element = part.nextStart(); element != null; element = part.nextStart()) {
                if (!element.equals("Relationship")) continue;
                var named = part.attribute(key);
                var target = part.attribute("Target");
                if (named == null || target == null) continue;
                found.putIfAbsent(
                        named.substring(named.lastIndexOf('/') + 1),
                        target.startsWith("/") ? target.substring(1) : folder + target);
            }
        }
        return found;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** One part while it is read. */
    record Part(Inflating bytes, XMLStreamReader xml) implements Closeable {
        /** @return an event of {@link XMLStreamConstants}, or END_DOCUMENT */
        int next() {
            try {
                bytes.beginPiece();
                if (!xml.hasNext()) return XMLStreamConstants.END_DOCUMENT;
                int event = xml.next();
                if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE)
                    throw Unreadable.declaresTypes();
                return event;
            } catch (XMLStreamException e) {
                throw wrong(e);
            }
        }

        /** @return the next element that begins, null at the end */
        String nextStart() {
            for (int event = next(); event != XMLStreamConstants.END_DOCUMENT; event = next())
                if (event == XMLStreamConstants.START_ELEMENT) return xml.getLocalName();
            return null;
        }

        String attribute(String name) {
            for (int i = 0; i < xml.getAttributeCount(); i++)
                if (xml.getAttributeLocalName(i).equals(name)) return xml.getAttributeValue(i);
            return null;
        }

        static RuntimeException wrong(XMLStreamException e) {
            return e.getNestedException() instanceof TooMuch ? Unreadable.bomb() : Unreadable.damaged();
        }

        @Override
        public void close() throws IOException {
            bytes.close();
        }
    }

    /** Thrown through the XML parser. */
    private static final class TooMuch extends IOException {
        private static final long serialVersionUID = 1;
    }

    /** Counts what comes out, whatever the archive's directory says: of it all, and of what the parser takes in one piece. */
    private static final class Inflating extends FilterInputStream {
        private final long most;
        private long count;
        private long piece;

        Inflating(InputStream in, long most) {
            super(in);
            this.most = most;
        }

        /** A comment or an attribute is kept whole until it ends. */
        void beginPiece() {
            piece = 0;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            if (read >= 0) count(1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int read = super.read(buffer, from, length);
            if (read > 0) count(read);
            return read;
        }

        private void count(int read) throws IOException {
            count += read;
            piece += read;
            if (count > most || piece > Limits.HARMLESS) throw new TooMuch();
        }
    }
}
