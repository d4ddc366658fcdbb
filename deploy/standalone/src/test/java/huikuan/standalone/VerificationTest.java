package huikuan.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LetterEvent;
import huikuan.embedded.EmbeddedMongo;
import huikuan.ledger.confirmation.ConfirmationEvent;
import huikuan.ledger.confirmation.ConfirmationEvent.PrintRequested;
import huikuan.ledger.customer.CustomerEvent;
import huikuan.ledger.files.FileEvent;
import huikuan.ledger.files.FileEvent.FileKept;
import huikuan.platform.approval.Proposal;
import huikuan.platform.blob.BlobHash;
import huikuan.platform.blob.DirectoryBlobs;
import huikuan.platform.eventlog.EventCodec;
import huikuan.platform.eventlog.EventVocabulary;
import huikuan.platform.eventlog.LogSettings;
import huikuan.platform.eventlog.MongoEventLog;
import huikuan.platform.eventlog.NewCommit;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationTest {

  private static final CustomerEvent CHANGED =
      new CustomerEvent.CustomerChanged(
          CustomerId.parse("CN01.C-1"),
          "Somebody",
          null,
          null,
          "en",
          "Asia/Shanghai",
          "CN",
          null,
          null);
  private static final EventCodec CODEC =
      new EventCodec(
          EventVocabulary.of(CustomerEvent.class, FileEvent.class, ConfirmationEvent.class));

  @TempDir private Path directory;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  private int verify() {
    return Verification.run(directory, new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  private void in(String name, Consumer<MongoDatabase> use) {
    try (EmbeddedMongo documents = EmbeddedMongo.start(directory.resolve("documents"), 0);
        MongoClient client = MongoClients.create(documents.uri(name))) {
      use.accept(client.getDatabase(name));
    }
  }

  private static MongoEventLog log(MongoDatabase database) {
    return new MongoEventLog(
        database, CODEC, Clock.systemUTC(), LogSettings.defaults(), new SimpleMeterRegistry());
  }

  private static void append(MongoEventLog log, String aggregate, int sequence, Object event) {
    log.append(
            new NewCommit(
                new NewCommit.Source("Any", aggregate, sequence),
                List.of(
                    new NewCommit.NewEvent(
                        CODEC.nameOf(event), CODEC.encode(event), Map.of("actor", "anonymous"))),
                List.of()))
        .join();
  }

  private static void append(MongoDatabase database, int commits) {
    try (MongoEventLog log = log(database)) {
      for (int sequence = 0; sequence < commits; sequence++) {
        append(log, "CN01.C-1", sequence, CHANGED);
      }
    }
  }

  private void keepThree() throws Exception {
    try (DataDirectory data = DataDirectory.open(directory)) {
      data.mark(DataDirectory.CLOCK);
    }
    in("ledger", database -> append(database, 3));
  }

  @Test
  void soundLogsAreToldWithTheirRoot() throws Exception {
    keepThree();
    assertThat(verify()).isZero();
    assertThat(printed.toString(StandardCharsets.UTF_8).lines())
        .hasSize(55)
        .anyMatch(line -> line.matches("ledger log +3 commits +sound, its root is [0-9a-f]{64}"))
        .anyMatch(
            line ->
                line.matches(
                    "ledger checkpoints +0 kept +the last commit's own hash is [0-9a-f]{64}"))
        .anyMatch(line -> line.matches("ledger items +0 entries +as the log tells to commit 0"))
        .anyMatch(
            line -> line.matches("ledger files +0 entries +as the log tells to commit 3; 0 bytes"))
        .anyMatch(line -> line.matches("dunning log +0 commits +sound.*"))
        .endsWith("Sound: the logs are what was recorded, and all else is what they tell.");
    assertThat(directory.resolve("verify.scratch")).doesNotExist();
  }

  @Test
  void aChangedPastIsTold() throws Exception {
    keepThree();
    in(
        "ledger",
        database ->
            database
                .getCollection("commits")
                .updateOne(
                    new Document("_id", 2L),
                    new Document("$set", new Document("events.0.payload", "{\"name\":\"y\"}"))));
    assertThat(verify()).isEqualTo(1);
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("NOT sound", "Commit 2")
        .endsWith("NOT sound: what is wrong is told above.\n");
  }

  private DirectoryBlobs files() {
    return new DirectoryBlobs(directory.resolve(DataDirectory.FILES));
  }

  private Path file(BlobHash hash) {
    return directory.resolve(DataDirectory.FILES).resolve(DirectoryBlobs.place(hash));
  }

  /** A log that names files of these contents. */
  private List<BlobHash> keepNamed(String... contents) throws Exception {
    keepThree();
    List<BlobHash> kept = new ArrayList<>();
    for (String content : contents) {
      kept.add(files().put(content.getBytes(StandardCharsets.UTF_8)));
    }
    in(
        "ledger",
        database -> {
          try (MongoEventLog log = log(database)) {
            for (BlobHash hash : kept) {
              FileKept event = new FileKept("CN01", hash, "application/pdf", 3, null);
              append(log, "file/CN01/" + hash, 0, event);
            }
          }
        });
    return kept;
  }

  @Test
  void everyFileIsReadAndHeldAgainstTheLog() throws Exception {
    keepNamed("one", "two", "three");
    files().put("no answer".getBytes(StandardCharsets.UTF_8));

    assertThat(verify()).isZero();
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .containsPattern(
            "ledger files +4 entries +as the log tells to commit 6; 20 bytes, 1 named by no event");
  }

  @Test
  void filesThatAreMissingDamagedOrForeignAreNamed() throws Exception {
    List<BlobHash> kept = keepNamed("one", "two", "three");
    Files.delete(file(kept.get(0)));
    Files.writeString(file(kept.get(1)), "twO");
    Path notes = Files.writeString(directory.resolve("files/notes.txt"), "notes");

    assertThat(verify()).isEqualTo(1);
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .containsPattern("ledger files +2 entries +NOT as the log tells to commit 6; 3 differ")
        .contains(
            "    File " + kept.get(0) + " is missing",
            "    File " + kept.get(1) + " is damaged: it has another hash",
            "    " + notes + " is none of our files")
        .doesNotContain("File " + kept.get(2));
  }

  @Test
  void thePdfOfALetterMustBeThereToo() throws Exception {
    keepThree();
    BlobHash letter = files().put("letter".getBytes(StandardCharsets.UTF_8));
    in(
        "ledger",
        database -> {
          try (MongoEventLog log = log(database)) {
            LetterEvent.Document document =
                new LetterEvent.Document(letter.hex(), 6, "application/pdf", "letter.pdf");
            AccountId account = AccountId.parse("CN01.C-1.CNY");
            append(
                log,
                "CN01.20260331.7K3Q9F2MXB",
                0,
                new PrintRequested(
                    "CN01.20260331.7K3Q9F2MXB",
                    account,
                    1,
                    Money.zero(account.currency()),
                    document,
                    Proposal.of("person:li.na", Instant.EPOCH, 1)));
          }
        });
    assertThat(verify()).as(printed.toString(StandardCharsets.UTF_8)).isZero();
    Files.delete(file(letter));
    assertThat(verify()).isEqualTo(1);
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("    File " + letter + " is missing");
  }

  private String prove(String position) {
    ByteArrayOutputStream proof = new ByteArrayOutputStream();
    Proving.prove(
        List.of("ledger", position, "--data", directory.toString()),
        Map.of(),
        new PrintStream(proof, true, StandardCharsets.UTF_8));
    return proof.toString(StandardCharsets.UTF_8);
  }

  private int check(String proof, String... root) throws Exception {
    Path file = directory.resolve("proof.json");
    Files.writeString(file, proof);
    List<String> words = new ArrayList<>(List.of(file.toString()));
    words.addAll(List.of(root));
    return Proving.check(words, new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  @Test
  void aCommitIsProvenAgainstTheRootThatVerifyTold() throws Exception {
    keepThree();
    verify();
    Matcher told =
        Pattern.compile("ledger log .* root is ([0-9a-f]{64})")
            .matcher(printed.toString(StandardCharsets.UTF_8));
    assertThat(told.find()).isTrue();
    String proof = prove("2");
    printed.reset();

    assertThat(check(proof, "--root", told.group(1))).isZero();
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains(
            "\"_id\": 2", "Somebody", "Proven: this is commit 2 of the ledger's log of 3 commits")
        .doesNotContain("\"_id\": 1");
    assertThat(check(proof)).isZero();
    printed.reset();
    assertThat(check(proof, "--root", "0".repeat(64))).isEqualTo(1);
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("NOT proven", "about the log's first 3 commits", "--commits");
    assertThatThrownBy(() -> check(proof, "--root", told.group(1).substring(0, 12)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("64 hexadecimal digits");
    assertThatThrownBy(() -> Proving.check(List.of("nowhere.json"), System.out))
        .isInstanceOf(Refusal.class)
        .hasMessage("There is no file nowhere.json");
    assertThat(check(proof.replace("\"position\" : 2", "\"position\" : 3"))).isEqualTo(1);
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("NOT proven: commit 3");
    assertThatThrownBy(() -> check("no proof")).isInstanceOf(Refusal.class);
    for (String wrong : List.of("0", "4", "-1", "one")) {
      assertThatThrownBy(() -> prove(wrong)).as(wrong).isInstanceOf(Refusal.class);
    }
  }

  @Test
  void whereNothingIsKeptNothingIsMade() {
    Path nowhere = directory.resolve("nowhere");
    assertThatThrownBy(() -> Verification.run(nowhere, System.out)).isInstanceOf(Refusal.class);
    assertThat(nowhere).doesNotExist();
  }
}
