package huikuan.embedded;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The batches of a journal's file that follow one commit, in order. Before each one's changes
 * stand: a magic number, the commit, the batch's number, the changes' length and checksum, and a
 * checksum of all that. Behind the last may be what is left of an earlier commit's.
 */
final class JournalBatches {

  static final int HEAD = 6 * Integer.BYTES;

  private static final int MAGIC = 0x484B_4A31;

  private final ByteBuffer bytes;
  private final int commit;
  private int at;
  private int number;

  private JournalBatches(ByteBuffer bytes, int commit) {
    this.bytes = bytes;
    this.commit = commit;
  }

  static JournalBatches of(RandomAccessFile file, int commit) throws IOException {
    return new JournalBatches(
        file.getChannel().map(FileChannel.MapMode.READ_ONLY, 0, file.length()), commit);
  }

  /** As it is written. */
  static byte[] whole(int commit, int number, ByteBuffer changes) {
    ByteBuffer whole = ByteBuffer.allocate(HEAD + changes.remaining());
    whole.putInt(MAGIC).putInt(commit).putInt(number);
    whole.putInt(changes.remaining()).putInt(checksum(changes));
    whole.putInt(checksum(whole.duplicate().flip()));
    return whole.put(changes).array();
  }

  /** The changes of the next; null behind the last that is whole. */
  @Nullable ByteBuffer next() {
    ByteBuffer changes = wholeAt(at, number);
    if (changes != null) {
      at += HEAD + changes.remaining();
      number++;
    }
    return changes;
  }

  /** Whether behind the last there is a head of this commit's, with changes that are not whole. */
  boolean torn() {
    return length(at, number) >= 0;
  }

  /** Whether a whole batch of this commit's follows later. */
  boolean another() {
    for (int later = at + 1; later + HEAD <= bytes.limit(); later++) {
      if (bytes.getInt(later) == MAGIC
          && bytes.getInt(later + 8) > number
          && wholeAt(later, bytes.getInt(later + 8)) != null) {
        return true;
      }
    }
    return false;
  }

  private @Nullable ByteBuffer wholeAt(int place, int expected) {
    int length = length(place, expected);
    if (length <= 0 || length > bytes.limit() - place - HEAD) {
      return null;
    }
    ByteBuffer changes = bytes.slice(place + HEAD, length);
    return checksum(changes) == bytes.getInt(place + 16) ? changes : null;
  }

  /** Of the changes; -1 if there is no head of this number. */
  private int length(int place, int expected) {
    if (bytes.limit() - place < HEAD
        || bytes.getInt(place) != MAGIC
        || bytes.getInt(place + 4) != commit
        || bytes.getInt(place + 8) != expected
        || bytes.getInt(place + 20) != checksum(bytes.slice(place, HEAD - Integer.BYTES))) {
      return -1;
    }
    return bytes.getInt(place + 12);
  }

  private static int checksum(ByteBuffer part) {
    CRC32C checksum = new CRC32C();
    checksum.update(part.duplicate());
    return (int) checksum.getValue();
  }
}
