package huikuan.embedded;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * How much of the store was answered, in a file of its own: so a store or a journal that has lost
 * its end can be told from one that never had more. It is written after the journal, and before the
 * answer. There are two places that take turns; of a write that a kill cut off the other is left.
 */
final class HighWaterMark implements AutoCloseable {

  static final String FILE = "documents.mark";

  private static final int MAGIC = 0x484B_4D31;
  private static final int PLACE = 64;
  private static final int BYTES = Long.BYTES + 5 * Integer.BYTES;

  /** Nothing of the journal that follows the commit before is enough. */
  static final int NEEDED = -1;

  /**
   * @param commit of the store, the last that batches follow
   * @param batches how many follow it in the journal
   * @param before how many follow the commit before; {@link #NEEDED} = the store must have the
   *     commit itself
   */
  record Mark(int commit, int batches, int before) {

    /** How many batches must follow a commit in the journal. */
    int following(int of) {
      if (of == commit) {
        return batches;
      }
      return of == commit - 1 ? Math.max(0, before) : 0;
    }

    /** Whether a store with this commit, and its journal, can have all that was answered. */
    boolean reachedFrom(int version) {
      return version >= commit || version == commit - 1 && before != NEEDED;
    }
  }

  private final RandomAccessFile file;
  private long turn;
  private @Nullable Mark found;
  private boolean damaged;

  private HighWaterMark(RandomAccessFile file) throws IOException {
    this.file = file;
    read(0);
    read(1);
  }

  /**
   * @throws DamagedFiles if it is no file
   */
  static HighWaterMark open(Path directory) {
    Path path = directory.resolve(FILE);
    FileTypes.requireFile(path);
    try {
      boolean there = Files.exists(path) && Files.size(path) > 0;
      HighWaterMark mark = new HighWaterMark(new RandomAccessFile(path.toFile(), "rw"));
      mark.damaged |= there && mark.found == null;
      return mark;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(int place) throws IOException {
    byte[] bytes = new byte[BYTES];
    file.seek((long) place * PLACE);
    int length = Math.max(0, file.read(bytes));
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (length == 0 || isBlank(bytes)) {
      return;
    }
    if (length < BYTES || in.getInt() != MAGIC || in.getInt(BYTES - 4) != checksum(bytes)) {
      damaged = true;
      return;
    }
    long number = in.getLong();
    if (number >= turn) {
      turn = number;
      found = new Mark(in.getInt(), in.getInt(), in.getInt());
    }
  }

  private static boolean isBlank(byte[] bytes) {
    for (byte each : bytes) {
      if (each != 0) {
        return false;
      }
    }
    return true;
  }

  /** As it was found at the start; null = there was none that could be read. */
  @Nullable Mark found() {
    return found;
  }

  /** Whether a place of the file is not what was written. */
  boolean damaged() {
    return damaged;
  }

  void write(Mark mark, boolean force) throws IOException {
    turn++;
    ByteBuffer out = ByteBuffer.allocate(BYTES);
    out.putInt(MAGIC).putLong(turn);
    out.putInt(mark.commit()).putInt(mark.batches()).putInt(mark.before());
    out.putInt(checksum(out.array()));
    file.seek((turn & 1) * PLACE);
    file.write(out.array());
    if (force) {
      file.getFD().sync();
    }
  }

  private static int checksum(byte[] bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, BYTES - Integer.BYTES);
    return (int) checksum.getValue();
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
