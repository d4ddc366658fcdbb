package huikuan.notification.mail;

import huikuan.contracts.Money;
import huikuan.platform.template.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The table of a letter's claims: those columns of which a claim has something to say. */
final class ClaimTable {

  /** A longer word may break, so that one long number does not push the amounts out of sight. */
  private static final Pattern LONG_WORD = Pattern.compile("\\S{25}");

  /** With more columns, they need a wider page. */
  private static final int NARROW = 7;

  private static final int WIDE = 9;

  /** In pixels: the width of a page without a wide table. */
  static final String NARROW_PAGE = "720";

  private enum Form {
    NAME,
    WORDS,
    FIGURE
  }

  private record Column(Heading heading, Form form, Function<ClaimLine, @Nullable String> text) {}

  private final Language language;
  private final List<Column> columns = new ArrayList<>();

  /**
   * @param noun of all claims of the letter
   * @param demand whether contracts are named
   */
  ClaimTable(List<ClaimLine> lines, Noun noun, boolean demand, Language language) {
    this.language = language;
    boolean before = lines.stream().noneMatch(ClaimLine::overdue);
    add(noun.number(), Form.NAME, line -> noun.number(line, language));
    add(noun.date(), Form.NAME, line -> language.date(line.subject().invoiceDate()));
    add(Heading.DUE_DATE, Form.NAME, line -> language.date(line.subject().dueOn()));
    if (lines.stream().anyMatch(line -> line.subject().reference() != null)) {
      add(Heading.REFERENCE, Form.WORDS, line -> line.subject().reference());
    }
    if (demand) {
      add(Heading.CONTRACT, Form.NAME, line -> line.subject().contract());
    }
    add(noun.amount(), Form.FIGURE, line -> language.amount(line.subject().amount()));
    if (lines.stream().anyMatch(ClaimLine::partPaid)) {
      add(Heading.PAID, Form.FIGURE, line -> figure(line.paid()));
    }
    if (lines.stream().anyMatch(ClaimLine::covered)) {
      add(Heading.RECEIVED, Form.FIGURE, line -> figure(line.received()));
    }
    if (lines.stream().anyMatch(ClaimLine::partHeld)) {
      add(Heading.OPEN, Form.FIGURE, line -> language.amount(line.open()));
      add(before ? Heading.HELD_BEFORE : Heading.HELD, Form.FIGURE, line -> figure(line.held()));
      add(Heading.PAYABLE, Form.FIGURE, line -> language.amount(line.subject().open()));
    } else {
      add(
          before ? Heading.PAYABLE : Heading.OPEN,
          Form.FIGURE,
          line -> language.amount(line.subject().open()));
    }
    add(
        before ? Heading.DAYS_LEFT : Heading.DAYS_OVERDUE,
        Form.FIGURE,
        before ? line -> Long.toString(-line.daysLate()) : ClaimTable::daysOverdue);
  }

  /** Of nothing, nothing. */
  private String figure(Money amount) {
    return amount.signum() > 0 ? language.amount(amount) : "";
  }

  private static String daysOverdue(ClaimLine line) {
    return line.overdue() ? Long.toString(line.daysLate()) : "";
  }

  private void add(Heading heading, Form form, Function<ClaimLine, @Nullable String> text) {
    columns.add(new Column(heading, form, text));
  }

  int size() {
    return columns.size();
  }

  boolean wide() {
    return size() > NARROW;
  }

  boolean widest() {
    return size() > WIDE;
  }

  /** In pixels, if there is so much room. */
  String pageWidth() {
    return widest() ? "1060" : wide() ? "960" : NARROW_PAGE;
  }

  List<Map<String, ?>> headings() {
    return columns.stream().<Map<String, ?>>map(this::heading).toList();
  }

  private Map<String, ?> heading(Column column) {
    return Map.of("heading", column.heading().in(language), "right", column.form() == Form.FIGURE);
  }

  List<Map<String, ?>> cells(ClaimLine line) {
    return columns.stream().<Map<String, ?>>map(column -> cell(column, line)).toList();
  }

  private Map<String, ?> cell(Column column, ClaimLine line) {
    String text = Letters.line(Objects.requireNonNullElse(column.text().apply(line), ""));
    boolean broken = LONG_WORD.matcher(text).find();
    return Map.of(
        "heading",
        column.heading().in(language),
        "content",
        text,
        "right",
        column.form() == Form.FIGURE,
        "nowrap",
        column.form() != Form.WORDS && !broken,
        "long",
        broken);
  }
}
