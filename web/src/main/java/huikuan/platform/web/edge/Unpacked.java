package huikuan.platform.web.edge;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A gzip stream of a bounded number of empty members in a row: for each of them the JDK's stream
 * calls itself once more.
 */
final class Unpacked extends GZIPInputStream {

  private static final int MOST_EMPTY = 100;

  private int depth;

  Unpacked(InputStream packed, int size) throws IOException {
    super(packed, size);
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (depth > MOST_EMPTY) {
      throw new ZipException("Too many empty members");
    }
    depth++;
    try {
      return super.read(bytes, offset, length);
    } finally {
      depth--;
    }
  }
}
