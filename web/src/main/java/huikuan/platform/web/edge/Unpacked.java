package huikuan.platform.web.edge;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * The content of a gzip stream (RFC 1952): whole members in a row, and nothing else. The JDK's
 * stream takes a broken later member for the end, and drops it and all that follows in silence.
 */
final class Unpacked extends InputStream {

  /** More empty members in a row are refused: they are work that brings nothing. */
  private static final int MOST_EMPTY = 100;

  private static final int DEFLATE = 8;
  private static final int HEADER_CHECKSUM = 0x02;
  private static final int EXTRA = 0x04;
  private static final int NAME = 0x08;
  private static final int COMMENT = 0x10;
  private static final int RESERVED = 0xE0;

  private final InputStream packed;
  private final byte[] part;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();
  private int at;
  private int end;
  private int empty;
  private boolean begun;
  private boolean within;

  Unpacked(InputStream packed, int size) {
    this.packed = packed;
    this.part = new byte[size];
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  /**
   * @throws ZipException if the stream is malformed
   * @throws EOFException if it ends within a member
   */
  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = 0;
    while (read == 0 && length > 0) {
      if (!within && !nextMember()) {
        return -1;
      }
      read = inflate(bytes, offset, length);
    }
    return read;
  }

  /** Begins a member; false at the end of the stream, which has at least one. */
  private boolean nextMember() throws IOException {
    if (begun && !hasPacked()) {
      return false;
    }
    if (++empty > MOST_EMPTY) {
      throw new ZipException("Too many empty members");
    }
    begun = true;
    readHeader();
    checksum.reset();
    inflater.reset();
    within = true;
    return true;
  }

  private void readHeader() throws IOException {
    checksum.reset();
    if (headerByte() != 0x1F || headerByte() != 0x8B || headerByte() != DEFLATE) {
      throw new ZipException("No member begins here");
    }
    int flags = headerByte();
    if ((flags & RESERVED) != 0) {
      throw new ZipException("Unknown flags");
    }
    skipHeader(6);
    if ((flags & EXTRA) != 0) {
      skipHeader(headerByte() | (headerByte() << 8));
    }
    if ((flags & NAME) != 0) {
      skipText();
    }
    if ((flags & COMMENT) != 0) {
      skipText();
    }
    if ((flags & HEADER_CHECKSUM) != 0) {
      require(checksum.getValue(), 2);
    }
  }

  private int headerByte() throws IOException {
    int read = packedByte();
    checksum.update(read);
    return read;
  }

  private void skipHeader(int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      headerByte();
    }
  }

  /** Skips a text that a zero ends. */
  private void skipText() throws IOException {
    while (headerByte() != 0) {}
  }

  /** Reads a number of so many bytes, the lowest first, which must be the lowest of a value. */
  private void require(long value, int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      if (packedByte() != ((value >> (8 * i)) & 0xFF)) {
        throw new ZipException("A checksum or a length differs");
      }
    }
  }

  /** Content of the member; 0 if there is none left, and its trailer is right. */
  private int inflate(byte[] bytes, int offset, int length) throws IOException {
    int read = 0;
    while (read == 0 && !inflater.finished()) {
      if (inflater.needsInput()) {
        requirePacked();
        inflater.setInput(part, at, end - at);
      }
      try {
        read = inflater.inflate(bytes, offset, length);
      } catch (DataFormatException e) {
        throw new ZipException(e.getMessage());
      }
      at = end - inflater.getRemaining();
    }
    if (read > 0) {
      checksum.update(bytes, offset, read);
      empty = 0;
    } else {
      require(checksum.getValue(), 4);
      require(inflater.getBytesWritten(), 4);
      within = false;
    }
    return read;
  }

  private int packedByte() throws IOException {
    requirePacked();
    return part[at++] & 0xFF;
  }

  private void requirePacked() throws IOException {
    if (!hasPacked()) {
      throw new EOFException("The stream ends within a member");
    }
  }

  /** Whether there is more of the stream; waits for it. */
  private boolean hasPacked() throws IOException {
    if (at == end) {
      at = 0;
      end = Math.max(0, packed.read(part, 0, part.length));
    }
    return at < end;
  }

  /** Frees what unpacking took; the packed stream stays open. */
  @Override
  public void close() {
    inflater.end();
  }
}
