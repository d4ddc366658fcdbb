package huikuan.console.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import huikuan.console.api.Answer;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * Cells as HTML. A table has thousands of them, and an expression of a template for each of their
 * parts would take most of a page's time. All that is shown is escaped here.
 */
public final class Cells {

  private final Words words;
  private final Formats formats;
  private final Tones tones;
  private final boolean wan;

  /**
   * @param wan whether amounts tell in units of ten thousand, too, to look at
   */
  Cells(Words words, Formats formats, Tones tones, boolean wan) {
    this.words = words;
    this.formats = formats;
    this.tones = tones;
    this.wan = wan;
  }

  /** The headings of a table's columns. */
  public List<String> headings(Table table) {
    return table.columns().stream().map(column -> words.column(column.key())).toList();
  }

  /** A class of the style sheet; null = none. */
  public @Nullable String style(Cell cell) {
    if (cell.kind().numeric()) {
      return "num";
    }
    return cell.kind() == Cell.Kind.DAY || cell.kind() == Cell.Kind.MOMENT ? "day" : null;
  }

  /** Leading where the cell leads. */
  public String linked(Cell cell) {
    Address link = cell.link();
    String shown =
        link == null || cell.isEmpty()
            ? html(cell)
            : "<a href=\"" + escaped(link.toString()) + "\">" + html(cell) + "</a>";
    return shown + missing(cell.missing());
  }

  /** The mark of a demand that waits, with what it waits for. */
  private String missing(List<Answer> what) {
    return what.isEmpty()
        ? ""
        : "<div class=\"waits\"><span class=\"tag warn\">%s</span> <span class=\"quiet small\">%s</span></div>"
            .formatted(
                escaped(words.of("task", "not-ready")),
                escaped(
                    what.stream()
                        .map(
                            each ->
                                words.missing(
                                    String.valueOf(each.text("what")),
                                    String.valueOf(each.text("name"))))
                        .collect(Collectors.joining("; "))));
  }

  public String html(Cell cell) {
    Object value = cell.value();
    if (value == null || cell.isEmpty()) {
      return "";
    }
    return switch (cell.kind()) {
      case AMOUNT -> amount(value);
      case MONEY -> money(value);
      case COUNT -> escaped(formats.count(value));
      case MOMENT ->
          "<time datetime=\"%s\">%s</time>"
              .formatted(escaped(value.toString()), escaped(formats.moment(value)));
      case WORD -> words(cell.family(), value);
      case STATE -> state(cell.family(), value);
      case CODE -> "<code>" + escaped(value.toString()) + "</code>";
      case TEXT, DAY -> escaped(value.toString());
    };
  }

  /** Several, one after the other. */
  private String words(String family, Object value) {
    List<?> names = value instanceof List<?> several ? several : List.of(value);
    return names.stream()
        .map(each -> escaped(words.of(family, each)))
        .collect(Collectors.joining(", "));
  }

  /** Of several currencies one below the other. */
  private String money(Object value) {
    List<?> amounts = value instanceof List<?> several ? several : List.of(value);
    return amounts.stream()
        .map(each -> escaped(formats.money(String.valueOf(each))))
        .collect(Collectors.joining("<br>"));
  }

  /** With a colour; the colour never stands alone. */
  public String state(String family, @Nullable Object name) {
    String tone = tones.of(family, name);
    return "<span class=\"tag%s\">%s</span>"
        .formatted(tone.isEmpty() ? "" : " " + tone, escaped(words.of(family, name)));
  }

  public String amount(@Nullable Object value) {
    String title = wan ? formats.wan(value) : "";
    return "<span%s%s>%s</span>"
        .formatted(
            formats.negative(value) ? " class=\"negative\"" : "",
            title.isEmpty() ? "" : " title=\"" + escaped(title) + '"',
            escaped(formats.amount(value)));
  }

  private static String escaped(String text) {
    return HtmlUtils.htmlEscape(text, UTF_8.name());
  }
}
