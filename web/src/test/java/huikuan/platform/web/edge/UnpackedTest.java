package huikuan.platform.web.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnpackedTest {

  private static final byte[] FIRST = member("{\"number\":\"1\"}\n");
  private static final byte[] SECOND = member("{\"number\":\"2\"}\n");
  private static final byte[] EMPTY = member("");
  private static final String BOTH = "{\"number\":\"1\"}\n{\"number\":\"2\"}\n";

  private static byte[] member(String text) {
    return BodiesTest.gzip(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    List.of(parts).forEach(all::writeBytes);
    return all.toByteArray();
  }

  private static byte[] changed(byte[] bytes, int at) {
    byte[] changed = bytes.clone();
    changed[at] ^= 1;
    return changed;
  }

  private static String unpacked(int size, InputStream packed) throws IOException {
    try (Unpacked in = new Unpacked(packed, size)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String unpacked(byte[] packed) throws IOException {
    return unpacked(8 * 1024, new ByteArrayInputStream(packed));
  }

  /** The stream may come in pieces of any size, and be read in pieces of any size. */
  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 9, 26, 27, 64, 8192})
  void membersInARowAreOneContent(int size) throws IOException {
    byte[] packed = joined(EMPTY, FIRST, EMPTY, EMPTY, SECOND, EMPTY);
    assertThat(unpacked(size, new ByteArrayInputStream(packed))).isEqualTo(BOTH);
    assertThat(unpacked(8192, new InPieces(packed, size))).isEqualTo(BOTH);
  }

  /** As from the wire: what comes later is not there yet. */
  private static final class InPieces extends ByteArrayInputStream {

    private final int size;

    InPieces(byte[] bytes, int size) {
      super(bytes);
      this.size = size;
    }

    @Override
    public synchronized int read(byte[] bytes, int offset, int length) {
      return super.read(bytes, offset, Math.min(length, size));
    }

    @Override
    public synchronized int available() {
      return 0;
    }
  }

  static Stream<byte[]> brokenLaterMembers() {
    return Stream.of(
        joined(FIRST, changed(SECOND, 0)),
        joined(FIRST, Arrays.copyOf(SECOND, 6)),
        joined(FIRST, new byte[20], SECOND),
        joined(FIRST, new byte[1]),
        joined(FIRST, "junk".getBytes(StandardCharsets.US_ASCII)),
        joined(FIRST, SECOND, "junk".getBytes(StandardCharsets.US_ASCII)),
        joined(FIRST, EMPTY, changed(SECOND, 0)));
  }

  @ParameterizedTest
  @MethodSource("brokenLaterMembers")
  void aBrokenLaterMemberIsRefused(byte[] packed) {
    assertThatThrownBy(() -> unpacked(packed))
        .isInstanceOfAny(ZipException.class, EOFException.class);
  }

  @Test
  void aStreamThatEndsWithinAMemberIsRefusedWhereverItEnds() throws IOException {
    byte[] packed = joined(FIRST, SECOND);
    for (int length = 0; length < packed.length; length++) {
      byte[] cut = Arrays.copyOf(packed, length);
      if (length == FIRST.length) {
        assertThat(unpacked(cut)).isEqualTo("{\"number\":\"1\"}\n");
      } else {
        assertThatThrownBy(() -> unpacked(cut))
            .as("cut to %s", length)
            .isInstanceOf(EOFException.class);
      }
    }
  }

  /** The time, the level and the system of a header (bytes 4 to 9) are nobody's content. */
  @Test
  void aChangedBitOfContentOrTrailerIsRefused() {
    byte[] packed = joined(FIRST, SECOND);
    IntStream.range(FIRST.length + 10, packed.length)
        .forEach(
            at ->
                assertThatThrownBy(() -> unpacked(changed(packed, at)))
                    .as("changed at %s", at)
                    .isInstanceOf(IOException.class));
  }

  @Test
  void contentThatDoesNotGetSmallerIsUnpackedToo() throws IOException {
    byte[] plain = new byte[100_000];
    new Random(1).nextBytes(plain);
    byte[] packed = joined(BodiesTest.gzip(plain), BodiesTest.gzip(plain));
    try (Unpacked in = new Unpacked(new ByteArrayInputStream(packed), 512)) {
      assertThat(in.readAllBytes()).isEqualTo(joined(plain, plain));
    }
  }

  /** With an extra field, a name, a comment and a checksum of the header. */
  @Test
  void aHeaderMayHaveMore() throws IOException {
    byte[] header =
        HexFormat.of().parseHex("1f8b081e" + "000000000003" + "0300aabbcc" + "6100" + "00");
    CRC32 checksum = new CRC32();
    checksum.update(header);
    int value = (int) checksum.getValue();
    byte[] check = {(byte) value, (byte) (value >> 8)};
    byte[] rest = Arrays.copyOfRange(SECOND, 10, SECOND.length);
    assertThat(unpacked(joined(FIRST, header, check, rest))).isEqualTo(BOTH);
    assertThatThrownBy(() -> unpacked(joined(FIRST, header, changed(check, 0), rest)))
        .isInstanceOf(ZipException.class);
  }

  @Test
  void emptyMembersInARowAreBounded() throws IOException {
    byte[][] empty = new byte[100][];
    Arrays.fill(empty, EMPTY);
    assertThat(unpacked(joined(empty))).isEmpty();
    assertThatThrownBy(() -> unpacked(joined(joined(empty), EMPTY)))
        .isInstanceOf(ZipException.class);
  }
}
