package huikuan.ledger.rendering;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Breaks texts into lines. */
final class Lines {

  private final PaperFont font;

  Lines(PaperFont font) {
    this.font = font;
  }

  /**
   * A text in lines of a width. A word that is longer than a line is broken where the line ends.
   *
   * @param text {@code \n} begins a line
   * @param indent how much shorter the first line is
   */
  List<String> of(String text, float size, float width, float indent) {
    List<String> lines = new ArrayList<>();
    for (String each : text.split("\n", -1)) {
      addLines(font.printable(each).strip(), size, width, lines.isEmpty() ? indent : 0, lines);
    }
    return lines;
  }

  private void addLines(String text, float size, float width, float indent, List<String> lines) {
    if (font.width(text, size) <= width - indent) {
      lines.add(text);
      return;
    }
    BreakIterator words = BreakIterator.getLineInstance(Locale.SIMPLIFIED_CHINESE);
    words.setText(text);
    float room = width - indent;
    StringBuilder line = new StringBuilder();
    int start = words.first();
    for (int end = words.next(); end != BreakIterator.DONE; start = end, end = words.next()) {
      String word = text.substring(start, end);
      if (font.width(line + word.stripTrailing(), size) > room && !line.isEmpty()) {
        lines.add(line.toString().strip());
        line.setLength(0);
        room = width;
      }
      while (font.width(word.stripTrailing(), size) > room) {
        int fits = fitting(word, size, room);
        lines.add(word.substring(0, fits));
        word = word.substring(fits);
        room = width;
      }
      line.append(word);
    }
    if (!line.isEmpty()) {
      lines.add(line.toString().strip());
    }
  }

  /** How much of a word fits, at least one letter. */
  private int fitting(String word, float size, float room) {
    int fits = word.offsetByCodePoints(0, 1);
    while (fits < word.length()) {
      int next = word.offsetByCodePoints(fits, 1);
      if (font.width(word.substring(0, next), size) > room) {
        break;
      }
      fits = next;
    }
    return fits;
  }
}
