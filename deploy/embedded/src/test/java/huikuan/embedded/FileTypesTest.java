package huikuan.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A file where a directory was, and the other way round; the store's are in {@link JournalTest}.
 */
class FileTypesTest {

  private static final String SEGMENT = "00000000000000000000.log";

  @TempDir Path directory;
  private Path kafka = Path.of("");

  @BeforeEach
  void aPartition() throws Exception {
    kafka = directory.resolve("kafka");
    Files.createDirectories(kafka.resolve("ledger.events-0"));
    Files.createFile(kafka.resolve("ledger.events-0").resolve(SEGMENT));
    Files.createFile(kafka.resolve("meta.properties"));
  }

  private static void damaged(Path path, String told, ThrowingCallable use) {
    assertThatThrownBy(use).isInstanceOf(DamagedFiles.class).hasMessage(path + told);
  }

  @Test
  void aFileInPlaceOfAServersDirectoryIsDamage() throws Exception {
    Path file = Files.createFile(directory.resolve("file"));
    String told = " is a file; it was a directory";
    damaged(file, told, () -> MailCatcher.start(file, 0, -1));
    damaged(file, told, () -> EmbeddedKafka.start(file, 0));
    damaged(file, told, () -> KafkaFiles.ends(file));
  }

  @Test
  void aFileInPlaceOfAPartitionIsDamage() throws Exception {
    Path partition = Files.createFile(kafka.resolve("ledger.events-1"));
    damaged(partition, " is a file; it was a directory", () -> KafkaFiles.ends(kafka));
  }

  @Test
  void aDirectoryInPlaceOfAFileOfKafkaIsDamage() throws Exception {
    assertThat(KafkaFiles.ends(kafka)).hasSize(1);
    for (Path file :
        new Path[] {
          kafka.resolve("ledger.events-0").resolve(SEGMENT), kafka.resolve("meta.properties")
        }) {
      Files.delete(file);
      Files.createDirectory(file);
      damaged(file, " is a directory; it was a file", () -> KafkaFiles.ends(kafka));
      Files.delete(file);
      Files.createFile(file);
    }
  }

  @Test
  void whereNothingIsKeptADirectoryIsSetAside() throws Exception {
    Files.createDirectory(directory.resolve(".in-use"));
    DirectoryLock.acquire(directory).close();
    assertThat(directory.resolve(".in-use")).isRegularFile();
    assertThat(directory.resolve(".in-use.damaged-1")).isDirectory();

    Path index = kafka.resolve("ledger.events-0/00000000000000000000.index");
    Files.createDirectory(index);
    assertThat(KafkaFiles.ends(kafka)).hasSize(1);
    assertThat(index).doesNotExist();
  }

  @Test
  void aDirectoryInPlaceOfAMailIsSetAsideAsADamagedMailIs() throws Exception {
    Path mails = directory.resolve("mail");
    for (String name : new String[] {"00000001-00000000.eml", "00000002.unfinished"}) {
      Files.createDirectories(mails.resolve(name).resolve("in it"));
    }
    assertThat(MailFolder.open(mails).mails()).isEmpty();
    assertThat(mails.resolve("00000001-00000000.eml.damaged-1")).isDirectory();
    assertThat(mails.resolve("00000002.unfinished.damaged-1")).isDirectory();
  }
}
