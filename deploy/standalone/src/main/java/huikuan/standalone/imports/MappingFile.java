package huikuan.standalone.imports;

import huikuan.standalone.Refusal;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** A properties file, in UTF-8 or any encoding that can be detected; each key once. */
final class MappingFile {

  private final Path path;
  private final Properties properties;

  private MappingFile(Path path, Properties properties) {
    this.path = path;
    this.properties = properties;
  }

  static MappingFile read(Path path) {
    OnceEach properties = new OnceEach();
    try (Reader reader = Text.read(path, null, List.of()).reader()) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new Refusal("The mapping " + path + " can't be read: " + Refusal.why(e));
    }
    MappingFile file = new MappingFile(path, properties);
    if (!properties.repeated.isEmpty()) {
      throw file.refused("has keys twice: %s", properties.repeated);
    }
    return file;
  }

  Set<String> keys() {
    return new TreeSet<>(properties.stringPropertyNames());
  }

  /** Without spaces at either end, but for a value that is nothing else, such as a tab. */
  String get(String key, String standard) {
    String value = properties.getProperty(key, standard);
    return value.isBlank() ? value : value.strip();
  }

  Refusal refused(String message, Object... arguments) {
    Object[] shown = Arrays.stream(arguments).map(MappingFile::shown).toArray();
    return new Refusal("The mapping " + path + " " + message.formatted(shown));
  }

  private static Object shown(Object argument) {
    return switch (argument) {
      case String text -> Shown.text(text);
      case Collection<?> all -> Shown.all(all.stream().map(String::valueOf).toList());
      default -> argument;
    };
  }

  /** Remembers what was put twice: of two columns, taking the last in silence would be a guess. */
  private static final class OnceEach extends Properties {

    private static final long serialVersionUID = 1L;

    private final TreeSet<String> repeated = new TreeSet<>();

    @Override
    public synchronized Object put(Object key, Object value) {
      Object before = super.put(key, value);
      if (before != null) {
        repeated.add(key.toString());
      }
      return before;
    }
  }
}
