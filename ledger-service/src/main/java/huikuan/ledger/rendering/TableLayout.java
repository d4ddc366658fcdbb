package huikuan.ledger.rendering;

import huikuan.ledger.rendering.Look.Align;
import huikuan.ledger.rendering.Markup.Element;
import huikuan.ledger.rendering.Markup.Node;
import huikuan.ledger.rendering.Markup.Words;
import java.util.ArrayList;
import java.util.List;

/** Places the tables of a template: columns of equal width, each row on one page. */
final class TableLayout {

  /** The height of the room in which the customer answers, and the least that will do. */
  private static final float ANSWER = 150;

  private static final float LEAST_ANSWER = 122;

  private final Flow flow;

  TableLayout(Flow flow) {
    this.flow = flow;
  }

  void add(Element table) {
    flow.down(2);
    List<Element> rows = table.all("tr").toList();
    boolean answers = table.is("answers");
    float least = height(table);
    if (!flow.fits(least) && flow.begun() && least < Flow.WHOLE) {
      flow.nextSheet();
    }
    float spare = answers ? Math.min(ANSWER - LEAST_ANSWER, flow.left() - least) : 0;
    for (Element row : rows) {
      float height = height(row, answers);
      if (!flow.fits(height) && flow.begun()) {
        flow.nextSheet();
      }
      row(row, height + (hasRoom(row, answers) ? Math.max(0, spare) : 0), answers);
    }
    flow.down(8);
  }

  /** The least height of a table. */
  float height(Element table) {
    boolean answers = table.is("answers");
    return table.all("tr").map(row -> height(row, answers)).reduce(0f, Float::sum);
  }

  private static float cellWidth(Element row) {
    return Flow.INNER / Math.max(1, row.elements().size());
  }

  private float height(Element row, boolean answers) {
    float most = 0;
    float width = cellWidth(row) - 2 * Flow.PAD;
    for (Element cell : row.elements()) {
      float height = 0;
      for (CellLine each : cell(cell, width)) {
        height += each.look().height();
      }
      most = Math.max(most, height);
    }
    return Math.min(
        Flow.WHOLE, Math.max(most + 2 * Flow.PAD, hasRoom(row, answers) ? LEAST_ANSWER : 0));
  }

  private static boolean hasRoom(Element row, boolean answers) {
    return answers && row.elements().stream().anyMatch(each -> each.name().equals("td"));
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
      String text = flow.font().printable(words.toString().strip());
      placed.add(new CellLine(text, look, false, false));
    } else if (!words.toString().isBlank()) {
      flow.lines()
          .of(words.toString(), look.size(), width, 0)
          .forEach(line -> placed.add(new CellLine(line, look, false, false)));
    }
    words.setLength(0);
  }

  private void row(Element row, float height, boolean answers) {
    float width = cellWidth(row);
    float x = Flow.LEFT;
    for (Element cell : row.elements()) {
      boolean head = cell.name().equals("th");
      flow.frame(x, width, height, head);
      List<CellLine> placed = cell(cell, width - 2 * Flow.PAD);
      float used = placed.stream().map(each -> each.look().height()).reduce(0f, Float::sum);
      float spare = height - 2 * Flow.PAD - used;
      long rooms = placed.stream().filter(CellLine::room).count();
      float top = flow.y() + Flow.PAD + (rooms > 0 || (answers && !head) ? 0 : spare / 2);
      for (CellLine each : placed) {
        if (each.rule()) {
          float base = top + each.look().height() - 3;
          flow.rule(x + Flow.PAD, x + width - Flow.PAD, base);
        } else {
          flow.cellText(each.text(), x, width, top, each.look());
        }
        top += each.room() ? spare / rooms : each.look().height();
      }
      x += width;
    }
    flow.down(height);
  }
}
