package huikuan.embedded;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/**
 * Bytes in a page: their length, themselves, and a checksum of both, which is checked when they are
 * read. H2 checks where a page lies, not what is in it.
 */
final class CheckedBytes {

  static final BasicDataType<byte[]> TYPE = new Type();

  private CheckedBytes() {}

  static void put(WriteBuffer out, byte[] bytes) {
    out.putVarInt(bytes.length).put(bytes).putInt(checksum(bytes));
  }

  /**
   * @throws DamagedFiles if they are not what was written; the store names the page then
   */
  static byte[] get(ByteBuffer in) {
    int length = DataUtils.readVarInt(in);
    if (length < 0 || length > in.remaining() - Integer.BYTES) {
      throw new DamagedFiles("An entry of " + length + " bytes does not fit into its page");
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    if (in.getInt() != checksum(bytes)) {
      throw new DamagedFiles("An entry is not what was written");
    }
    return bytes;
  }

  private static int checksum(byte[] bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes.length);
    checksum.update(bytes);
    return (int) checksum.getValue();
  }

  private static final class Type extends BasicDataType<byte[]> {

    @Override
    public int getMemory(byte[] bytes) {
      return 24 + bytes.length;
    }

    @Override
    public void write(WriteBuffer out, byte[] bytes) {
      put(out, bytes);
    }

    @Override
    public byte[] read(ByteBuffer in) {
      return get(in);
    }

    @Override
    public byte[][] createStorage(int size) {
      return new byte[size][];
    }
  }
}
