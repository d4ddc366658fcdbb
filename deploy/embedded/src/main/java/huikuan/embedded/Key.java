package huikuan.embedded;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Bytes in unsigned order. A document's position in its collection is the key of its id. */
final class Key implements Comparable<Key> {

  static final BasicDataType<Key> TYPE = new Type();
  static final Key EMPTY = new Key(new byte[0]);

  private final byte[] bytes;

  Key(byte[] bytes) {
    this.bytes = bytes;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Behind every key that begins with this one: no value's bytes start as high as this. */
  Key end() {
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
    longer[bytes.length] = (byte) 0xFF;
    return new Key(longer);
  }

  Key append(Key tail) {
    byte[] longer = Arrays.copyOf(bytes, bytes.length + tail.bytes.length);
    System.arraycopy(tail.bytes, 0, longer, bytes.length, tail.bytes.length);
    return new Key(longer);
  }

  @Override
  public int compareTo(Key other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Key key && Arrays.equals(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  private static final class Type extends BasicDataType<Key> {

    @Override
    public int getMemory(Key key) {
      return 40 + key.bytes.length;
    }

    @Override
    public void write(WriteBuffer out, Key key) {
      CheckedBytes.put(out, key.bytes);
    }

    @Override
    public Key read(ByteBuffer in) {
      return new Key(CheckedBytes.get(in));
    }

    @Override
    public int compare(Key one, Key other) {
      return one.compareTo(other);
    }

    @Override
    public Key[] createStorage(int size) {
      return new Key[size];
    }
  }
}
