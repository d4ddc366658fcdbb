package huikuan.console.page;

import huikuan.console.api.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A table of rows that the API told. The first cell names its row.
 *
 * @param caption its words are {@code table.<caption>}, and {@code table.<caption>.none} if there
 *     is no row
 * @param sums the last rows, which add up the others
 */
public record Table(
    String caption, List<Column> columns, List<Row> rows, List<Row> sums, @Nullable String next) {

  /** Its words are {@code col.<key>}. */
  public record Column(String key, boolean numeric) {}

  /**
   * @param open opens what the row tells of beside the table; null = nothing does
   * @param pick by which the row can be selected; null = it can't be
   */
  public record Row(List<Cell> cells, @Nullable Address open, @Nullable String pick) {}

  /** Whether rows can be selected. */
  public boolean isPickable() {
    return rows.stream().anyMatch(row -> row.pick() != null);
  }

  public static Builder of(String caption) {
    return new Builder(caption);
  }

  /** Puts a table together, column by column. */
  public static final class Builder {

    private record Part(String key, Function<Answer, Cell> cell) {}

    private final String caption;
    private final List<Part> parts = new ArrayList<>();
    private @Nullable Function<Answer, Address> open;
    private @Nullable Function<Answer, @Nullable String> pick;

    private Builder(String caption) {
      this.caption = caption;
    }

    public Builder column(String key, Function<Answer, Cell> cell) {
      parts.add(new Part(key, cell));
      return this;
    }

    /** Each row opens something beside the table. */
    public Builder opening(Function<Answer, Address> address) {
      open = address;
      return this;
    }

    /** Rows can be selected by their ids; one without an id can't be. */
    public Builder picking(Function<Answer, @Nullable String> id) {
      pick = id;
      return this;
    }

    public Table rows(List<Answer> rows, @Nullable String next) {
      return rows(rows, List.of(), next);
    }

    public Table rows(List<Answer> rows, List<Answer> sums, @Nullable String next) {
      List<Row> made = rows.stream().map(this::row).toList();
      Answer nothing = Answer.of(Map.of());
      List<Column> columns =
          parts.stream()
              .map(
                  part ->
                      new Column(
                          part.key(),
                          part.cell()
                              .apply(rows.isEmpty() ? nothing : rows.getFirst())
                              .kind()
                              .numeric()))
              .toList();
      return new Table(caption, columns, made, sums.stream().map(this::row).toList(), next);
    }

    private Row row(Answer answer) {
      List<Cell> cells = parts.stream().map(part -> part.cell().apply(answer)).toList();
      return new Row(
          cells,
          open == null ? null : open.apply(answer),
          pick == null ? null : pick.apply(answer));
    }
  }
}
