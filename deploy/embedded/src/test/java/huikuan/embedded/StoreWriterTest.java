package huikuan.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreWriterTest {

  /** Else some of these would never end. */
  @Test
  void aStoreThatWasJustOpenedIsClosedAtOnce(@TempDir Path directory) {
    Path file = directory.resolve("documents.mv").toAbsolutePath();
    for (int time = 0; time < 100; time++) {
      MVStore store = EmbeddedMongo.open(directory);
      assertThat(StoreWriter.of(file))
          .hasValueSatisfying(
              writer -> assertThat(writer.getState()).isEqualTo(Thread.State.TIMED_WAITING));
      store.closeImmediately();
      assertThat(StoreWriter.of(file)).isEmpty();
    }
  }
}
