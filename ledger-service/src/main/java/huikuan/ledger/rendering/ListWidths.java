package huikuan.ledger.rendering;

import huikuan.ledger.rendering.Listing.Column;
import huikuan.ledger.rendering.Listing.Form;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How wide the columns of a list are. Words, days and figures stay whole as far as there is room;
 * figures that leave no room to the other columns are printed smaller.
 */
final class ListWidths {

  /** What a column of words asks for at most before the room that is left is shared out. */
  private static final float MOST_WORDS = Flow.INNER * 0.3f;

  private final Listing listing;
  private final PaperFont font;

  ListWidths(Listing listing, PaperFont font) {
    this.listing = listing;
    this.font = font;
  }

  float[] all() {
    List<Column> columns = listing.columns();
    float[] widths = new float[columns.size()];
    float[] wanted = new float[columns.size()];
    int shares = 0;
    for (int i = 0; i < widths.length; i++) {
      Column column = columns.get(i);
      float content = content(i, false);
      widths[i] = figure(column) ? content : least(i);
      wanted[i] = column.share() > 0 ? Math.min(content, MOST_WORDS) : content;
      shares += column.share();
    }
    limitFigures(widths);
    widen(widths, wanted);
    float left = Flow.INNER - sum(widths);
    for (int i = 0; i < widths.length; i++) {
      widths[i] += left * columns.get(i).share() / shares;
    }
    return widths;
  }

  /** Gives what is left to columns that want more, alike, and none more than it wants. */
  private void widen(float[] widths, float[] wanted) {
    List<Integer> wanting =
        IntStream.range(0, widths.length)
            .filter(i -> !figure(listing.columns().get(i)) && wanted[i] > widths[i])
            .boxed()
            .sorted(Comparator.comparing(i -> wanted[i] - widths[i]))
            .toList();
    float left = Flow.INNER - sum(widths);
    for (int i = 0; i < wanting.size(); i++) {
      int at = wanting.get(i);
      float more = Math.min(wanted[at] - widths[at], left / (wanting.size() - i));
      widths[at] += more;
      left -= more;
    }
  }

  private static boolean figure(Column column) {
    return column.form() == Form.FIGURE || column.form() == Form.SUM;
  }

  /** No word of a heading is broken; numbers and references may be. */
  private float least(int at) {
    Column column = listing.columns().get(at);
    return column.share() > 0
        ? padded(word(column.heading(), Look.HEAD.size()))
        : content(at, true);
  }

  /**
   * @param words whether the widest word is looked for, not the widest cell
   */
  private float content(int at, boolean words) {
    Column column = listing.columns().get(at);
    float widest = word(column.heading(), Look.HEAD.size());
    for (List<String> row : listing.rows()) {
      String cell = row.get(at);
      float size = Look.CELL.size();
      widest = Math.max(widest, words ? word(cell, size) : font.width(cell, size));
    }
    if (column.form() == Form.SUM) {
      int sum =
          (int) listing.columns().stream().limit(at).filter(c -> c.form() == Form.SUM).count();
      for (List<String> sums : listing.sums()) {
        widest = Math.max(widest, font.width(sums.get(sum), Look.CELL.size()));
      }
    }
    return padded(widest);
  }

  /** A strong letter is a little wider. */
  private static float padded(float text) {
    return text + 1 + 2 * Flow.PAD;
  }

  /** The width of the widest word. */
  private float word(String text, float size) {
    float widest = 0;
    for (String word : text.split(" ")) {
      widest = Math.max(widest, font.width(word, size));
    }
    return widest;
  }

  /** The widest figures give way, until all columns fit. */
  private void limitFigures(float[] widths) {
    while (sum(widths) > Flow.INNER + 0.01f) {
      float most = 0;
      float next = 0;
      int count = 0;
      for (int i = 0; i < widths.length; i++) {
        if (!figure(listing.columns().get(i))) {
          continue;
        }
        if (widths[i] > most) {
          next = most;
          most = widths[i];
          count = 1;
        } else if (widths[i] == most) {
          count++;
        } else {
          next = Math.max(next, widths[i]);
        }
      }
      float limit = Math.max(next, most - (sum(widths) - Flow.INNER) / count);
      for (int i = 0; i < widths.length; i++) {
        if (figure(listing.columns().get(i))) {
          widths[i] = Math.min(widths[i], limit);
        }
      }
    }
  }

  private static float sum(float[] widths) {
    float sum = 0;
    for (float each : widths) {
      sum += each;
    }
    return sum;
  }
}
