package huikuan.platform.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every store of files promises. */
abstract class BlobsContract {

  private static final byte[] ABC = "abc".getBytes(StandardCharsets.UTF_8);

  /** Of FIPS 180-4, example 1. */
  private static final String HASH_OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  abstract CheckedBlobs blobs();

  /** Changes one byte in the middle of what is stored. */
  abstract void damage(BlobHash hash) throws Exception;

  /** Takes away what is stored, in part if it has parts. */
  abstract void lose(BlobHash hash) throws Exception;

  /** How often a blob is stored. */
  abstract int copies(BlobHash hash) throws Exception;

  static byte[] bytes(int size, long seed) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static byte[] copied(CheckedBlobs blobs, BlobHash hash) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    blobs.copy(hash, out);
    return out.toByteArray();
  }

  @Test
  void aBlobIsKeptUnderItsHash() throws Exception {
    BlobHash hash = blobs().put(ABC);

    assertThat(hash).hasToString(HASH_OF_ABC).isEqualTo(BlobHash.of(ABC));
    assertThat(blobs().exists(hash)).isTrue();
    assertThat(blobs().get(hash)).isEqualTo(ABC);
    assertThat(copied(blobs(), hash)).isEqualTo(ABC);
    assertThat(blobs().check(hash)).isEqualTo(3);
  }

  @Test
  void blobsOfAllSizesComeBackAsTheyWere() throws Exception {
    for (int size : new int[] {0, 1, 65_535, 65_536, 65_537, 261_120, 261_121, 3_000_000}) {
      byte[] content = bytes(size, size);
      BlobHash hash = blobs().put(content);
      assertThat(blobs().get(hash)).as("%d bytes", size).isEqualTo(content);
      assertThat(copied(blobs(), hash)).as("%d bytes", size).isEqualTo(content);
      assertThat(blobs().check(hash)).isEqualTo(size);
    }
  }

  @Test
  void theSameAgainChangesNothing() throws Exception {
    byte[] content = bytes(300_000, 1);
    BlobHash hash = blobs().put(content);

    assertThat(blobs().put(content)).isEqualTo(hash);
    assertThat(copies(hash)).isOne();
  }

  @Test
  void oneThatWasNeverKeptIsMissing() {
    BlobHash never = BlobHash.of(bytes(10, 2));

    assertThat(blobs().exists(never)).isFalse();
    assertThatExceptionOfType(BlobDamaged.class)
        .isThrownBy(() -> blobs().get(never))
        .withMessageContaining(never + " is missing")
        .satisfies(damaged -> assertThat(damaged.hash()).isEqualTo(never));
    assertThatExceptionOfType(BlobDamaged.class)
        .isThrownBy(() -> blobs().copy(never, OutputStream.nullOutputStream()));
  }

  @Test
  void oneByteThatWasFlippedIsFound() throws Exception {
    BlobHash hash = blobs().put(bytes(300_000, 3));
    damage(hash);

    assertThatExceptionOfType(BlobDamaged.class).isThrownBy(() -> blobs().get(hash));
    assertThatExceptionOfType(BlobDamaged.class).isThrownBy(() -> blobs().check(hash));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThatIOException()
        .isThrownBy(() -> blobs().copy(hash, out))
        .withMessageContaining("damaged");
    assertThat(out.size()).as("the last bytes are held back").isLessThan(300_000);
  }

  @Test
  void theSameBytesAgainMendWhatIsDamagedOrLost() throws Exception {
    byte[] content = bytes(300_000, 4);
    BlobHash hash = blobs().put(content);

    damage(hash);
    blobs().put(content);
    assertThat(blobs().get(hash)).isEqualTo(content);

    lose(hash);
    assertThatExceptionOfType(BlobDamaged.class).isThrownBy(() -> blobs().get(hash));
    blobs().put(content);
    assertThat(blobs().get(hash)).isEqualTo(content);
  }

  @Test
  void manyWhoKeepTheSameAtOnceAllSucceed() throws Exception {
    byte[] content = bytes(600_000, 5);
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<BlobHash>> puts = new ArrayList<>();
      for (int n = 0; n < 16; n++) {
        puts.add(threads.submit(() -> blobs().put(content)));
      }
      for (Future<BlobHash> each : puts) {
        assertThat(each.get()).isEqualTo(BlobHash.of(content));
      }
    }
    assertThat(blobs().get(BlobHash.of(content))).isEqualTo(content);
  }

  @Test
  void oneThatIsTooLargeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> blobs().put(new byte[Blobs.MOST_BYTES + 1]));
  }
}
