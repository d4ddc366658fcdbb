package huikuan.platform.web.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class DownloadTest {

  private static final byte[] PART = new byte[8 * 1024];

  /** A wire that takes its time, by a clock that nobody waits for. */
  private static final class Wire extends ServletOutputStream {

    private long now;
    private long nanosPerPart;
    private long sent;

    @Override
    public void write(int value) {
      throw new UnsupportedOperationException("Bytes are sent in parts");
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      now += nanosPerPart;
      sent += length;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new UnsupportedOperationException("Answers are written on the thread of the request");
    }
  }

  private final Wire wire = new Wire();
  private final Download download =
      new Download(
          wire,
          new AnswerSettings(
              DataSize.ofKilobytes(8), Duration.ofSeconds(10), Duration.ofMinutes(30)),
          () -> wire.now);

  @Test
  void aReaderThatTakesTheMinimumReadsToTheEnd() throws IOException {
    wire.nanosPerPart = Duration.ofSeconds(1).toNanos();
    for (int part = 0; part < 1_000; part++) {
      download.write(PART);
    }
    download.close();
    assertThat(wire.sent).isEqualTo(1_000L * PART.length);
  }

  /** Half an hour at 8 KB a second, and no more. */
  @Test
  void aReaderThatTakesTheMinimumForTooLongIsBrokenOff() {
    wire.nanosPerPart = Duration.ofSeconds(1).toNanos();
    assertThatThrownBy(() -> download.write(new byte[2_000 * PART.length]))
        .isInstanceOf(IOException.class);
    assertThat(wire.sent).isEqualTo(1_801L * PART.length);
  }

  @Test
  void whatTakesLongToMakeIsNotTheReadersFault() throws IOException {
    for (int part = 0; part < 100; part++) {
      wire.now += Duration.ofMinutes(5).toNanos();
      download.write(1);
      download.flush();
    }
    assertThat(wire.sent).isEqualTo(100);
  }

  @Test
  void aSlowerReaderIsBrokenOffWithinAWindowAlsoInTheMidstOfALargePiece() {
    wire.nanosPerPart = Duration.ofMillis(1_001).toNanos();
    assertThatThrownBy(() -> download.write(new byte[1_000_000]))
        .isInstanceOf(IOException.class)
        .hasMessage("The reader takes less than 8192 bytes a second, or too long in all");
    assertThat(wire.sent).isEqualTo(10L * PART.length);
  }

  @Test
  void nothingMoreGoesToAReaderThatWasBrokenOff() {
    wire.nanosPerPart = Duration.ofSeconds(11).toNanos();
    assertThatThrownBy(() -> download.write(PART)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> download.write(PART)).isInstanceOf(IOException.class);
    assertThatThrownBy(download::flush).isInstanceOf(IOException.class);
    assertThatThrownBy(download::close).isInstanceOf(IOException.class);
    assertThat(wire.sent).isEqualTo(PART.length);
  }

  @Test
  void aQuickBeginningDoesNotPayForAStandstill() throws IOException {
    download.write(new byte[50_000_000]);
    wire.nanosPerPart = Duration.ofSeconds(5).toNanos();
    download.write(PART);
    assertThatThrownBy(
            () -> {
              download.write(PART);
              download.write(PART);
              download.write(PART);
            })
        .isInstanceOf(IOException.class);
  }
}
