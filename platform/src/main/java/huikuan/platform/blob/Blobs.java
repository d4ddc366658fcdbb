package huikuan.platform.blob;

import huikuan.platform.web.ProblemException;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Keeps blobs under their hash. A blob is never changed and never deleted. What is read is what was
 * kept: its hash is computed at every read.
 */
public interface Blobs {

  /** No blob is larger. */
  int MOST_BYTES = 64 * 1024 * 1024;

  /**
   * Keeps a blob; it is durable when this returns. The same again changes nothing, but replaces a
   * copy that is damaged.
   *
   * @throws IllegalArgumentException if it is larger than {@link #MOST_BYTES}
   * @throws ProblemException if it can't be written, as on a full disk; nothing is kept
   */
  BlobHash put(byte[] content);

  /** Whether a blob is there; it is not read. */
  boolean exists(BlobHash hash);

  /**
   * The bytes.
   *
   * @throws BlobDamaged if they are missing, or not those that were kept
   */
  byte[] get(BlobHash hash);

  /**
   * Reads all bytes; answers how many they are.
   *
   * @throws BlobDamaged if they are missing, or not those that were kept
   */
  long check(BlobHash hash);

  /**
   * Writes the bytes, a buffer at a time: the last ones only if all were right, so that what is
   * wrong breaks off. {@link #check} before tells it in time.
   *
   * @throws BlobDamaged if they are missing
   * @throws IOException if they are wrong, or can't be written
   */
  void copy(BlobHash hash, OutputStream out) throws IOException;
}
