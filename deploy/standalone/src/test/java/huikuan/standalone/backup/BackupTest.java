package huikuan.standalone.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.sun.net.httpserver.HttpServer;
import huikuan.contracts.EventName;
import huikuan.embedded.EmbeddedMongo;
import huikuan.platform.blob.BlobHash;
import huikuan.platform.blob.DirectoryBlobs;
import huikuan.platform.eventlog.EventCodec;
import huikuan.platform.eventlog.EventVocabulary;
import huikuan.platform.eventlog.LogEpochs;
import huikuan.platform.eventlog.LogSettings;
import huikuan.platform.eventlog.MongoEventLog;
import huikuan.platform.eventlog.NewCommit;
import huikuan.standalone.Refusal;
import huikuan.standalone.client.GatewayRefused;
import huikuan.standalone.client.GatewayUnreachable;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

class BackupTest {

  sealed interface Note {
    @EventName("test.note.v1")
    record Noted(String text) implements Note {}
  }

  private static final EventCodec CODEC = new EventCodec(EventVocabulary.of(Note.class));
  private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());
  private static final String FORMAT = "3";
  private static final byte[] LETTER = bytes("letter");
  private static final byte[] SCAN = bytes("scan");
  private static final byte[] BAD = bytes("bad");

  @TempDir private Path directory;
  private byte[] whole = {};
  private Path file = Path.of("");
  private Path restored = Path.of("");

  /**
   * Five commits, a relay that has told them, two mails and one that is just arriving; two files, a
   * damaged one, and one that is just being written.
   */
  @BeforeEach
  void aBackup() throws IOException {
    Path data = directory.resolve("data");
    Files.createDirectories(data.resolve("mail"));
    Files.writeString(data.resolve("clock"), "2026-03-01T00:00:00Z\n");
    Files.writeString(data.resolve("mail/00000001.eml"), "one");
    Files.writeString(data.resolve("mail/00000002.eml"), "two");
    Files.writeString(data.resolve("mail/00000003.unfinished"), "thr");
    DirectoryBlobs files = new DirectoryBlobs(data.resolve("files"));
    files.put(LETTER);
    files.put(SCAN);
    Files.writeString(data.resolve("files").resolve(DirectoryBlobs.place(files.put(BAD))), "ba");
    Files.writeString(data.resolve("files/unfinished/1"), "x");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (EmbeddedMongo mongo = EmbeddedMongo.start(data.resolve("documents"), 0);
        MongoClient client = MongoClients.create(mongo.uri("ledger"))) {
      MongoDatabase ledger = client.getDatabase("ledger");
      append(ledger);
      ledger.getCollection("relays").insertOne(new Document("_id", "t").append("position", 5L));
      new BackupWriter(mongo, data, FORMAT, () -> "sealed").writeTo(out);
    }
    whole = out.toByteArray();
    file = directory.resolve("backup");
    restored = directory.resolve("restored");
    Files.write(file, whole);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void append(MongoDatabase database) {
    try (MongoEventLog log =
        new MongoEventLog(
            database,
            CODEC,
            Clock.systemUTC(),
            LogSettings.defaults(),
            new SimpleMeterRegistry())) {
      for (int n = 0; n < 5; n++) {
        NewCommit.NewEvent event =
            new NewCommit.NewEvent(
                "test.note.v1", CODEC.encode(new Note.Noted("x")), Map.of("actor", "anonymous"));
        log.append(new NewCommit(null, List.of(event), List.of("key-" + n))).join();
      }
    }
  }

  private int restore() {
    return Restore.run(
        List.of(file.toString(), "--data", restored.toString()), Map.of(), FORMAT, NOWHERE);
  }

  private void refused(byte[] content, String word) throws IOException {
    Files.write(file, content);
    assertThatThrownBy(this::restore).isInstanceOf(Refusal.class).hasMessageContaining(word);
    assertThat(besides()).containsExactlyInAnyOrder("data", "backup");
  }

  private List<String> besides() throws IOException {
    try (Stream<Path> found = Files.list(directory)) {
      return found.map(path -> path.getFileName().toString()).toList();
    }
  }

  @Test
  void allOfItIsRestoredAndKafkaIsToldAnew() throws Exception {
    assertThat(restore()).isZero();
    assertThat(restored.resolve("clock")).hasContent("2026-03-01T00:00:00Z");
    assertThat(restored.resolve("format")).hasContent(FORMAT);
    assertThat(restored.resolve("mail/00000002.eml")).hasContent("two");
    assertThat(restored.resolve("mail/00000003.unfinished")).doesNotExist();
    assertThat(restored.resolve("kafka")).doesNotExist();
    try (EmbeddedMongo mongo = EmbeddedMongo.start(restored.resolve("documents"), 0);
        MongoClient client = MongoClients.create(mongo.uri("ledger"))) {
      MongoDatabase ledger = client.getDatabase("ledger");
      assertThat(ledger.getCollection("commits").countDocuments()).isEqualTo(5);
      assertThat(ledger.getCollection("relays").countDocuments()).isZero();
      assertThat(ledger.getCollection("epochs").countDocuments()).isEqualTo(2);
      assertThat(LogEpochs.of(ledger).current().after()).isEqualTo(5);
    }
  }

  @Test
  void filesAreRestoredByTheirHashes() {
    assertThat(restore()).isZero();
    DirectoryBlobs files = new DirectoryBlobs(restored.resolve("files"));
    assertThat(files.inventory().blobs())
        .containsExactlyInAnyOrder(BlobHash.of(LETTER), BlobHash.of(SCAN));
    assertThat(files.inventory().foreign()).isEmpty();
    assertThat(files.get(BlobHash.of(LETTER))).isEqualTo(LETTER);
    assertThat(files.get(BlobHash.of(SCAN))).isEqualTo(SCAN);
  }

  @Test
  void aDamagedFileIsLeftOutAndNamed() {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    Restore.run(
        List.of(file.toString(), "--data", restored.toString()),
        Map.of(),
        FORMAT,
        new PrintStream(told, true, StandardCharsets.UTF_8));
    assertThat(told.toString(StandardCharsets.UTF_8))
        .contains("2 mails, 2 files;")
        .contains("NOT in it, because they are damaged: the files " + BlobHash.of(BAD));
  }

  /** The same entries, with another content of one of them. */
  private byte[] with(String name, byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(whole));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (ZipEntry each = from.getNextEntry(); each != null; each = from.getNextEntry()) {
        zip.putNextEntry(new ZipEntry(each.getName()));
        zip.write(each.getName().equals(name) ? content : from.readAllBytes());
      }
    }
    return out.toByteArray();
  }

  @Test
  void aFileOfAnotherHashIsRefused() throws Exception {
    String entry = "files/" + DirectoryBlobs.place(BlobHash.of(SCAN));
    Files.write(file, with(entry, SCAN));
    assertThat(restore()).isZero();
    FileSystemUtils.deleteRecursively(restored);
    refused(with(entry, bytes("scam")), "is damaged");
  }

  @Test
  void anEmptyDirectoryIsTakenAndAFullOneLeftAlone() throws Exception {
    Files.createDirectories(restored);
    assertThat(restore()).isZero();
    assertThatThrownBy(this::restore)
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("is not empty");
  }

  @Test
  void whereAnotherRestoreIsUnderWayNothingIsDone() throws Exception {
    Path other = Files.createDirectories(directory.resolve("restored.restoring"));
    assertThatThrownBy(this::restore)
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("another restore");
    assertThat(other).exists();
    assertThat(restored).doesNotExist();
  }

  @Test
  void aFileThatIsCutOffIsRefused() throws Exception {
    refused(Arrays.copyOf(whole, whole.length - 30), "is not whole");
    refused(Arrays.copyOf(whole, whole.length / 2), "is not whole");
  }

  /** In the content: the fields before an entry that say when it was written are not looked at. */
  @Test
  void whereverABitWasTurnedTheFileIsRefused() throws Exception {
    int end;
    try (ZipFile zip = new ZipFile(file.toFile())) {
      end = Math.toIntExact(zip.getEntry("documents").getCompressedSize());
    }
    assertThat(end).isGreaterThan(500);
    for (int at = 100; at < end; at += 97) {
      byte[] turned = whole.clone();
      turned[at] ^= 4;
      refused(turned, "is damaged");
    }
  }

  @Test
  void whatIsNoBackupIsRefused() throws Exception {
    refused("nothing of that kind".getBytes(StandardCharsets.UTF_8), "no backup");
    refused(zip(Map.of("readme", "x")), "no backup");
    refused(zip(Map.of("manifest.json", "{\"backup\":\"?\"}")), "is damaged");
    Files.delete(file);
    assertThatThrownBy(this::restore)
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("There is no file");
  }

  private static byte[] zip(Map<String, String> entries) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return out.toByteArray();
  }

  @Test
  void aFileOfAnotherFormatIsRefused() {
    assertThatThrownBy(
            () ->
                Restore.run(
                    List.of(file.toString(), "--data", restored.toString()),
                    Map.of(),
                    "4",
                    NOWHERE))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("format 3, not 2 of 4");
    assertThat(restored).doesNotExist();
  }

  @Test
  void aFileThatIsThereIsNotWrittenOver() {
    assertThatThrownBy(() -> backup("http://127.0.0.1:1"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("is not written over");
    assertThat(file).hasBinaryContent(whole);
  }

  @Test
  void withoutAnInstanceThereIsNoFile() throws Exception {
    Files.delete(file);
    assertThatThrownBy(() -> backup("http://127.0.0.1:1")).isInstanceOf(GatewayUnreachable.class);
    assertThat(besides()).containsExactly("data");
  }

  private void backup(String gateway) {
    Backup.run(List.of(file.toString(), "--gateway", gateway), Map.of(), FORMAT, NOWHERE);
  }

  @Test
  void whatArrivesIsKeptOnlyIfItIsWhole() throws Exception {
    Files.delete(file);
    answered(
        200,
        Arrays.copyOf(whole, whole.length / 2),
        gateway ->
            assertThatThrownBy(() -> backup(gateway))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("not whole"));
    answered(
        503,
        new byte[] {'{', '}'},
        gateway ->
            assertThatThrownBy(() -> backup(gateway))
                .isInstanceOf(GatewayRefused.class)
                .hasMessageContaining("503"));
    assertThat(besides()).containsExactly("data");
    answered(200, whole, this::backup);
    assertThat(file).hasBinaryContent(whole);
  }

  private interface Use {
    void of(String gateway);
  }

  private static void answered(int status, byte[] body, Use use) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/api/v1/sandbox/backup",
        exchange -> {
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      use.of("http://127.0.0.1:" + server.getAddress().getPort());
    } finally {
      server.stop(0);
    }
  }
}
