package huikuan.platform.blob;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Walks the segments of a JPEG up to its picture; nothing is decoded. */
final class JpegCheck implements ContentCheck {

  private static final String START = "\u00FF\u00D8\u00FF";
  private static final String END = "\u00FF\u00D9";
  private static final int MARK = 0xFF;
  private static final int START_OF_SCAN = 0xDA;

  @Override
  public boolean begins(Bytes content) {
    return content.at(0, START);
  }

  @Override
  public List<String> faults(Bytes content) {
    Set<String> faults = new LinkedHashSet<>();
    boolean frame = false;
    int at = 2;
    while (content.at(at) == MARK && content.at(at + 1) != START_OF_SCAN) {
      int kind = content.at(at + 1);
      if (kind == MARK) {
        // Any number of these may stand before a segment.
        at++;
        continue;
      }
      if (startsFrame(kind)) {
        frame = true;
        faults.addAll(new Picture(content.shortAt(at + 7), content.shortAt(at + 5)).faults());
      }
      at += 2 + Math.max(2, content.shortAt(at + 2));
    }
    boolean scan = content.at(at) == MARK;
    if (!frame || !scan) {
      return List.of("a JPEG without its header");
    }
    // Cameras add data of their own behind the end.
    if (content.findLast(END, at, content.length()) < 0) {
      faults.add("a JPEG that is not whole");
    }
    return List.copyOf(faults);
  }

  /** The kinds of frames; between them are tables. */
  private static boolean startsFrame(int kind) {
    return kind >= 0xC0 && kind <= 0xCF && kind != 0xC4 && kind != 0xC8 && kind != 0xCC;
  }
}
