package huikuan.embedded;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What has changed since the store's last commit. To keep a change takes one small write to a file;
 * the commit, which writes whole pages, comes later for many changes at once, and what it does not
 * have when the process is killed is put into the maps again.
 *
 * <p>There are two files, for what follows an even and an odd commit: changes go on while a commit
 * is written, and until it is, what it holds is needed as well. A file is a row of batches: the
 * number of the commit they follow, their length, a checksum, the changes. It is written over from
 * its beginning, so it ends with the first batch that is not whole or follows another commit.
 */
final class Journal implements AutoCloseable {

  /** What a change sets or, with null, removes. */
  interface Change {
    void make(int map, Key key, byte @Nullable [] value);
  }

  private static final String FILE = "documents.journal.";
  private static final int HEAD = 3 * Integer.BYTES;
  private static final byte REMOVED = 0;
  private static final byte PUT = 1;

  /** What one large batch needed is not held for ever. */
  private static final int USUAL_BYTES = 1024 * 1024;

  private final List<RandomAccessFile> files;
  private WriteBuffer changes = new WriteBuffer();
  private WriteBuffer spare = new WriteBuffer();
  private boolean restructured;
  private int commit;
  private long length;

  /**
   * Where changes go, which are to be written before others are taken.
   *
   * @param restructured maps have come, gone or been emptied: only a commit keeps that
   */
  record Batch(
      int commit, RandomAccessFile file, long at, ByteBuffer changes, boolean restructured) {}

  private Journal(List<RandomAccessFile> files) {
    this.files = files;
  }

  static Journal open(Path directory) {
    try {
      return new Journal(List.of(file(directory, "even"), file(directory, "odd")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Not a channel: that would be closed by an interrupt. */
  private static RandomAccessFile file(Path directory, String which) throws IOException {
    return new RandomAccessFile(directory.resolve(FILE + which).toFile(), "rw");
  }

  private RandomAccessFile following(int commit) {
    return files.get(commit & 1);
  }

  synchronized void put(int map, Key key, byte[] value) {
    about(map, PUT, key).putVarInt(value.length).put(value);
  }

  synchronized void remove(int map, Key key) {
    about(map, REMOVED, key);
  }

  private WriteBuffer about(int map, byte kind, Key key) {
    return changes.putVarInt(map).put(kind).putVarInt(key.bytes().length).put(key.bytes());
  }

  synchronized void restructure() {
    restructured = true;
  }

  /** How much follows the last commit. */
  synchronized long length() {
    return length;
  }

  /** The changes since this was asked last. */
  synchronized Batch take() {
    WriteBuffer taken = changes;
    changes = spare.capacity() > USUAL_BYTES ? new WriteBuffer() : spare.clear();
    spare = taken;
    ByteBuffer bytes = taken.getBuffer().flip();
    Batch batch = new Batch(commit, following(commit), length, bytes, restructured);
    restructured = false;
    length += bytes.hasRemaining() ? HEAD + bytes.remaining() : 0;
    return batch;
  }

  /** When it returns, the system has the batch. */
  static void write(Batch batch) throws IOException {
    ByteBuffer changes = batch.changes();
    if (!changes.hasRemaining()) {
      return;
    }
    ByteBuffer whole = ByteBuffer.allocate(HEAD + changes.remaining());
    whole.putInt(batch.commit()).putInt(changes.remaining()).putInt(checksum(changes)).put(changes);
    batch.file().seek(batch.at());
    batch.file().write(whole.array());
  }

  /**
   * What is changed from now on follows this commit.
   *
   * @param commit the next; the one before it must be written
   */
  synchronized void begin(int commit) {
    this.commit = commit;
    length = 0;
  }

  /**
   * Makes the changes that follow a commit once more, in order, and those that follow the next: it
   * may have begun. They are not for the journal again.
   */
  void replay(int commit, Change change) throws IOException {
    if (commit == 0) {
      // A new store: what is here belongs to another.
      for (RandomAccessFile file : files) {
        file.setLength(0);
      }
    }
    replay(following(commit), commit, change);
    replay(following(commit + 1), commit + 1, change);
    take();
  }

  private static void replay(RandomAccessFile file, int commit, Change change) throws IOException {
    long at = 0;
    ByteBuffer head = ByteBuffer.allocate(HEAD);
    while (read(file, head.clear(), at) && head.getInt() == commit) {
      int bytes = head.getInt();
      if (bytes <= 0 || bytes > file.length() - at - HEAD) {
        return;
      }
      ByteBuffer batch = ByteBuffer.allocate(bytes);
      if (!read(file, batch, at + HEAD) || checksum(batch) != head.getInt()) {
        return;
      }
      while (batch.hasRemaining()) {
        int map = DataUtils.readVarInt(batch);
        byte kind = batch.get();
        Key key = new Key(bytes(batch));
        change.make(map, key, kind == PUT ? bytes(batch) : null);
      }
      at += HEAD + bytes;
    }
  }

  /** Fills the buffer; false at the end of the file. */
  private static boolean read(RandomAccessFile file, ByteBuffer buffer, long from)
      throws IOException {
    while (buffer.hasRemaining()) {
      if (file.getChannel().read(buffer, from + buffer.position()) < 0) {
        return false;
      }
    }
    buffer.flip();
    return true;
  }

  private static byte[] bytes(ByteBuffer batch) {
    byte[] bytes = new byte[DataUtils.readVarInt(batch)];
    batch.get(bytes);
    return bytes;
  }

  private static int checksum(ByteBuffer batch) {
    CRC32C checksum = new CRC32C();
    checksum.update(batch.duplicate());
    return (int) checksum.getValue();
  }

  @Override
  public void close() {
    try {
      for (RandomAccessFile file : files) {
        file.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
