package huikuan.platform.web.edge;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A body that has arrived: a small one in memory, a larger one in a file without a name. */
final class ReceivedBody implements AutoCloseable {

  /** So small that even one for each connection is no burden. */
  static final int IN_MEMORY = 16 * 1024;

  private final Disk disk;
  private byte[] memory = new byte[0];
  private @Nullable FileChannel file;
  private long size;

  ReceivedBody(Disk disk) {
    this.disk = disk;
  }

  /** Appends the first bytes of the array. */
  void append(byte[] bytes, int length) {
    if (file == null && size + length <= IN_MEMORY) {
      byte[] longer = new byte[Math.toIntExact(size) + length];
      System.arraycopy(memory, 0, longer, 0, memory.length);
      System.arraycopy(bytes, 0, longer, memory.length, length);
      memory = longer;
    } else {
      write(bytes, length);
    }
    size += length;
  }

  private void write(byte[] bytes, int length) {
    try {
      if (file == null) {
        file = unnamed();
        spill(file, memory, memory.length);
        memory = new byte[0];
      }
      spill(file, bytes, length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void spill(FileChannel to, byte[] bytes, int length) throws IOException {
    disk.take(length);
    ByteBuffer left = ByteBuffer.wrap(bytes, 0, length);
    while (left.hasRemaining()) {
      to.write(left);
    }
  }

  /** Nothing is left of it, even after a kill: on Unix its name goes as soon as it is open. */
  private static FileChannel unnamed() throws IOException {
    Path path = Files.createTempFile("huikuan-body-", null);
    return FileChannel.open(
        path,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        StandardOpenOption.DELETE_ON_CLOSE);
  }

  long size() {
    return size;
  }

  boolean inMemory() {
    return file == null;
  }

  /** The body from its beginning; one reader at a time. */
  InputStream open() throws IOException {
    if (file == null) {
      return new ByteArrayInputStream(memory);
    }
    file.position(0);
    return Channels.newInputStream(file);
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      disk.give(size);
      file.close();
    }
  }
}
