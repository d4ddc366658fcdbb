package huikuan.ledger.rendering;

import huikuan.ledger.rendering.Listing.Column;
import huikuan.ledger.rendering.Listing.Form;
import huikuan.ledger.rendering.Look.Align;
import huikuan.ledger.rendering.Markup.Element;
import huikuan.ledger.rendering.Markup.Node;
import huikuan.ledger.rendering.Markup.Words;
import java.util.ArrayList;
import java.util.List;

/** Places a document's elements on sheets of A4, from top to bottom. */
final class PaperLayout {

  static final float WIDTH = 595.28f;
  static final float HEIGHT = 841.89f;
  static final float LEFT = 62;
  static final float RIGHT = WIDTH - 62;
  private static final float TOP = 58;
  private static final float BOTTOM = HEIGHT - 72;
  private static final float INNER = RIGHT - LEFT;

  /** Between a cell's border and its text. */
  private static final float PAD = 4;

  private static final float BORDER = 0.6f;

  /** The height of the room in which the customer answers. */
  private static final float ANSWER = 150;

  /** A cell with more lines than that shows that it goes on. */
  private static final int MOST_LINES = 12;

  /** The height of a row of sums, and of headings. */
  private static final float SUMS = 13 + 2 * PAD - 2;

  private static final float LEAST_SIZE = 4;
  private static final float GREY_HEAD = 0.93f;

  /** Where letters stand on their base line, as a part of their size. */
  private static final float ASCENT = 0.88f;

  private final PaperFont font;
  private final Lines lines;
  private final List<Sheet> sheets = new ArrayList<>();
  private Sheet sheet = new Sheet();
  private float y = TOP;

  private PaperLayout(PaperFont font) {
    this.font = font;
    lines = new Lines(font);
    sheets.add(sheet);
  }

  /**
   * @param page from {@link Markup#read}
   */
  static List<Sheet> of(Element page, LetterPaper paper, PaperFont font) {
    PaperLayout layout = new PaperLayout(font);
    List<Element> blocks = page.elements();
    for (int i = 0; i < blocks.size(); i++) {
      Element block = blocks.get(i);
      switch (block.name()) {
        case "table" -> layout.table(block);
        case "items" -> layout.listing(Listing.ofItems(paper));
        case "movements" -> layout.listing(Listing.ofMovements(paper));
        default -> {
          boolean heading = block.name().startsWith("h") && i + 1 < blocks.size();
          layout.text(block, heading ? layout.least(blocks.get(i + 1), paper) : 0);
        }
      }
    }
    return layout.sheets;
  }

  private void nextSheet() {
    sheet = new Sheet();
    sheets.add(sheet);
    y = TOP;
  }

  private boolean fits(float height) {
    return y + height <= BOTTOM;
  }

  /** How much of an element must fit below its heading. */
  private float least(Element element, LetterPaper paper) {
    return switch (element.name()) {
      case "items" -> 4 + leastOfList(paper.items().size());
      case "movements" -> 4 + leastOfList(paper.movements().size() + 1);
      case "table" -> tableHeight(element) + 2;
      default -> Look.of(element).height();
    };
  }

  private static float leastOfList(int rows) {
    return SUMS * (2 + Math.min(rows, 2));
  }

  /**
   * @param following height that must fit on the same page below it
   */
  private void text(Element element, float following) {
    Look look = Look.of(element);
    List<String> broken = lines.of(element.text(), look.size(), INNER, look.indent());
    if (y > TOP) {
      y += look.before();
    }
    if (following > 0 && !fits(broken.size() * look.height() + look.after() + following)) {
      nextSheet();
    }
    for (int i = 0; i < broken.size(); i++) {
      if (!fits(look.height())) {
        nextSheet();
      }
      place(broken.get(i), LEFT + (i == 0 ? look.indent() : 0), RIGHT, y, look);
      y += look.height();
    }
    y += look.after();
  }

  /** Prints one line. */
  private void place(String text, float left, float right, float top, Look look) {
    if (text.isEmpty()) {
      return;
    }
    float width = font.width(text, look.size());
    float x =
        switch (look.align()) {
          case LEFT -> left;
          case CENTER -> left + (right - left - width) / 2;
          case RIGHT -> right - width;
        };
    float base = top + (look.height() - look.size()) / 2 + ASCENT * look.size();
    sheet.add(new Sheet.Text(x, base, look.size(), look.strong(), 0, text));
  }

  // Tables of a template: columns of equal width, each row on one page.

  private void table(Element table) {
    y += 2;
    List<Element> rows = table.all("tr").toList();
    boolean answers = table.is("answers");
    float whole = tableHeight(table);
    if (!fits(whole) && y > TOP && whole < BOTTOM - TOP) {
      nextSheet();
    }
    for (Element row : rows) {
      float height = height(row, answers);
      if (!fits(height) && y > TOP) {
        nextSheet();
      }
      row(row, height, answers);
    }
    y += 8;
  }

  private float tableHeight(Element table) {
    boolean answers = table.is("answers");
    return table.all("tr").map(row -> height(row, answers)).reduce(0f, Float::sum);
  }

  private static float cellWidth(Element row) {
    return INNER / Math.max(1, row.elements().size());
  }

  private float height(Element row, boolean answers) {
    float most = 0;
    float width = cellWidth(row) - 2 * PAD;
    for (Element cell : row.elements()) {
      float height = 0;
      for (CellLine each : cell(cell, width)) {
        height += each.look().height();
      }
      most = Math.max(most, height);
    }
    boolean room = answers && row.elements().stream().anyMatch(each -> each.name().equals("td"));
    return Math.min(BOTTOM - TOP, Math.max(most + 2 * PAD, room ? ANSWER : 0));
  }

  /**
   * A line in a cell.
   *
   * @param rule whether it is a line to write on
   * @param room whether it takes the height that others leave
   */
  private record CellLine(String text, Look look, boolean rule, boolean room) {}

  private List<CellLine> cell(Element cell, float width) {
    List<CellLine> placed = new ArrayList<>();
    Look own = Look.inCell(cell);
    StringBuilder words = new StringBuilder();
    for (Node each : cell.children()) {
      switch (each) {
        case Words text -> words.append(text.text());
        case Element element when element.name().equals("br") -> words.append('\n');
        case Element element -> {
          addLines(words, own, width, placed);
          if (element.name().equals("hr")) {
            placed.add(new CellLine("", new Look(9, 20, Align.LEFT, false, 0, 0, 0), true, false));
          } else if (element.is("room")) {
            placed.add(new CellLine("", new Look(1, 0, Align.LEFT, false, 0, 0, 0), false, true));
          } else {
            addLines(new StringBuilder(element.text()), Look.inCell(element), width, placed);
          }
        }
      }
    }
    addLines(words, own, width, placed);
    return placed;
  }

  private void addLines(StringBuilder words, Look look, float width, List<CellLine> placed) {
    if (look.align() == Align.RIGHT && !words.toString().isBlank()) {
      // A figure stays whole, smaller if need be.
      String text = font.printable(words.toString().strip());
      placed.add(new CellLine(text, look, false, false));
    } else if (!words.toString().isBlank()) {
      lines
          .of(words.toString(), look.size(), width, 0)
          .forEach(line -> placed.add(new CellLine(line, look, false, false)));
    }
    words.setLength(0);
  }

  private void row(Element row, float height, boolean answers) {
    float width = cellWidth(row);
    float x = LEFT;
    for (Element cell : row.elements()) {
      boolean head = cell.name().equals("th");
      frame(x, width, height, head);
      List<CellLine> placed = cell(cell, width - 2 * PAD);
      float used = placed.stream().map(each -> each.look().height()).reduce(0f, Float::sum);
      float spare = height - 2 * PAD - used;
      long rooms = placed.stream().filter(CellLine::room).count();
      float top = y + PAD + (rooms > 0 || (answers && !head) ? 0 : spare / 2);
      for (CellLine each : placed) {
        if (each.rule()) {
          float base = top + each.look().height() - 3;
          sheet.add(new Sheet.Rule(x + PAD, base, x + width - PAD, base, 0.4f, false, 0.4f));
        } else {
          cellText(each.text(), x, width, top, each.look());
        }
        top += each.room() ? spare / rooms : each.look().height();
      }
      x += width;
    }
    y += height;
  }

  private void frame(float x, float width, float height, boolean head) {
    if (head) {
      sheet.add(new Sheet.Area(x, y, width, height, GREY_HEAD));
    }
    sheet.add(new Sheet.Rule(x, y, x + width, y, BORDER, false, 0));
    sheet.add(new Sheet.Rule(x, y + height, x + width, y + height, BORDER, false, 0));
    sheet.add(new Sheet.Rule(x, y, x, y + height, BORDER, false, 0));
    sheet.add(new Sheet.Rule(x + width, y, x + width, y + height, BORDER, false, 0));
  }

  // Lists, whose sums are carried from page to page.

  private void listing(Listing listing) {
    if (listing.rows().isEmpty()) {
      place(listing.none(), LEFT, RIGHT, y, Look.CELL);
      y += Look.CELL.height() + 4;
      return;
    }
    float[] widths = widths(listing);
    y += 2;
    if (!fits(leastOfList(listing.rows().size())) && y > TOP) {
      nextSheet();
    }
    head(listing, widths);
    for (int i = 0; i < listing.rows().size(); i++) {
      List<List<String>> row = broken(listing, listing.rows().get(i), widths);
      float height =
          row.stream().mapToInt(List::size).max().orElse(1) * Look.CELL.height() + 2 * PAD - 2;
      if (!fits(height + SUMS)) {
        sums(listing, listing.sumRow(listing.carried(), i), widths);
        nextSheet();
        head(listing, widths);
        sums(listing, listing.sumRow(listing.brought(), i), widths);
      }
      row(listing, row, widths, height);
    }
    sums(listing, listing.totalRow(), widths);
    y += 8;
  }

  /** Days and figures have the room that they need, as far as there is any. */
  private float[] widths(Listing listing) {
    List<Column> columns = listing.columns();
    float[] widths = new float[columns.size()];
    float left = INNER;
    int shares = 0;
    for (int i = 0; i < widths.length; i++) {
      Column column = columns.get(i);
      shares += column.share();
      if (column.share() == 0) {
        widths[i] = Math.min(widest(listing, i), INNER * 0.17f) + 2 * PAD;
        left -= widths[i];
      }
    }
    for (int i = 0; i < widths.length; i++) {
      if (columns.get(i).share() > 0) {
        widths[i] = left * columns.get(i).share() / shares;
      }
    }
    return widths;
  }

  private float widest(Listing listing, int at) {
    float widest = font.width(listing.columns().get(at).heading(), Look.HEAD.size());
    for (List<String> row : listing.rows()) {
      widest = Math.max(widest, font.width(row.get(at), Look.CELL.size()));
    }
    if (listing.columns().get(at).form() == Form.SUM) {
      int sum = (int) listing.columns().stream().limit(at).filter(c -> c.form() == Form.SUM).count();
      for (List<String> sums : listing.sums()) {
        widest = Math.max(widest, font.width(sums.get(sum), Look.CELL.size()));
      }
    }
    // A strong letter is a little wider.
    return widest + 1;
  }

  private void head(Listing listing, float[] widths) {
    float x = LEFT;
    for (int i = 0; i < widths.length; i++) {
      frame(x, widths[i], SUMS, true);
      String heading = listing.columns().get(i).heading();
      cellText(heading, x, widths[i], y + PAD - 1, Look.HEAD);
      x += widths[i];
    }
    y += SUMS;
  }

  private List<List<String>> broken(Listing listing, List<String> cells, float[] widths) {
    List<List<String>> broken = new ArrayList<>();
    for (int i = 0; i < widths.length; i++) {
      boolean words = listing.columns().get(i).form() == Form.WORDS;
      String text = cells.get(i);
      broken.add(words ? bounded(text, widths[i] - 2 * PAD) : List.of(font.printable(text)));
    }
    return broken;
  }

  private List<String> bounded(String text, float width) {
    List<String> all = lines.of(text, Look.CELL.size(), width, 0);
    if (all.size() <= MOST_LINES) {
      return all;
    }
    List<String> some = new ArrayList<>(all.subList(0, MOST_LINES - 1));
    some.add("…");
    return some;
  }

  private void row(Listing listing, List<List<String>> row, float[] widths, float height) {
    float x = LEFT;
    for (int i = 0; i < widths.length; i++) {
      frame(x, widths[i], height, false);
      Form form = listing.columns().get(i).form();
      Look look =
          switch (form) {
            case WORDS -> Look.CELL;
            case DAY -> Look.CELL.aligned(Align.CENTER);
            case FIGURE, SUM -> Look.FIGURE;
          };
      float top = y + PAD - 1;
      for (String line : row.get(i)) {
        cellText(line, x, widths[i], top, look);
        top += look.height();
      }
      x += widths[i];
    }
    y += height;
  }

  /** The name of the sums goes over the columns before the first of them. */
  private void sums(Listing listing, List<String> cells, float[] widths) {
    float x = LEFT;
    float named = 0;
    int first = 0;
    while (listing.columns().get(first).form() != Form.SUM) {
      named += widths[first++];
    }
    frame(x, named, SUMS, true);
    cellText(cells.getFirst(), x, named, y + PAD - 1, Look.CELL.bold().aligned(Align.RIGHT));
    x += named;
    for (int i = first; i < widths.length; i++) {
      frame(x, widths[i], SUMS, true);
      cellText(cells.get(i), x, widths[i], y + PAD - 1, Look.FIGURE.bold());
      x += widths[i];
    }
    y += SUMS;
  }

  /** One line in a cell, smaller if it would be too wide. */
  private void cellText(String text, float x, float width, float top, Look look) {
    float room = width - 2 * PAD + 1.5f;
    float needed = font.width(text, look.size());
    Look fitting =
        needed <= room
            ? look
            : look.sized(Math.max(LEAST_SIZE, look.size() * room / needed));
    place(text, x + PAD, x + width - PAD, top, fitting);
  }
}
