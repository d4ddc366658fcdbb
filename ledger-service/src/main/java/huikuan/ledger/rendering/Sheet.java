package huikuan.ledger.rendering;

import java.util.ArrayList;
import java.util.List;

/** A page as it is to be printed. Lengths are points, from the upper left corner. */
final class Sheet {

  /** What stands on a page. */
  sealed interface Mark {}

  /**
   * A line of text.
   *
   * @param y of its base line
   * @param grey 0 = black, 1 = white
   */
  record Text(float x, float y, float size, boolean strong, float grey, String text)
      implements Mark {}

  /** A text that runs downwards, turned by a quarter. */
  record Turned(float x, float y, float size, float grey, String text) implements Mark {}

  /** A straight line. */
  record Rule(
      float fromX, float fromY, float toX, float toY, float width, boolean dashed, float grey)
      implements Mark {}

  /** A filled area. */
  record Area(float x, float y, float width, float height, float grey) implements Mark {}

  private final List<Mark> marks = new ArrayList<>();

  void add(Mark mark) {
    marks.add(mark);
  }

  List<Mark> marks() {
    return marks;
  }
}
