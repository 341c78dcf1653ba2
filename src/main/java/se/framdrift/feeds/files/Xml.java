package se.framdrift.feeds.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads XML in one pass: no document type, no entity but XML's own five, nothing from elsewhere.
 * For one thread.
 */
final class Xml implements AutoCloseable {

  private static final XMLInputFactory FACTORY = factory();

  private final XMLStreamReader reader;
  private final InputStream in;

  Xml(InputStream in) {
    this.in = in;
    try {
      this.reader = FACTORY.createXMLStreamReader(text(in));
    } catch (XMLStreamException | IOException e) {
      throw damaged(e);
    }
  }

  /** UTF-8 without its mark, as all programs write it; what is none becomes U+FFFD. */
  private static Reader text(InputStream in) throws IOException {
    Reader text = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    text.mark(1);
    if (text.read() != '\ufeff') {
      text.reset();
    }
    return text;
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    return factory;
  }

  private static UnreadableFile damaged(Exception e) {
    return new UnreadableFile("The file is damaged: a part of it is not XML.", e);
  }

  /** Goes on to the next event; false at the end. */
  boolean next() {
    try {
      if (!reader.hasNext()) {
        return false;
      }
      if (reader.next() == XMLStreamConstants.ENTITY_REFERENCE) {
        throw new UnreadableFile("The file has entities of its own, which are not taken.");
      }
      return true;
    } catch (XMLStreamException | RuntimeException e) {
      throw e instanceof UnreadableFile unreadable ? unreadable : damaged(e);
    }
  }

  /** Whether an element begins here, and which, without its prefix. */
  boolean begins(String name) {
    return reader.isStartElement() && reader.getLocalName().equals(name);
  }

  boolean ends(String name) {
    return reader.isEndElement() && reader.getLocalName().equals(name);
  }

  /** Text, or null when something else is here. */
  @Nullable String text() {
    return reader.isCharacters() ? reader.getText() : null;
  }

  /** An attribute by its name without prefix; null when it is not there. */
  @Nullable String attribute(String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(name)) {
        return reader.getAttributeValue(i);
      }
    }
    return null;
  }

  /** An attribute as a number; {@code otherwise} when it is not there or none. */
  int number(String name, int otherwise) {
    String text = attribute(name);
    if (text == null || !text.matches("[0-9]{1,9}")) {
      return otherwise;
    }
    return Integer.parseInt(text);
  }

  @Override
  public void close() {
    try (in) {
      reader.close();
    } catch (XMLStreamException | IOException e) {
      throw damaged(e);
    }
  }
}
