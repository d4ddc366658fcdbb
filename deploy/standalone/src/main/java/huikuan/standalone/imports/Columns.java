package huikuan.standalone.imports;

import huikuan.standalone.Refusal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Where the mapping's columns stand in a file. A column may be named by its place: {@code #3}. */
final class Columns {

  private static final Pattern PLACE = Pattern.compile("#[1-9]\\d{0,3}");

  private final Mapping mapping;
  private final int width;
  private final int widest;
  private final Map<Field, Integer> places;

  private Columns(Mapping mapping, int width, Map<Field, Integer> places) {
    this.mapping = mapping;
    this.width = width;
    this.places = places;
    this.widest = places.values().stream().mapToInt(place -> place + 1).max().orElse(0);
  }

  /**
   * @throws Refusal if the file lacks a column, or has two of its name
   */
  static Columns of(Path file, Record header, Mapping mapping) {
    List<String> names = header.cells().stream().map(Cells::trimmed).toList();
    Map<Field, Integer> places = new EnumMap<>(Field.class);
    mapping.columns().forEach((field, name) -> places.put(field, place(file, field, name, names)));
    return new Columns(mapping, names.size(), places);
  }

  private static int place(Path file, Field field, String name, List<String> names) {
    List<Integer> found = new ArrayList<>();
    for (int at = 0; at < names.size(); at++) {
      if (!name.isEmpty() && names.get(at).equals(name)) {
        found.add(at);
      }
    }
    if (found.size() > 1) {
      throw new Refusal(
          "%s has the column %s twice, as its %s and %s. Name the right one by its place: column.%s = #%d"
              .formatted(
                  file,
                  Shown.text(name),
                  nth(found.get(0)),
                  nth(found.get(1)),
                  field,
                  found.get(0) + 1));
    }
    if (found.size() == 1) {
      return found.getFirst();
    }
    if (PLACE.matcher(name).matches() && Integer.parseInt(name.substring(1)) <= names.size()) {
      return Integer.parseInt(name.substring(1)) - 1;
    }
    List<String> named = names.stream().filter(each -> !each.isEmpty()).toList();
    throw new Refusal(
        "%s has no column %s (column.%s); it has %s%s"
            .formatted(
                file,
                Shown.text(name),
                field,
                Shown.all(named),
                named.size() == 1 ? advice(name, named.getFirst()) : ""));
  }

  /** Advice about the delimiter, if the header has the name, but not as a column of its own. */
  private static String advice(String name, String header) {
    int at = header.startsWith(name) ? name.length() : header.indexOf(name) - 1;
    if (at < 0 || at >= header.length() || Character.isLetterOrDigit(header.charAt(at))) {
      return "";
    }
    char delimiter = header.charAt(at);
    return "; write delimiter = " + (delimiter == '\t' ? "\\t" : delimiter) + " in the mapping";
  }

  private static String nth(int place) {
    return "#" + (place + 1);
  }

  /** Why the row's cells can't be told apart; null = they can. */
  @org.jspecify.annotations.Nullable
  Rejection misfit(Record row) {
    List<String> cells = row.cells();
    for (int at = width; at < cells.size(); at++) {
      if (!cells.get(at).isBlank()) {
        return Rejection.ofRow(
            row.line(),
            "too many fields",
            "%d fields, as the header; it has %d. A field that holds the delimiter must be in quotes"
                .formatted(width, cells.size()));
      }
    }
    return cells.size() >= widest || mapping.missingFieldsAreEmpty()
        ? null
        : Rejection.ofRow(
            row.line(),
            "too few fields",
            "%d fields at least; it has %d. If they are empty, write missingFields = empty in the mapping"
                .formatted(widest, cells.size()));
  }

  Cells cells(Record row) {
    String[] texts = new String[Field.values().length];
    places.forEach(
        (field, place) ->
            texts[field.ordinal()] =
                place < row.cells().size() ? Cells.trimmed(row.cells().get(place)) : "");
    return new Cells(mapping, row.line(), texts);
  }
}
