package cn.anxin.hub.sheet;

import java.io.CharConversionException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** XML as it passes, by local names: the two editions of the standard differ in their namespaces only. No document type, no entities. */
final class Markup implements AutoCloseable {

    private static final XMLInputFactory FACTORY = factory();

    /** What the file is to blame for, and not the disk. */
    private static final List<Class<? extends IOException>> DAMAGE =
            List.of(CharConversionException.class, ZipException.class, EOFException.class);

    private final InputStream in;
    private final XMLStreamReader reader;

    private Markup(InputStream in, XMLStreamReader reader) {
        this.in = in;
        this.reader = reader;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }

    /** Reads a stream, which is closed with it. */
    static Markup of(InputStream in) throws IOException, SheetRefused {
        try {
            return new Markup(in, FACTORY.createXMLStreamReader(in));
        } catch (XMLStreamException e) {
            in.close();
            throw broken(e);
        }
    }

    private static SheetRefused broken(XMLStreamException e) throws IOException {
        if (e.getNestedException() instanceof GuardedPart.TooLarge) {
            return new SheetRefused(
                    "文件解压后过大，疑似压缩炸弹，不予读取", "it unpacks to far more than a workbook of its size, and is not read");
        }
        boolean damaged = DAMAGE.stream().anyMatch(kind -> kind.isInstance(e.getNestedException()));
        if (e.getNestedException() instanceof IOException unreadable && !damaged) {
            throw unreadable;
        }
        return new SheetRefused("工作簿内容已损坏", "the workbook's content is damaged");
    }

    /** The next event; false at the end. */
    boolean advance() throws IOException, SheetRefused {
        try {
            if (!reader.hasNext()) {
                return false;
            }
            int event = reader.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new SheetRefused("工作簿含有文档类型或实体，不予读取", "a document type or an entity is in it; it is not read");
            }
            return true;
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    /** Goes to the beginning of the next element of this name; false where there is none. */
    boolean findElement(String name) throws IOException, SheetRefused {
        while (advance()) {
            if (begins(name)) {
                return true;
            }
        }
        return false;
    }

    boolean begins(String name) {
        return reader.getEventType() == XMLStreamConstants.START_ELEMENT
                && reader.getLocalName().equals(name);
    }

    boolean ends(String name) {
        return reader.getEventType() == XMLStreamConstants.END_ELEMENT
                && reader.getLocalName().equals(name);
    }

    /** Of an element that begins. */
    Optional<String> attribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return Optional.of(reader.getAttributeValue(i));
            }
        }
        return Optional.empty();
    }

    /** Adds the text that stands here, up to a length that no cell goes over. */
    void addText(StringBuilder text, int longest) {
        if (reader.isCharacters() || reader.getEventType() == XMLStreamConstants.CDATA) {
            int room = Math.max(0, longest - text.length());
            text.append(reader.getText(), 0, Math.min(room, reader.getText().length()));
        }
    }

    @Override
    public void close() throws IOException {
        try {
            reader.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        } finally {
            in.close();
        }
    }
}
