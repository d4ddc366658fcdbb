package huikuan.standalone.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

  @Test
  void tellsEveryTwoSecondsAtMost() {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    AtomicLong seconds = new AtomicLong();
    Progress progress =
        new Progress(
            new PrintStream(told, true, StandardCharsets.UTF_8),
            () -> TimeUnit.SECONDS.toNanos(seconds.get()));
    for (int done = 500; done <= 2_000; done += 500) {
      seconds.incrementAndGet();
      progress.done("documents", done, 2_000);
    }

    assertThat(told.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("… 1,000 of 2,000 documents (50 %)", "… 2,000 of 2,000 documents (100 %)");
  }
}
