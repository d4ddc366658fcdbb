package huikuan.platform.blob;

import java.util.List;

/** Walks the chunks of a PNG from its header to its end; nothing is decoded. */
final class PngCheck implements ContentCheck {

  private static final String SIGNATURE = "\u0089PNG\r\n\u001A\n";
  private static final int HEADER = 8;

  /** Length, type and checksum of a chunk. */
  private static final int AROUND_CHUNK = 12;

  private static final int HEADER_CHUNK = 13;

  @Override
  public boolean begins(Bytes content) {
    return content.at(0, SIGNATURE);
  }

  @Override
  public List<String> faults(Bytes content) {
    if (content.intAt(HEADER) != HEADER_CHUNK || !content.at(HEADER + 4, "IHDR")) {
      return List.of("a PNG without its header");
    }
    if (!isWhole(content)) {
      return List.of("a PNG that is not whole, or goes on after its end");
    }
    return new Picture(content.intAt(HEADER + 8), content.intAt(HEADER + 12)).faults();
  }

  private static boolean isWhole(Bytes content) {
    long at = HEADER;
    while (at + AROUND_CHUNK <= content.length()) {
      int chunk = Math.toIntExact(at);
      at += content.intAt(chunk) + AROUND_CHUNK;
      if (content.at(chunk + 4, "IEND")) {
        return at == content.length();
      }
    }
    return false;
  }
}
