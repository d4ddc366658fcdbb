package huikuan.ledger.rendering;

import huikuan.ledger.rendering.Listing.Column;
import huikuan.ledger.rendering.Listing.Form;
import huikuan.ledger.rendering.Look.Align;
import java.util.ArrayList;
import java.util.List;

/** Places a list, whose sums are carried from page to page. */
final class ListLayout {

  /** A cell with more lines than that shows that it goes on. */
  private static final int MOST_LINES = 12;

  /** The height of a row of sums, and of headings of one line. */
  private static final float SUMS = 13 + 2 * Flow.PAD - 2;

  private final Flow flow;
  private final Listing listing;
  private final float[] widths;
  private final List<List<String>> headings = new ArrayList<>();

  ListLayout(Flow flow, Listing listing) {
    this.flow = flow;
    this.listing = listing;
    widths = new ListWidths(listing, flow.font()).all();
    for (int i = 0; i < widths.length; i++) {
      String heading = listing.columns().get(i).heading();
      headings.add(unbroken(heading, Look.HEAD.size(), widths[i] - 2 * Flow.PAD));
    }
  }

  /** The least that must be on the page where the list begins: headings, two rows, sums. */
  float least() {
    if (listing.rows().isEmpty()) {
      return Look.CELL.height();
    }
    float least = headHeight() + SUMS;
    for (List<String> row : listing.rows().subList(0, Math.min(2, listing.rows().size()))) {
      least += height(broken(row));
    }
    return least;
  }

  void add() {
    if (listing.rows().isEmpty()) {
      flow.place(listing.none(), Flow.LEFT, Flow.RIGHT, flow.y(), Look.CELL);
      flow.down(Look.CELL.height() + 4);
      return;
    }
    flow.down(2);
    if (!flow.fits(least()) && flow.begun()) {
      flow.nextSheet();
    }
    head();
    for (int i = 0; i < listing.rows().size(); i++) {
      List<List<String>> row = broken(listing.rows().get(i));
      float height = height(row);
      if (!flow.fits(height + SUMS)) {
        sums(listing.sumRow(listing.carried(), i));
        flow.nextSheet();
        head();
        sums(listing.sumRow(listing.brought(), i));
      }
      row(row, height);
    }
    sums(listing.totalRow());
    flow.down(8);
  }

  private static float height(List<List<String>> row) {
    return row.stream().mapToInt(List::size).max().orElse(1) * Look.CELL.height()
        + 2 * Flow.PAD
        - 2;
  }

  private float headHeight() {
    return SUMS + (headings.stream().mapToInt(List::size).max().orElse(1) - 1) * Look.HEAD.height();
  }

  private void head() {
    float height = headHeight();
    float x = Flow.LEFT;
    for (int i = 0; i < widths.length; i++) {
      flow.frame(x, widths[i], height, true);
      List<String> lines = headings.get(i);
      float top = flow.y() + (height - lines.size() * Look.HEAD.height()) / 2;
      for (String line : lines) {
        flow.cellText(line, x, widths[i], top, Look.HEAD);
        top += Look.HEAD.height();
      }
      x += widths[i];
    }
    flow.down(height);
  }

  private List<List<String>> broken(List<String> cells) {
    List<List<String>> broken = new ArrayList<>();
    for (int i = 0; i < widths.length; i++) {
      Column column = listing.columns().get(i);
      String text = cells.get(i);
      float width = widths[i] - 2 * Flow.PAD;
      broken.add(
          switch (column.form()) {
            case WORDS ->
                column.share() > 0 ? bounded(text, width) : unbroken(text, Look.CELL.size(), width);
            case DAY -> unbroken(text, Look.CELL.size(), width);
            case FIGURE, SUM -> List.of(flow.font().printable(text));
          });
    }
    return broken;
  }

  /** In lines that end between words only. */
  private List<String> unbroken(String text, float size, float width) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : flow.font().printable(text).split(" ")) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && flow.font().width(longer, size) > width) {
        lines.add(line);
        line = word;
      } else {
        line = longer;
      }
    }
    lines.add(line);
    return lines;
  }

  private List<String> bounded(String text, float width) {
    List<String> all = flow.lines().of(text, Look.CELL.size(), width, 0);
    if (all.size() <= MOST_LINES) {
      return all;
    }
    List<String> some = new ArrayList<>(all.subList(0, MOST_LINES - 1));
    some.add("…");
    return some;
  }

  private void row(List<List<String>> row, float height) {
    float x = Flow.LEFT;
    for (int i = 0; i < widths.length; i++) {
      flow.frame(x, widths[i], height, false);
      Form form = listing.columns().get(i).form();
      Look look =
          switch (form) {
            case WORDS -> Look.CELL;
            case DAY -> Look.CELL.aligned(Align.CENTER);
            case FIGURE, SUM -> Look.FIGURE;
          };
      float top = flow.y() + Flow.PAD - 1;
      for (String line : row.get(i)) {
        flow.cellText(line, x, widths[i], top, look);
        top += look.height();
      }
      x += widths[i];
    }
    flow.down(height);
  }

  /** The name of the sums goes over the columns before the first of them. */
  private void sums(List<String> cells) {
    float x = Flow.LEFT;
    float named = 0;
    int first = 0;
    while (listing.columns().get(first).form() != Form.SUM) {
      named += widths[first++];
    }
    flow.frame(x, named, SUMS, true);
    flow.cellText(
        cells.getFirst(), x, named, flow.y() + Flow.PAD - 1, Look.CELL.bold().aligned(Align.RIGHT));
    x += named;
    for (int i = first; i < widths.length; i++) {
      flow.frame(x, widths[i], SUMS, true);
      flow.cellText(cells.get(i), x, widths[i], flow.y() + Flow.PAD - 1, Look.FIGURE.bold());
      x += widths[i];
    }
    flow.down(SUMS);
  }
}
