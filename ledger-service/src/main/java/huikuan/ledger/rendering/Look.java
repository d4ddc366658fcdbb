package huikuan.ledger.rendering;

import huikuan.ledger.rendering.Markup.Element;

/**
 * How a text is printed. Lengths are points.
 *
 * @param height of a line
 * @param indent of the first line
 * @param before space above
 * @param after space below
 */
record Look(
    float size,
    float height,
    Align align,
    boolean strong,
    float indent,
    float before,
    float after) {

  enum Align {
    LEFT,
    CENTER,
    RIGHT
  }

  static final Look CELL = new Look(9, 13, Align.LEFT, false, 0, 0, 0);
  static final Look FIGURE = CELL.aligned(Align.RIGHT);
  static final Look HEAD = new Look(9, 13, Align.CENTER, true, 0, 0, 0);

  private static final Look TEXT = new Look(10.5f, 17, Align.LEFT, false, 0, 3, 2);

  /** Of what stands on the page itself. */
  static Look of(Element element) {
    return switch (element.name()) {
      case "h1" -> new Look(18, 26, Align.CENTER, true, 0, 0, 10);
      case "h2" -> new Look(10.5f, 17, Align.LEFT, true, 0, 6, 3);
      default -> classes(TEXT, element);
    };
  }

  /** Of what stands in a cell. */
  static Look inCell(Element element) {
    return classes(element.name().equals("th") ? HEAD : CELL, element);
  }

  private static Look classes(Look look, Element element) {
    Look looks = look;
    if (element.is("small")) {
      looks = new Look(9, 13, looks.align, looks.strong, 0, 0, 2);
    }
    if (element.is("strong")) {
      looks = new Look(looks.size, looks.height, looks.align, true, 0, looks.before, looks.after);
    }
    if (element.is("indent")) {
      looks =
          new Look(
              looks.size,
              looks.height,
              looks.align,
              looks.strong,
              2 * looks.size,
              looks.before,
              looks.after);
    }
    if (element.is("center")) {
      return looks.aligned(Align.CENTER);
    }
    return element.is("right") ? looks.aligned(Align.RIGHT) : looks;
  }

  Look aligned(Align other) {
    return new Look(size, height, other, strong, indent, before, after);
  }

  Look sized(float other) {
    return new Look(other, height, align, strong, indent, before, after);
  }

  Look bold() {
    return new Look(size, height, align, true, indent, before, after);
  }
}
