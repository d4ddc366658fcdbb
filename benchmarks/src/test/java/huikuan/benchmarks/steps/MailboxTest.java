package huikuan.benchmarks.steps;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.benchmarks.console.Times;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxTest {

  private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");

  @TempDir private Path directory;

  private void mail(String name, int seconds) throws IOException {
    Path file = Files.writeString(directory.resolve(name), "mail");
    Files.setLastModifiedTime(file, FileTime.from(BEGIN.plusSeconds(seconds)));
  }

  @Test
  void aMailTookUntilItsFileWasWritten() throws IOException {
    mail("00000001.eml", 1);
    mail("00000002.eml", 3);
    Times times = new Mailbox(directory).arrivedAfter(BEGIN);
    assertThat(times.answered()).isEqualTo(2);
    assertThat(times.maxMillis()).isBetween(3_000.0, 3_005.0);
  }

  @Test
  void whatWasSeenBeforeOrIsUnfinishedDoesNotCount() throws IOException {
    mail("00000001.eml", 1);
    Mailbox mailbox = new Mailbox(directory);
    mailbox.arrivedAfter(BEGIN);
    mail("00000002.eml", 2);
    mail("00000003.unfinished", 3);
    assertThat(mailbox.arrivedAfter(BEGIN).answered()).isEqualTo(1);
    assertThat(mailbox.arrivedAfter(BEGIN).answered()).isZero();
  }
}
