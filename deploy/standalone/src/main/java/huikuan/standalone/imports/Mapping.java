package huikuan.standalone.imports;

import huikuan.standalone.Refusal;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which column is what, and how a file is written. {@code column.<field>} names a column, {@code
 * value.<field>} gives the same value to every row; {@code {customer}} and {@code {number}} in a
 * value stand for the row's own.
 */
final class Mapping {

  private static final Set<String> FORMATS =
      Set.of(
          "encoding",
          "delimiter",
          "quote",
          "missingFields",
          "dateFormat",
          "dateLocale",
          "decimal",
          "grouping",
          "businessTimeZone");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w*)}");
  private static final Set<String> PLACEHOLDERS = Set.of("customer", "number");
  private static final char NO_QUOTE = '\uFFFF';

  private final MappingFile file;
  private final Map<Field, String> columns = new EnumMap<>(Field.class);
  private final Map<Field, String> values = new EnumMap<>(Field.class);

  private Mapping(MappingFile file) {
    this.file = file;
  }

  static Mapping read(Path path) {
    Mapping mapping = new Mapping(MappingFile.read(path));
    mapping.readFields();
    mapping.check();
    return mapping;
  }

  private void readFields() {
    Set<String> unknown = new TreeSet<>();
    for (String key : file.keys()) {
      int dot = key.indexOf('.');
      Field field = dot < 0 ? null : Field.named(key.substring(dot + 1));
      if (field != null && key.startsWith("column.")) {
        columns.put(field, file.get(key, ""));
      } else if (field != null && key.startsWith("value.")) {
        values.put(field, checkedValue(key));
      } else if (!FORMATS.contains(key)) {
        unknown.add(key);
      }
    }
    if (!unknown.isEmpty()) {
      throw file.refused("has unknown keys: %s", unknown);
    }
  }

  private String checkedValue(String key) {
    String value = file.get(key, "");
    Matcher placeholder = PLACEHOLDER.matcher(value);
    while (placeholder.find()) {
      if (!PLACEHOLDERS.contains(placeholder.group(1))) {
        throw file.refused(
            "%s has %s; known are {customer} and {number}", key, placeholder.group());
      }
    }
    return value;
  }

  private void check() {
    for (Field field : Field.values()) {
      if (columns.containsKey(field) && values.containsKey(field)) {
        throw file.refused("has column.%s and value.%1$s: only one can be", field);
      }
      if (field.required() && !named(field)) {
        throw file.refused("lacks column.%s (or value.%1$s)", field);
      }
    }
    if (!named(Field.DUE_ON) && !named(Field.CONTRACT)) {
      throw file.refused(
          "lacks column.dueOn, or column.contract: an invoice is due by one of them");
    }
    if (named(Field.CONTACT_NAME) && !named(Field.CONTACT_EMAIL)) {
      throw file.refused("names contactName without contactEmail: a contact is an address");
    }
    encoding();
    delimiter();
    quote();
    missingFieldsAreEmpty();
    dates();
    amounts();
    businessTimeZone();
  }

  /** Whether the mapping says anything of the field. */
  boolean named(Field field) {
    return columns.containsKey(field) || values.containsKey(field);
  }

  /** Those fields that come from a column. */
  Map<Field, String> columns() {
    return columns;
  }

  /** The text of a cell that is empty or not there, with placeholders; null = none. */
  @Nullable String value(Field field) {
    return values.getOrDefault(field, field.standard());
  }

  /** The column's name; the field in brackets if it is no column. */
  String told(Field field) {
    return columns.getOrDefault(field, "(" + field + ")");
  }

  /** Null = it is to be detected. */
  @Nullable Charset encoding() {
    String name = file.get("encoding", "");
    try {
      return name.isEmpty() ? null : Charset.forName(name);
    } catch (IllegalArgumentException e) {
      throw file.refused(
          "names encoding = %s; known are UTF-8, GB18030, Big5, UTF-16LE, windows-1252 and others",
          name);
    }
  }

  char delimiter() {
    return character("delimiter", ',');
  }

  /** No character of any text if quotes are letters like others. */
  char quote() {
    if (file.get("quote", "").equals("none")) {
      return NO_QUOTE;
    }
    char quote = character("quote", '"');
    if (quote == delimiter()) {
      throw file.refused("has the same character as quote and as delimiter");
    }
    return quote;
  }

  private char character(String key, char standard) {
    String text = file.get(key, String.valueOf(standard));
    if (text.length() != 1 || text.charAt(0) == '\n' || text.charAt(0) == '\r') {
      throw file.refused("%s must be one character, not %s", key, text);
    }
    return text.charAt(0);
  }

  /** Whether a row that ends early has empty fields there; else it is refused. */
  boolean missingFieldsAreEmpty() {
    return switch (file.get("missingFields", "refused")) {
      case "refused" -> false;
      case "empty" -> true;
      default -> throw file.refused("missingFields must be refused or empty");
    };
  }

  DateForms dates() {
    try {
      return DateForms.of(file.get("dateFormat", "yyyy-MM-dd"), file.get("dateLocale", ""));
    } catch (IllegalArgumentException e) {
      throw file.refused("%s", String.valueOf(e.getMessage()));
    }
  }

  /** The decimal mark is to be detected if the mapping names none. */
  AmountMarks amounts() {
    try {
      return AmountMarks.of(file.get("decimal", ""), file.get("grouping", ""));
    } catch (IllegalArgumentException e) {
      throw file.refused("%s", String.valueOf(e.getMessage()));
    }
  }

  /** Where a business day begins and ends. */
  ZoneId businessTimeZone() {
    String zone = file.get("businessTimeZone", "Asia/Shanghai");
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw file.refused("names businessTimeZone = %s, which is no time zone", zone);
    }
  }

  /** Texts of the file's header, if it is read rightly. */
  List<String> headerWords() {
    return new ArrayList<>(columns.values());
  }

  Refusal refused(String message, Object... arguments) {
    return file.refused(message, arguments);
  }
}
