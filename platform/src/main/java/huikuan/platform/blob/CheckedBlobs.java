package huikuan.platform.blob;

import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks what a store holds, whatever store it is. */
abstract class CheckedBlobs implements Blobs {

  private static final Logger log = LoggerFactory.getLogger(CheckedBlobs.class);

  private static final int BUFFER = 64 * 1024;

  /** The bytes as they are stored; null = there are none. */
  abstract @Nullable InputStream open(BlobHash hash) throws IOException;

  /** Stores bytes, all or none, in place of a damaged copy. */
  abstract void write(BlobHash hash, byte[] content) throws IOException;

  @Override
  public final BlobHash put(byte[] content) {
    if (content.length > MOST_BYTES) {
      throw new IllegalArgumentException(
          "A blob has at most %,d bytes, not %,d".formatted(MOST_BYTES, content.length));
    }
    BlobHash hash = BlobHash.of(content);
    if (!exists(hash) || !isSound(hash)) {
      try {
        write(hash, content);
      } catch (IOException e) {
        log.error("File {} can't be kept", hash, e);
        throw new ProblemException(
            Problem.of(
                "unavailable",
                "The store does not answer",
                503,
                "Try again in a moment. Sending the same again is safe."));
      }
    }
    return hash;
  }

  private boolean isSound(BlobHash hash) {
    try {
      check(hash);
      return true;
    } catch (BlobDamaged damaged) {
      return false;
    }
  }

  @Override
  public final long check(BlobHash hash) {
    try (InputStream in = opened(hash)) {
      return read(hash, in, OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw BlobDamaged.unreadable(hash, e);
    }
  }

  @Override
  public final byte[] get(BlobHash hash) {
    try (InputStream in = opened(hash)) {
      byte[] content = in.readNBytes(MOST_BYTES + 1);
      if (content.length > MOST_BYTES || !BlobHash.of(content).equals(hash)) {
        throw BlobDamaged.changed(hash);
      }
      return content;
    } catch (IOException e) {
      throw BlobDamaged.unreadable(hash, e);
    }
  }

  @Override
  public final void copy(BlobHash hash, OutputStream out) throws IOException {
    try (InputStream in = opened(hash)) {
      write(hash, in, out);
    }
  }

  private static void write(BlobHash hash, InputStream in, OutputStream out) throws IOException {
    try {
      read(hash, in, out);
    } catch (RuntimeException e) {
      // A part is out already: this is a broken transfer, and no answer of its own.
      throw new IOException(e.toString());
    }
  }

  private InputStream opened(BlobHash hash) {
    try {
      InputStream in = open(hash);
      if (in == null) {
        throw BlobDamaged.missing(hash);
      }
      return in;
    } catch (IOException e) {
      throw BlobDamaged.unreadable(hash, e);
    }
  }

  /** Passes the bytes on, one buffer late: the last one only when the hash is right. */
  private static long read(BlobHash hash, InputStream in, OutputStream out) throws IOException {
    DigestInputStream digested = new DigestInputStream(in, BlobHash.sha256());
    long size = 0;
    byte[] held = new byte[0];
    for (byte[] next = digested.readNBytes(BUFFER);
        next.length > 0;
        next = digested.readNBytes(BUFFER)) {
      out.write(held);
      held = next;
      size += next.length;
    }
    if (!BlobHash.of(digested.getMessageDigest()).equals(hash)) {
      throw BlobDamaged.changed(hash);
    }
    out.write(held);
    return size;
  }
}
