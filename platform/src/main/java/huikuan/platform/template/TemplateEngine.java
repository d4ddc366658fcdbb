package huikuan.platform.template;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.MustacheParseException;
import com.samskivert.mustache.Template;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Fills a template in with facts: maps, lists, texts and booleans. A template has no logic but to
 * show a part or not, once or for each of a list, and it reaches nothing but the facts: no method,
 * no class, no file. A name that the facts do not have is a fault.
 */
public final class TemplateEngine {

  /** Texts are not escaped, and pages always are. */
  private static final Mustache.Escaper PAGES =
      Escapers.simple(
          new String[][] {
            {"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}, {"'", "&#39;"}
          });

  private static final Pattern UNESCAPED = Pattern.compile("\\{\\{\\s*[{&]");
  private static final Pattern DELIMITERS = Pattern.compile("\\{\\{\\s*=");
  private static final Pattern LINE = Pattern.compile("^(.*?)\\s*(?:@|on) line (\\d+).*$");

  /** Of one part; a list goes through its elements once for each list that it stands in. */
  private static final int MOST_SECTIONS = 20_000;

  private static final int MOST_NAMES = 20;

  private static final Pattern SECTION = Pattern.compile("\\{\\{\\s*([#^$</])");
  private static final int DEEPEST = 20;
  private static final String TOO_DEEP = "at most 20 sections stand in one another";

  /** Templates as they are used. */
  private static final int MOST_COMPILED = 500;

  private static final LoadingCache<Source, Template> COMPILED =
      Caffeine.newBuilder().maximumSize(MOST_COMPILED).build(source -> compiled(source, Set.of()));

  /** Of the template that this thread fills in. */
  private static final ScopedValue<Sections> SECTIONS = ScopedValue.newInstance();

  private record Source(Part part, Language language, String text) {}

  private TemplateEngine() {}

  /**
   * @throws RuntimeException that names the fault, if the template cannot be filled in
   */
  public static String fill(Part part, Language language, String source, Map<String, ?> facts) {
    return fill(part, facts, () -> COMPILED.get(new Source(part, language, source)));
  }

  /**
   * A try to fill a template in.
   *
   * @param text null = there are faults
   * @param faults what keeps it from being filled in: of names that do not exist all, else the
   *     first
   */
  public record Tried(@Nullable String text, List<TemplateFault> faults) {}

  /** The same, of a template that may have faults. */
  public static Tried tried(Part part, Language language, String source, Map<String, ?> facts) {
    List<TemplateFault> faults = new ArrayList<>();
    forbidden(part, source, UNESCAPED, "every name is escaped: {{name}}, not {{{name}}}", faults);
    forbidden(part, source, DELIMITERS, "names stand in {{ and }}, nothing else", faults);
    if (tooDeep(source)) {
      faults.add(new TemplateFault(part.field(), TOO_DEEP));
      return new Tried(null, faults);
    }
    String text = tried(part, language, source, facts, faults);
    return new Tried(faults.isEmpty() ? text : null, faults);
  }

  private static @Nullable String tried(
      Part part,
      Language language,
      String source,
      Map<String, ?> facts,
      List<TemplateFault> faults) {
    Set<String> forgiven = new HashSet<>();
    while (forgiven.size() < MOST_NAMES) {
      try {
        String text =
            fill(part, facts, () -> compiled(new Source(part, language, source), forgiven));
        if (text.contains("{{") || text.contains("}}")) {
          faults.add(new TemplateFault(part.field(), "a {{ has no }}, or the other way round"));
        }
        return text;
      } catch (UnknownName e) {
        faults.add(e.fault(part));
        forgiven.add(e.name);
      } catch (Faulty e) {
        faults.add(e.fault());
        return null;
      }
    }
    return null;
  }

  private static void forbidden(
      Part part, String source, Pattern pattern, String what, List<TemplateFault> faults) {
    Matcher found = pattern.matcher(source);
    if (found.find()) {
      faults.add(new TemplateFault(part.field(), lineOf(source, found.start()), what));
    }
  }

  /** Sections are filled in one within the other, and a thread's stack has an end. */
  private static boolean tooDeep(String source) {
    Matcher tag = SECTION.matcher(source);
    int depth = 0;
    while (tag.find() && depth <= DEEPEST) {
      depth += tag.group(1).equals("/") ? -1 : 1;
    }
    return depth > DEEPEST;
  }

  /** The line of a place, from 1. */
  public static int lineOf(String source, int at) {
    return 1 + (int) source.substring(0, at).chars().filter(each -> each == '\n').count();
  }

  private static Template compiled(Source source, Set<String> forgiven) {
    Part part = source.part();
    return Mustache.compiler()
        .withCollector(new FactsOnly(forgiven))
        .withEscaper(part.form() == Part.Form.PAGE ? PAGES : Escapers.NONE)
        .withFormatter(value -> text(part, value))
        .withLoader(
            name -> new StringReader(included(part, source.language(), source.text(), name)))
        .strictSections(true)
        .compile(source.text());
  }

  private static String fill(Part part, Map<String, ?> facts, Supplier<Template> template) {
    try {
      BoundedText filled = new BoundedText(part);
      Template compiled = template.get();
      ScopedValue.where(SECTIONS, new Sections(part)).run(() -> compiled.execute(facts, filled));
      return filled.toString();
    } catch (MustacheException.Context e) {
      throw new UnknownName(e.key, e.lineNo, part);
    } catch (MustacheParseException e) {
      throw new Faulty(parseFault(part, Objects.requireNonNullElse(e.getMessage(), "no template")));
    } catch (MustacheException e) {
      throw e.getCause() instanceof Faulty faulty
          ? faulty
          : new Faulty(new TemplateFault(part.field(), String.valueOf(e.getMessage())));
    } catch (StackOverflowError e) {
      // What a comment hides from the count of sections must not stop what fills in templates.
      throw new Faulty(new TemplateFault(part.field(), TOO_DEEP));
    }
  }

  private static TemplateFault parseFault(Part part, String message) {
    Matcher found = LINE.matcher(message);
    return found.matches()
        ? new TemplateFault(part.field(), Integer.valueOf(found.group(2)), found.group(1))
        : new TemplateFault(part.field(), message);
  }

  private static String included(Part part, Language language, String source, String name) {
    String file = part.included(name, language);
    if (file != null) {
      return file;
    }
    Matcher found = Pattern.compile("\\{\\{\\s*[><]\\s*" + Pattern.quote(name)).matcher(source);
    throw new Faulty(
        new TemplateFault(
            part.field(),
            found.find() ? lineOf(source, found.start()) : null,
            "nothing to include is called " + name + "; there are: " + part.includedNames()));
  }

  /** A list or a yes is no text. */
  private static String text(Part part, Object value) {
    if (value instanceof String || value instanceof Integer) {
      return value.toString();
    }
    throw new Faulty(
        new TemplateFault(
            part.field(), "a list, or a yes or no, cannot be written; begin it as {{#name}}"));
  }

  /** A name that the facts do not have. */
  private static final class UnknownName extends RuntimeException {
    private final String name;
    private final int line;

    UnknownName(String name, int line, Part part) {
      super(part.field() + ": line " + line + ": there is no name " + name);
      this.name = name;
      this.line = line;
    }

    TemplateFault fault(Part part) {
      return new TemplateFault(part.field(), line, "there is no name " + name);
    }
  }

  /** Sees maps and lists, and nothing of any other object: no field, no method. */
  private static final class FactsOnly implements Mustache.Collector {

    private final Set<String> forgiven;

    FactsOnly(Set<String> forgiven) {
      this.forgiven = forgiven;
    }

    @Override
    @SuppressWarnings("NullAway") // the interface: null = no list
    public Iterator<?> toIterator(Object value) {
      SECTIONS.get().count();
      // An empty text has nothing to show, so its section is hidden as that of an empty list.
      return switch (value) {
        case List<?> list -> list.iterator();
        case String text when text.isEmpty() -> Collections.emptyIterator();
        default -> null;
      };
    }

    @Override
    @SuppressWarnings("NullAway") // the interface: null = nothing of this name
    public Mustache.VariableFetcher createFetcher(Object facts, String name) {
      if (forgiven.contains(name)) {
        return (any, same) -> "";
      }
      return facts instanceof Map ? FactsOnly::value : null;
    }

    private static Object value(Object facts, String name) {
      Object value = ((Map<?, ?>) facts).get(name);
      return value == null ? Template.NO_FETCHER_FOUND : value;
    }

    @Override
    public <K, V> Map<K, V> createFetcherCache() {
      return new ConcurrentHashMap<>();
    }
  }

  /** Lists within lists do not go on without end. */
  private static final class Sections {

    private final Part part;
    private int count;

    Sections(Part part) {
      this.part = part;
    }

    void count() {
      if (++count > MOST_SECTIONS) {
        throw new Faulty(
            new TemplateFault(part.field(), "too many lists stand within lists: leave some out"));
      }
    }
  }

  /** A text that does not grow without end. */
  private static final class BoundedText extends StringWriter {

    private static final int LONGEST = 1_000_000;

    private final Part part;

    BoundedText(Part part) {
      this.part = part;
    }

    @Override
    public void write(String more) {
      super.write(more);
      if (getBuffer().length() > LONGEST) {
        throw new Faulty(
            new TemplateFault(part.field(), "what it writes has over 1,000,000 characters"));
      }
    }
  }
}
