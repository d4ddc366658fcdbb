package huikuan.standalone.imports;

import huikuan.standalone.Refusal;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which column is what. Read from a properties file in UTF-8: {@code column.<field>} names a
 * column, {@code value.<field>} gives the same value to every row; {@code {customer}} and {@code
 * {number}} in a value stand for the row's own.
 */
final class Mapping {

  private static final Set<String> FIELDS =
      Set.of(
          "company",
          "customer",
          "currency",
          "number",
          "postedOn",
          "dueOn",
          "amount",
          "settledOn",
          "receipt",
          "customerName",
          "locale",
          "timeZone",
          "contactName",
          "contactEmail");
  private static final Set<String> REQUIRED =
      Set.of("company", "customer", "currency", "number", "postedOn", "dueOn", "amount");
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "receipt", "R-{number}",
          "customerName", "{customer}",
          "locale", "zh-CN",
          "timeZone", "Asia/Shanghai");

  private final Properties properties;
  private final Path file;

  private Mapping(Properties properties, Path file) {
    this.properties = properties;
    this.file = file;
  }

  static Mapping read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new Refusal("The mapping " + file + " can't be read: " + e);
    }
    Mapping mapping = new Mapping(properties, file);
    mapping.check();
    return mapping;
  }

  private void check() {
    Set<String> unknown = new TreeSet<>(properties.stringPropertyNames());
    unknown.removeAll(Set.of("delimiter", "dateFormat", "businessTimeZone"));
    FIELDS.forEach(field -> unknown.removeAll(Set.of("column." + field, "value." + field)));
    if (!unknown.isEmpty()) {
      throw new Refusal("The mapping %s has unknown keys: %s".formatted(file, unknown));
    }
    for (String field : new TreeSet<>(REQUIRED)) {
      if (column(field) == null && value(field) == null) {
        throw new Refusal("The mapping %s lacks column.%s (or value.%2$s)".formatted(file, field));
      }
    }
    dates();
    businessTimeZone();
    delimiter();
  }

  @Nullable String column(String field) {
    return properties.getProperty("column." + field);
  }

  @Nullable String value(String field) {
    return properties.getProperty("value." + field, DEFAULTS.get(field));
  }

  /** Field to column, for all fields that come from a column. */
  Map<String, String> columns() {
    Map<String, String> columns = new TreeMap<>();
    for (String field : FIELDS) {
      String column = column(field);
      if (column != null) {
        columns.put(field, column);
      }
    }
    return columns;
  }

  char delimiter() {
    String delimiter = properties.getProperty("delimiter", ",");
    if (delimiter.length() != 1) {
      throw new Refusal("The mapping %s: delimiter must be one character".formatted(file));
    }
    return delimiter.charAt(0);
  }

  /** Strict: the 31st of February is no date. */
  DateTimeFormatter dates() {
    String pattern = properties.getProperty("dateFormat", "yyyy-MM-dd").replace('y', 'u');
    try {
      return DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT);
    } catch (IllegalArgumentException e) {
      throw new Refusal("The mapping %s: dateFormat %s is none".formatted(file, pattern));
    }
  }

  /** Where a business day begins and ends. */
  ZoneId businessTimeZone() {
    String zone = properties.getProperty("businessTimeZone", "Asia/Shanghai");
    try {
      return ZoneId.of(zone);
    } catch (java.time.DateTimeException e) {
      throw new Refusal("The mapping %s: %s is no time zone".formatted(file, zone));
    }
  }
}
