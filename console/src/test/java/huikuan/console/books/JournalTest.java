package huikuan.console.books;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.console.books.JournalController.Beginning;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JournalTest {

  private static Beginning read(String text) throws IOException {
    return Beginning.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @CsvSource({"1, 1, false", "199, 199, false", "200, 200, false", "201, 200, true"})
  void itsBeginningSaysWhetherThereIsMore(int lines, int told, boolean more) throws IOException {
    Beginning beginning = read("; 回款\n".repeat(lines));
    assertThat(beginning.lines()).hasSize(told).containsOnly("; 回款");
    assertThat(beginning.more()).isEqualTo(more);
  }

  @Test
  void anEmptyOneIsWhole() throws IOException {
    assertThat(read("").more()).isFalse();
    assertThat(read("").text()).isEmpty();
  }

  @Test
  void emptyLinesAndSpacesStay() throws IOException {
    assertThat(read("a\n\n    b  1\n").text()).isEqualTo("a\n\n    b  1");
  }

  @Test
  void itIsReadNoFurtherThanNeededAndClosed() throws IOException {
    AtomicLong read = new AtomicLong();
    AtomicBoolean closed = new AtomicBoolean();
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return read.incrementAndGet() % 80 == 0 ? '\n' : 'x';
          }

          @Override
          public void close() {
            closed.set(true);
          }
        };
    assertThat(Beginning.of(endless).more()).isTrue();
    assertThat(read.get()).isLessThan(201 * 80 + 20_000);
    assertThat(closed).isTrue();
  }
}
