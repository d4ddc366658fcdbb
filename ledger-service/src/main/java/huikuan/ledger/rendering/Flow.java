package huikuan.ledger.rendering;

import java.util.ArrayList;
import java.util.List;

/** The sheets of a document, and how far they are filled. Lengths are points. */
final class Flow {

  static final float WIDTH = 595.28f;
  static final float HEIGHT = 841.89f;
  static final float LEFT = 62;
  static final float RIGHT = WIDTH - 62;
  static final float INNER = RIGHT - LEFT;

  /** The height of an empty sheet. */
  static final float WHOLE = HEIGHT - 72 - 58;

  /** Between a cell's border and its text. */
  static final float PAD = 4;

  private static final float TOP = 58;
  private static final float BORDER = 0.6f;
  private static final float GREY_HEAD = 0.93f;
  private static final float LEAST_SIZE = 4;

  /** Where letters stand on their base line, as a part of their size. */
  private static final float ASCENT = 0.88f;

  private final PaperFont font;
  private final Lines lines;
  private final List<Sheet> sheets = new ArrayList<>();
  private Sheet sheet = new Sheet();
  private float y = TOP;

  Flow(PaperFont font) {
    this.font = font;
    lines = new Lines(font);
    sheets.add(sheet);
  }

  PaperFont font() {
    return font;
  }

  Lines lines() {
    return lines;
  }

  List<Sheet> sheets() {
    return sheets;
  }

  float y() {
    return y;
  }

  /** Goes on further below. */
  void down(float height) {
    y += height;
  }

  boolean begun() {
    return y > TOP;
  }

  boolean fits(float height) {
    return y + height <= TOP + WHOLE;
  }

  /** The height that is left on the sheet. */
  float left() {
    return TOP + WHOLE - y;
  }

  void nextSheet() {
    sheet = new Sheet();
    sheets.add(sheet);
    y = TOP;
  }

  /** Prints one line. */
  void place(String text, float left, float right, float top, Look look) {
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

  /** The border of a cell at the place that is reached. */
  void frame(float x, float width, float height, boolean head) {
    if (head) {
      sheet.add(new Sheet.Area(x, y, width, height, GREY_HEAD));
    }
    sheet.add(new Sheet.Rule(x, y, x + width, y, BORDER, false, 0));
    sheet.add(new Sheet.Rule(x, y + height, x + width, y + height, BORDER, false, 0));
    sheet.add(new Sheet.Rule(x, y, x, y + height, BORDER, false, 0));
    sheet.add(new Sheet.Rule(x + width, y, x + width, y + height, BORDER, false, 0));
  }

  /** One line in a cell, smaller if it would be too wide. */
  void cellText(String text, float x, float width, float top, Look look) {
    float room = width - 2 * PAD + 1.5f;
    float needed = font.width(text, look.size());
    Look fitting =
        needed <= room ? look : look.sized(Math.max(LEAST_SIZE, look.size() * room / needed));
    place(text, x + PAD, x + width - PAD, top, fitting);
  }

  /** A line to write on. */
  void rule(float fromX, float toX, float at) {
    sheet.add(new Sheet.Rule(fromX, at, toX, at, 0.4f, false, 0.4f));
  }
}
