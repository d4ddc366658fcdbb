package huikuan.ledger.rendering;

import huikuan.ledger.rendering.Listing.Column;
import huikuan.ledger.rendering.Listing.Form;
import huikuan.ledger.rendering.Look.Align;
import java.util.ArrayList;
import java.util.List;

/** Places lists, whose sums are carried from page to page. */
final class ListLayout {

  /** A cell with more lines than that shows that it goes on. */
  private static final int MOST_LINES = 12;

  /** The height of a row of sums, and of headings. */
  private static final float SUMS = 13 + 2 * Flow.PAD - 2;

  private final Flow flow;

  ListLayout(Flow flow) {
    this.flow = flow;
  }

  /** The least that must be on one page of a list: headings, two rows, sums. */
  static float least(int rows) {
    return SUMS * (2 + Math.min(rows, 2));
  }

  void add(Listing listing) {
    if (listing.rows().isEmpty()) {
      flow.place(listing.none(), Flow.LEFT, Flow.RIGHT, flow.y(), Look.CELL);
      flow.down(Look.CELL.height() + 4);
      return;
    }
    float[] widths = widths(listing);
    flow.down(2);
    if (!flow.fits(least(listing.rows().size())) && flow.begun()) {
      flow.nextSheet();
    }
    head(listing, widths);
    for (int i = 0; i < listing.rows().size(); i++) {
      List<List<String>> row = broken(listing, listing.rows().get(i), widths);
      float height =
          row.stream().mapToInt(List::size).max().orElse(1) * Look.CELL.height() + 2 * Flow.PAD - 2;
      if (!flow.fits(height + SUMS)) {
        sums(listing, listing.sumRow(listing.carried(), i), widths);
        flow.nextSheet();
        head(listing, widths);
        sums(listing, listing.sumRow(listing.brought(), i), widths);
      }
      row(listing, row, widths, height);
    }
    sums(listing, listing.totalRow(), widths);
    flow.down(8);
  }

  /** Days and figures have the room that they need, as far as there is any. */
  private float[] widths(Listing listing) {
    List<Column> columns = listing.columns();
    float[] widths = new float[columns.size()];
    float left = Flow.INNER;
    int shares = 0;
    for (int i = 0; i < widths.length; i++) {
      Column column = columns.get(i);
      shares += column.share();
      if (column.share() == 0) {
        widths[i] = Math.min(widest(listing, i), Flow.INNER * 0.17f) + 2 * Flow.PAD;
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
    float widest = flow.font().width(listing.columns().get(at).heading(), Look.HEAD.size());
    for (List<String> row : listing.rows()) {
      widest = Math.max(widest, flow.font().width(row.get(at), Look.CELL.size()));
    }
    if (listing.columns().get(at).form() == Form.SUM) {
      int sum =
          (int) listing.columns().stream().limit(at).filter(c -> c.form() == Form.SUM).count();
      for (List<String> sums : listing.sums()) {
        widest = Math.max(widest, flow.font().width(sums.get(sum), Look.CELL.size()));
      }
    }
    // A strong letter is a little wider.
    return widest + 1;
  }

  private void head(Listing listing, float[] widths) {
    float x = Flow.LEFT;
    for (int i = 0; i < widths.length; i++) {
      flow.frame(x, widths[i], SUMS, true);
      String heading = listing.columns().get(i).heading();
      flow.cellText(heading, x, widths[i], flow.y() + Flow.PAD - 1, Look.HEAD);
      x += widths[i];
    }
    flow.down(SUMS);
  }

  private List<List<String>> broken(Listing listing, List<String> cells, float[] widths) {
    List<List<String>> broken = new ArrayList<>();
    for (int i = 0; i < widths.length; i++) {
      boolean words = listing.columns().get(i).form() == Form.WORDS;
      String text = cells.get(i);
      broken.add(
          words ? bounded(text, widths[i] - 2 * Flow.PAD) : List.of(flow.font().printable(text)));
    }
    return broken;
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

  private void row(Listing listing, List<List<String>> row, float[] widths, float height) {
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
  private void sums(Listing listing, List<String> cells, float[] widths) {
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
