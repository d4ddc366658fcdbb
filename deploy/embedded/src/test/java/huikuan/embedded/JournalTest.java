package huikuan.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a killed process leaves behind: the files as they are at some moment. */
class JournalTest {

  private static final String STORE = "documents.mv";
  private static final List<String> JOURNALS =
      List.of("documents.journal.even", "documents.journal.odd");

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {STORE, "documents.mark", "documents.journal.even", "documents.journal.odd"})
  void aDirectoryInPlaceOfAFileIsDamageAndIsSetAsideIfThatIsAccepted(String file) throws Exception {
    Path store = fortyAnswered();
    Files.delete(store.resolve(file));
    Files.createDirectories(store.resolve(file).resolve("in it"));
    assertThatThrownBy(() -> EmbeddedMongo.start(store, 0))
        .isInstanceOf(DamagedFiles.class)
        .hasMessage(store.resolve(file) + " is a directory; it was a file");

    List<String> told = new ArrayList<>();
    assertThat(ids(store, StoreOptions.defaults().acceptingLoss(true).telling(told::add)))
        .isEmpty();
    assertThat(told).anyMatch(line -> line.endsWith(file + ".damaged-1"));
    assertThat(store.resolve(file + ".damaged-1").resolve("in it")).isDirectory();
  }

  @Test
  void aFileInPlaceOfTheDirectoryIsDamage() throws Exception {
    Path file = Files.createFile(directory.resolve("documents"));
    assertThatThrownBy(() -> EmbeddedMongo.start(file, 0))
        .isInstanceOf(DamagedFiles.class)
        .hasMessage(file + " is a file; it was a directory");
  }

  @Test
  void whatWasAnsweredIsInTheFilesAtEachMoment() throws Exception {
    Random random = new Random(7);
    try (EmbeddedMongo server = EmbeddedMongo.start(directory.resolve("running"), 0);
        MongoClient client = MongoClients.create(server.uri("test"))) {
      MongoCollection<Document> items = items(client);
      items.createIndex(Indexes.ascending("value"));
      for (int moment = 0; moment < 12; moment++) {
        for (int i = 0; i < 200; i++) {
          change(items, random);
        }
        if (moment == 5) {
          items.createIndex(Indexes.ascending("other"));
          client.getDatabase("test").getCollection("late").insertOne(new Document("_id", 1));
        }
        List<Document> answered = items.find().into(new ArrayList<>());

        try (EmbeddedMongo again = EmbeddedMongo.start(copied("copy" + moment), 0);
            MongoClient reader = MongoClients.create(again.uri("test"))) {
          assertThat(items(reader).find().into(new ArrayList<>())).isEqualTo(answered);
          assertThat(items(reader).find(Filters.gte("value", 0)).into(new ArrayList<>()))
              .containsExactlyInAnyOrderElementsOf(answered);
          assertThat(reader.getDatabase("test").getCollection("late").countDocuments())
              .isEqualTo(moment < 5 ? 0 : 1);
        }
      }
    }
  }

  /** Kept as a kill would leave it: documents 0 to 39 were answered one after the other. */
  private Path fortyAnswered() throws Exception {
    Path kept = directory.resolve("kept");
    try (EmbeddedMongo server = EmbeddedMongo.start(directory.resolve("running"), 0);
        MongoClient client = MongoClients.create(server.uri("test"))) {
      items(client).insertOne(new Document("_id", 0));
      for (int id = 1; id < 40; id++) {
        items(client).insertOne(new Document("_id", id).append("value", "x".repeat(id)));
      }
      copy(directory.resolve("running"), kept);
    }
    return kept;
  }

  /** The file that holds the last of what was answered. */
  private static Path lastJournal(Path store) {
    try (HighWaterMark mark = HighWaterMark.open(store)) {
      return store.resolve(JOURNALS.get(mark.found().commit() & 1));
    }
  }

  private static int batches(Path store) {
    try (HighWaterMark mark = HighWaterMark.open(store)) {
      return mark.found().batches();
    }
  }

  private List<Integer> ids(Path store, StoreOptions options) {
    try (EmbeddedMongo again = EmbeddedMongo.start(store, 0, options);
        MongoClient reader = MongoClients.create(again.uri("test"))) {
      List<Document> left = items(reader).find().into(new ArrayList<>());
      assertThat(left).allSatisfy(each -> assertThat(whole(each)).isTrue());
      return left.stream().map(each -> each.getInteger("_id")).toList();
    }
  }

  private static List<Integer> upTo(int end) {
    return Stream.iterate(0, id -> id + 1).limit(end).toList();
  }

  @Test
  void ofAJournalCutOffNothingIsLostInSilence() throws Exception {
    Path kept = fortyAnswered();
    int batches = batches(kept);
    assertThat(batches).isPositive();
    long length = used(lastJournal(kept));
    for (long cut = 1; cut < length; cut += 211) {
      Path torn = directory.resolve("torn" + cut);
      copy(kept, torn);
      byte[] all = Files.readAllBytes(lastJournal(torn));
      Files.write(lastJournal(torn), Arrays.copyOf(all, (int) (length - cut)));

      assertThatThrownBy(() -> EmbeddedMongo.start(torn, 0))
          .isInstanceOf(DamagedFiles.class)
          .hasMessageContainingAll("documents.journal", "were answered", "are whole");
      List<String> told = new ArrayList<>();
      List<Integer> left =
          ids(torn, StoreOptions.defaults().acceptingLoss(true).telling(told::add));
      assertThat(left).isEqualTo(upTo(left.size())).hasSizeLessThan(40);
      assertThat(told).anyMatch(line -> line.contains("documents.mv.damaged-1"));
      assertThat(ids(torn, StoreOptions.defaults())).isEqualTo(left);
    }
  }

  /** How much of a journal is batches that follow one commit. */
  private static long used(Path journal) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(journal.toFile(), "r");
        HighWaterMark mark = HighWaterMark.open(journal.resolveSibling(""))) {
      JournalBatches batches = JournalBatches.of(file, mark.found().commit());
      long used = 0;
      for (ByteBuffer batch = batches.next(); batch != null; batch = batches.next()) {
        used += JournalBatches.HEAD + batch.remaining();
      }
      return used;
    }
  }

  @Test
  void whicheverByteOfTheJournalIsFlippedItIsSaid() throws Exception {
    Path kept = fortyAnswered();
    long length = used(lastJournal(kept));
    for (long at = 0; at < length; at += 173) {
      Path flipped = directory.resolve("flipped" + at);
      copy(kept, flipped);
      flip(lastJournal(flipped), (int) at);
      assertThatThrownBy(() -> EmbeddedMongo.start(flipped, 0))
          .as("byte %d", at)
          .isInstanceOf(DamagedFiles.class)
          .hasMessageContaining("were answered");
    }
  }

  @Test
  void withoutItsMarkADamageWithAWholeGroupBehindIsSaid() throws Exception {
    Path kept = fortyAnswered();
    Path journal = lastJournal(kept);
    Files.delete(kept.resolve(HighWaterMark.FILE));
    flip(journal, 100);
    assertThatThrownBy(() -> EmbeddedMongo.start(kept, 0))
        .isInstanceOf(DamagedFiles.class)
        .hasMessageContaining("a whole group follows");
  }

  @Test
  void withoutItsMarkNobodySaysThatACutOffGroupWasNeverAnswered() throws Exception {
    Path kept = fortyAnswered();
    Path journal = lastJournal(kept);
    byte[] all = Files.readAllBytes(journal);
    Files.write(journal, Arrays.copyOf(all, (int) used(journal) - 5));
    Files.delete(kept.resolve(HighWaterMark.FILE));

    List<String> told = new ArrayList<>();
    List<Integer> left = ids(kept, StoreOptions.defaults().telling(told::add));
    // On a slow machine the last group may be the store's own housekeeping.
    assertThat(left).isEqualTo(upTo(left.size())).hasSizeBetween(39, 40);
    assertThat(told)
        .hasSize(2)
        .noneMatch(line -> line.contains("before anybody was answered"))
        .anyMatch(line -> line.contains("documents.mark is missing"))
        .anyMatch(line -> line.contains("Whether anybody was answered can't be known"));
  }

  @Test
  void aMarkThatIsMissingOrDamagedIsToldAndNothingIsLost() throws Exception {
    Path kept = fortyAnswered();
    Path without = directory.resolve("without");
    copy(kept, without);
    Files.delete(without.resolve(HighWaterMark.FILE));
    List<String> told = new ArrayList<>();
    assertThat(ids(without, StoreOptions.defaults().telling(told::add))).isEqualTo(upTo(40));
    assertThat(told).singleElement().asString().contains("documents.mark is missing");

    byte[] mark = Files.readAllBytes(kept.resolve(HighWaterMark.FILE));
    for (int at = 0; at < mark.length; at++) {
      if (mark[at] != 0) {
        Path flipped = directory.resolve("mark" + at);
        copy(kept, flipped);
        flip(flipped.resolve(HighWaterMark.FILE), at);
        told.clear();
        assertThat(ids(flipped, StoreOptions.defaults().telling(told::add))).isEqualTo(upTo(40));
        assertThat(told).singleElement().asString().contains("documents.mark is damaged");
      }
    }
  }

  @Test
  void whatIsDeletedOrSwappedIsSaid() throws Exception {
    Path kept = fortyAnswered();
    for (List<String> files :
        List.of(JOURNALS, List.of(STORE), List.of(lastJournal(kept).getFileName().toString()))) {
      Path deleted = directory.resolve("deleted" + files);
      copy(kept, deleted);
      for (String file : files) {
        Files.delete(deleted.resolve(file));
      }
      assertThatThrownBy(() -> EmbeddedMongo.start(deleted, 0)).isInstanceOf(DamagedFiles.class);
    }
    Path swapped = directory.resolve("swapped");
    copy(kept, swapped);
    Path even = swapped.resolve(JOURNALS.getFirst());
    Path odd = swapped.resolve(JOURNALS.getLast());
    byte[] first = Files.readAllBytes(even);
    Files.write(even, Files.readAllBytes(odd));
    Files.write(odd, first);
    assertThatThrownBy(() -> EmbeddedMongo.start(swapped, 0)).isInstanceOf(DamagedFiles.class);
  }

  @Test
  void aGroupThatWasNeverAnsweredIsDroppedAndTold() throws Exception {
    Path kept = fortyAnswered();
    long length = used(lastJournal(kept));
    byte[] all = Files.readAllBytes(lastJournal(kept));
    HighWaterMark.Mark reached;
    try (HighWaterMark mark = HighWaterMark.open(kept)) {
      reached = mark.found();
    }
    byte[] group =
        JournalBatches.whole(reached.commit(), reached.batches(), ByteBuffer.wrap(new byte[1_000]));
    try (RandomAccessFile file = new RandomAccessFile(lastJournal(kept).toFile(), "rw")) {
      file.setLength(length);
      file.seek(length);
      file.write(group, 0, group.length / 2);
    }
    assertThat(all.length).isGreaterThanOrEqualTo((int) length);
    List<String> told = new ArrayList<>();
    assertThat(ids(kept, StoreOptions.defaults().telling(told::add))).isEqualTo(upTo(40));
    assertThat(told)
        .singleElement()
        .asString()
        .contains("was cut off", "before anybody was answered; it is dropped");
    told.clear();
    assertThat(ids(kept, StoreOptions.defaults().telling(told::add))).isEqualTo(upTo(40));
    assertThat(told).isEmpty();
  }

  @Test
  void whatAnOrderlyEndLeftBehindNeedsNoJournal() throws Exception {
    Path running = directory.resolve("running");
    try (EmbeddedMongo server = EmbeddedMongo.start(running, 0);
        MongoClient client = MongoClients.create(server.uri("test"))) {
      for (int id = 0; id < 20; id++) {
        items(client).insertOne(new Document("_id", id).append("value", "abc"));
      }
    }
    for (String journal : JOURNALS) {
      Files.delete(running.resolve(journal));
    }
    assertThat(ids(running, StoreOptions.defaults())).isEqualTo(upTo(20));
  }

  @Test
  void whicheverPageIsDamagedNothingElseIsAnsweredThanWhatWasWritten() throws Exception {
    Path running = directory.resolve("running");
    List<Document> written = new ArrayList<>();
    try (EmbeddedMongo server = EmbeddedMongo.start(running, 0);
        MongoClient client = MongoClients.create(server.uri("test"))) {
      items(client).createIndex(Indexes.ascending("value"));
      for (int id = 0; id < 400; id++) {
        written.add(new Document("_id", id).append("value", id * 7 % 400));
      }
      items(client).insertMany(written);
    }
    byte[] sound = Files.readAllBytes(running.resolve(STORE));
    Random random = new Random(11);
    int refused = 0;
    for (int n = 0; n < 60; n++) {
      Path damaged = directory.resolve("page" + n);
      copy(running, damaged);
      flip(damaged.resolve(STORE), random.nextInt(sound.length));
      refused += isRefused(damaged, written) ? 1 : 0;
    }
    assertThat(refused).isPositive();
  }

  /** Whether damage is said, at the start or when it is read; else all is there by both ways. */
  private static boolean isRefused(Path store, List<Document> written) {
    List<RuntimeException> lost = new CopyOnWriteArrayList<>();
    StoreOptions options = StoreOptions.defaults().whenLost(lost::add);
    try (EmbeddedMongo again = EmbeddedMongo.start(store, 0, options);
        MongoClient reader = MongoClients.create(again.uri("test"))) {
      try {
        assertThat(items(reader).find().into(new ArrayList<>())).isEqualTo(written);
        for (Document each : written) {
          assertThat(items(reader).find(Filters.eq("value", each.get("value"))).first())
              .isEqualTo(each);
        }
        return false;
      } catch (MongoException e) {
        assertThat(lost).isNotEmpty().allMatch(DamagedFiles.class::isInstance);
        return true;
      }
    } catch (DamagedFiles e) {
      return true;
    } catch (RuntimeException e) {
      if (!lost.isEmpty() && lost.getFirst() instanceof DamagedFiles) {
        return true;
      }
      throw e;
    }
  }

  private static void flip(Path file, int at) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[at] ^= 1 << at % Byte.SIZE;
    Files.write(file, bytes);
  }

  private static boolean whole(Document item) {
    int id = item.getInteger("_id");
    Object value = item.get("value");
    return id == 0 || "abc".equals(value) || "x".repeat(id).equals(value);
  }

  private static void change(MongoCollection<Document> items, Random random) {
    int id = random.nextInt(100);
    switch (random.nextInt(4)) {
      case 0 -> items.deleteOne(Filters.eq("_id", id));
      case 1 -> items.updateMany(Filters.lt("_id", 10), Updates.inc("value", 1));
      default ->
          items.replaceOne(
              Filters.eq("_id", id),
              new Document("value", random.nextInt(1_000)).append("other", List.of(1, id)),
              new ReplaceOptions().upsert(true));
    }
  }

  private static MongoCollection<Document> items(MongoClient client) {
    return client.getDatabase("test").getCollection("items");
  }

  private Path copied(String name) throws IOException {
    Path copy = directory.resolve(name);
    copy(directory.resolve("running"), copy);
    return copy;
  }

  /**
   * As the files would be, had the process been killed: the journal after the store, so that it may
   * have more than the store, never less.
   */
  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    Files.copy(from.resolve(STORE), to.resolve(STORE));
    Files.copy(from.resolve(HighWaterMark.FILE), to.resolve(HighWaterMark.FILE));
    for (String journal : JOURNALS) {
      Files.copy(from.resolve(journal), to.resolve(journal));
    }
  }
}
