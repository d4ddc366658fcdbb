package huikuan.ledger.rendering;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The few elements of HTML that a document is made of. Both the PDF and the page are made from
 * them, so nothing else comes through: no script, no style, no address.
 */
final class Markup {

  /** Something in a document. */
  sealed interface Node {}

  record Words(String text) implements Node {}

  /**
   * @param classes how it looks
   */
  record Element(String name, Set<String> classes, List<Node> children) implements Node {

    boolean is(String looks) {
      return classes.contains(looks);
    }

    /** The elements directly in it. */
    List<Element> elements() {
      return children.stream().filter(Element.class::isInstance).map(Element.class::cast).toList();
    }

    /** All of that name that stand in it, at any depth. */
    Stream<Element> all(String wanted) {
      return elements().stream()
          .flatMap(
              each ->
                  Stream.concat(
                      each.name.equals(wanted) ? Stream.of(each) : Stream.empty(),
                      each.all(wanted)));
    }

    /** Its words; a line break is {@code \n}. */
    String text() {
      return children.stream()
          .map(
              each ->
                  switch (each) {
                    case Words words -> words.text();
                    case Element element -> element.name.equals("br") ? "\n" : element.text();
                  })
          .collect(Collectors.joining());
    }
  }

  /** A fault of what is no such markup. */
  static final class Malformed extends RuntimeException {

    private final int line;

    Malformed(int line, String what) {
      super(what);
      this.line = line;
    }

    /** From 1. */
    int line() {
      return line;
    }

    String what() {
      return String.valueOf(getMessage());
    }
  }

  private static final Set<String> INLINE = Set.of("br");
  private static final Set<String> LOOKS =
      Set.of("center", "indent", "right", "room", "small", "strong");

  /** What can stand in an element; words only where {@code br} can. */
  private static final Map<String, Set<String>> WITHIN =
      Map.ofEntries(
          Map.entry("page", Set.of("h1", "h2", "p", "table", "items", "movements")),
          Map.entry("h1", INLINE),
          Map.entry("h2", INLINE),
          Map.entry("p", INLINE),
          Map.entry("table", Set.of("thead", "tbody")),
          Map.entry("thead", Set.of("tr")),
          Map.entry("tbody", Set.of("tr")),
          Map.entry("tr", Set.of("th", "td")),
          Map.entry("th", INLINE),
          Map.entry("td", Set.of("br", "p", "hr")),
          Map.entry("br", Set.of()),
          Map.entry("hr", Set.of()),
          Map.entry("items", Set.of()),
          Map.entry("movements", Set.of()));

  private static final Map<String, Set<String>> CLASSES =
      Map.of("p", LOOKS, "td", LOOKS, "th", LOOKS, "table", Set.of("answers"));

  /** A name, a section or an include of a template. */
  private static final Pattern TAG = Pattern.compile("\\{\\{[^}]*}}");

  private static final XMLInputFactory PARSERS = parsers();

  private Markup() {}

  private static XMLInputFactory parsers() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  /**
   * Reads a document.
   *
   * @throws Malformed at the first fault
   */
  static Element read(String source) {
    return read(source, String::isBlank);
  }

  /** Checks the source of a template, in which tags can stand between elements. */
  static @Nullable Malformed faultOfTemplate(String source) {
    try {
      read(source, text -> TAG.matcher(text).replaceAll("").isBlank());
      return null;
    } catch (Malformed e) {
      return e;
    }
  }

  /**
   * @param noWords whether a text can stand where no words can
   */
  private static Element read(String source, Predicate<String> noWords) {
    Deque<Element> open = new ArrayDeque<>();
    try {
      XMLStreamReader reader =
          PARSERS.createXMLStreamReader(new StringReader("<page>" + source + "</page>"));
      Element page = null;
      while (reader.hasNext()) {
        switch (reader.next()) {
          case XMLStreamConstants.START_ELEMENT -> begin(reader, open);
          case XMLStreamConstants.END_ELEMENT -> page = open.pop();
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
              words(reader, open.getFirst(), noWords);
          case XMLStreamConstants.COMMENT,
              XMLStreamConstants.SPACE,
              XMLStreamConstants.END_DOCUMENT -> {}
          default -> throw fault(reader, "only elements and words, as in XHTML");
        }
      }
      if (page == null) {
        throw new Malformed(1, "a document has a page");
      }
      return page;
    } catch (XMLStreamException e) {
      throw new Malformed(Math.max(1, e.getLocation().getLineNumber()), sentence(e));
    }
  }

  /** Without the place, which is told apart. */
  private static String sentence(XMLStreamException e) {
    String message = String.valueOf(e.getMessage());
    int at = message.indexOf("Message: ");
    return "XHTML is well formed: " + (at < 0 ? message : message.substring(at + 9));
  }

  private static void begin(XMLStreamReader reader, Deque<Element> open) {
    String name = reader.getLocalName();
    Element parent = open.peek();
    if (parent == null) {
      open.push(new Element(name, Set.of(), new ArrayList<>()));
      return;
    }
    Set<String> allowed = WITHIN.getOrDefault(parent.name(), Set.of());
    if (!allowed.contains(name)) {
      throw fault(
          reader,
          "in %s there can be %s; found: %s"
              .formatted(place(parent), allowed.isEmpty() ? "nothing" : sorted(allowed), name));
    }
    Element element = new Element(name, classes(reader, name), new ArrayList<>());
    parent.children().add(element);
    open.push(element);
  }

  private static String place(Element element) {
    return element.name().equals("page") ? "a document" : element.name();
  }

  private static Set<String> classes(XMLStreamReader reader, String name) {
    Set<String> classes = new TreeSet<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (!reader.getAttributeLocalName(i).equals("class")) {
        throw fault(
            reader, "the one attribute is class; found: " + reader.getAttributeLocalName(i));
      }
      classes.addAll(List.of(reader.getAttributeValue(i).strip().split("\\s+")));
    }
    Set<String> allowed = CLASSES.getOrDefault(name, Set.of());
    for (String each : classes) {
      if (!allowed.contains(each)) {
        throw fault(
            reader,
            "the classes of %s are %s; found: %s"
                .formatted(name, allowed.isEmpty() ? "none" : sorted(allowed), each));
      }
    }
    return classes;
  }

  private static void words(XMLStreamReader reader, Element in, Predicate<String> noWords) {
    boolean wordsAllowed = WITHIN.getOrDefault(in.name(), Set.of()).contains("br");
    if (wordsAllowed) {
      in.children().add(new Words(reader.getText().replaceAll("\\s+", " ")));
    } else if (!noWords.test(reader.getText())) {
      // The reader is behind the words.
      long after = reader.getText().stripLeading().chars().filter(each -> each == '\n').count();
      throw new Malformed(
          Math.max(1, reader.getLocation().getLineNumber() - (int) after),
          "words stand in h1, h2, p, th or td, not in " + place(in));
    }
  }

  private static Malformed fault(XMLStreamReader reader, String what) {
    return new Malformed(Math.max(1, reader.getLocation().getLineNumber()), what);
  }

  private static String sorted(Set<String> names) {
    return String.join(", ", new TreeSet<>(names));
  }
}
