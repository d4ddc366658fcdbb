package huikuan.standalone.imports;

import org.jspecify.annotations.Nullable;

/** A row's texts by the mapping's fields. */
final class Cells {

  private final Mapping mapping;
  private final long line;
  private final @Nullable String[] texts;

  /**
   * @param texts by the field's place; null = not from a column
   */
  Cells(Mapping mapping, long line, @Nullable String[] texts) {
    this.mapping = mapping;
    this.line = line;
    this.texts = texts;
  }

  long line() {
    return line;
  }

  /** The cell's text; the mapping's value if the cell is empty or not there; null = neither. */
  @Nullable String get(Field field) {
    String text = texts[field.ordinal()];
    if (text == null || text.isEmpty()) {
      String value = mapping.value(field);
      text = value == null ? "" : filled(value);
    }
    return text.isEmpty() ? null : text;
  }

  private String filled(String value) {
    return value.indexOf('{') < 0
        ? value
        : value.replace("{customer}", own(Field.CUSTOMER)).replace("{number}", own(Field.NUMBER));
  }

  private String own(Field field) {
    String text = texts[field.ordinal()];
    return text != null ? text : String.valueOf(mapping.value(field));
  }

  Rejection rejection(Field field, String reason, String detail) {
    String value = get(field);
    return new Rejection(line, mapping.told(field), value == null ? "" : value, reason, detail);
  }

  /** Without spaces of any kind at either end. */
  static String trimmed(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && space(text.charAt(from))) {
      from++;
    }
    while (from < to && space(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean space(char each) {
    return Character.isWhitespace(each) || Character.isSpaceChar(each) || each == '\uFEFF';
  }
}
