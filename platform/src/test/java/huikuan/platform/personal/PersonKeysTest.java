package huikuan.platform.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import huikuan.contracts.Sealed;
import huikuan.embedded.EmbeddedMongo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonKeysTest {

  private static final String OWNER = "CN01.ACME/p1";
  private static final EmbeddedMongo SERVER = EmbeddedMongo.start(null, 0);
  private static final MongoClient CLIENT = MongoClients.create(SERVER.uri("ledger"));

  @TempDir private Path directory;
  private Path file;
  private MongoDatabase database;
  private StoredKeys stored;
  private CurrentMasterKeys masters;
  private PersonalData data;
  private PersonKeys keys;

  @AfterAll
  static void stop() {
    CLIENT.close();
    SERVER.close();
  }

  @BeforeEach
  void open() {
    file = directory.resolve("keys").resolve("master");
    new KeyFile(file).makeIfMissing();
    database = CLIENT.getDatabase("ledger");
    database.drop();
    stored = new StoredKeys(database);
    stored.createIndex();
    masters = CurrentMasterKeys.ofFile(file);
    data = new PersonalData(stored, masters);
    keys =
        new PersonKeys(
            stored,
            masters,
            data,
            new KeyFile(file),
            new ForgottenFile(directory.resolve("keys").resolve("forgotten")));
  }

  /** Another process, which has no key in memory. */
  private PersonalData another() {
    return new PersonalData(stored, CurrentMasterKeys.ofFile(file));
  }

  @Test
  void whatIsSealedIsReadWithTheKeyAndTellsNothingItself() {
    Sealed sealed = keys.of(OWNER).seal("沈佳怡");

    assertThat(another().open(sealed)).contains("沈佳怡");
    assertThat(sealed.toString()).doesNotContain("沈").hasSizeLessThan(80);
    assertThat(Sealed.parse(sealed.toString())).isEqualTo(sealed);
  }

  @Test
  void theSameTextOfAPersonIsSealedTheSame() {
    Sealed sealed = keys.of(OWNER).seal("li.na@example.com");

    assertThat(keys.of(OWNER).seal("li.na@example.com")).isEqualTo(sealed);
    assertThat(keys.of(OWNER).seal("li.na@example.org").cipher()).isNotEqualTo(sealed.cipher());
    assertThat(keys.of("CN01.ACME/p2").seal("li.na@example.com").cipher())
        .isNotEqualTo(sealed.cipher());
  }

  @Test
  void anotherTextInPlaceOfASealedOneIsNotRead() {
    Sealed sealed = keys.of(OWNER).seal("Li Na");
    char last = sealed.cipher().charAt(10);
    String changed =
        sealed.cipher().substring(0, 10)
            + (last == 'A' ? 'B' : 'A')
            + sealed.cipher().substring(11);

    assertThatThrownBy(() -> another().open(new Sealed(sealed.key(), changed)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sealed.key());
  }

  @Test
  void nobodyReadsOfSomebodyWhoIsForgotten() {
    Sealed sealed = keys.of(OWNER).seal("Li Na");
    Sealed other = keys.of("CN01.ACME/p2").seal("Wang Wei");

    keys.forget(List.of(OWNER));

    assertThat(data.open(sealed)).isEmpty();
    assertThat(another().open(sealed)).isEmpty();
    assertThat(another().openAll(List.of(sealed, other))).isEqualTo(Map.of(other, "Wang Wei"));
    assertThat(keys.of(OWNER).seal("Li Na").key()).isNotEqualTo(sealed.key());
  }

  @Test
  void aCopyOfTheStoreIsOfNoUseOnceSomebodyIsForgotten() {
    Sealed sealed = keys.of(OWNER).seal("Li Na");
    Sealed other = keys.of("CN01.ACME/p2").seal("Wang Wei");
    List<Document> copy = database.getCollection(StoredKeys.KEYS).find().into(new ArrayList<>());

    keys.forget(List.of(OWNER));
    assertThat(another().open(other)).contains("Wang Wei");
    database.getCollection(StoredKeys.KEYS).drop();
    database.getCollection(StoredKeys.KEYS).insertMany(copy);

    PersonalData later = another();
    assertThatThrownBy(() -> later.open(sealed)).isInstanceOf(MasterKeyMissing.class);
  }

  @Test
  void whoeverIsForgottenStaysSoAfterARestore() {
    Sealed sealed = keys.of(OWNER).seal("Li Na");
    Document copy = database.getCollection(StoredKeys.KEYS).find().first();
    PersonKeys kept =
        new PersonKeys(
            stored, masters, data, null, new ForgottenFile(directory.resolve("forgotten")));
    kept.forget(List.of(OWNER));
    database.getCollection(StoredKeys.KEYS).insertOne(copy);
    assertThat(another().open(sealed)).contains("Li Na");

    assertThat(kept.forgetAgain(_ -> {})).containsExactly(OWNER);

    assertThat(another().open(sealed)).isEmpty();
    assertThat(kept.forgetAgain(_ -> {})).isEmpty();
  }

  /** Another instance that is kept at the same place may have a person with the same ids. */
  @Test
  void thePersonOfAnotherInstanceIsNotForgottenWithOne() {
    keys.of(OWNER).seal("Li Na");
    PersonKeys kept =
        new PersonKeys(
            stored, masters, data, null, new ForgottenFile(directory.resolve("forgotten")));
    kept.forget(List.of(OWNER));
    Sealed other = kept.of(OWNER).seal("Zhang Wei");

    assertThat(kept.forgetAgain(_ -> {})).isEmpty();

    assertThat(another().open(other)).contains("Zhang Wei");
  }

  @Test
  void keysAreWrappedAnewWithANewMasterKey() {
    Sealed sealed = keys.of(OWNER).seal("Li Na");
    new KeyFile(file).add();

    assertThat(keys.rewrap()).isEqualTo(1);
    assertThat(keys.rewrap()).isZero();
    new KeyFile(file).dropOld();

    assertThat(another().open(sealed)).contains("Li Na");
  }

  @Test
  void keysAreWrappedAnewSomeAtATimeAndThoseOfAnUnknownVersionStay() {
    Sealed sealed = keys.of(OWNER).seal("Li Na");
    String before = new KeyFile(file).read().current();
    Path elsewhere = directory.resolve("elsewhere");
    new KeyFile(elsewhere).makeIfMissing();
    PersonKeys others = PersonKeys.of(database, new KeyFile(elsewhere).read());
    others.of("CN01.ACME/p2").seal("Wang Wei");
    new KeyFile(file).add();
    String now = new KeyFile(file).read().current();

    assertThat(keys.use().left()).isEqualTo(2);
    assertThat(keys.rewrapSome()).isEqualTo(1);
    assertThat(keys.rewrapSome()).as("again").isZero();

    assertThat(keys.use().current()).isEqualTo(now);
    assertThat(keys.use().left()).isEqualTo(1);
    assertThat(keys.use().masterKeys())
        .containsExactlyInAnyOrder(
            new MasterKeyUse.Version(before, 0, true),
            new MasterKeyUse.Version(now, 1, true),
            new MasterKeyUse.Version(new KeyFile(elsewhere).read().current(), 1, false));
    new KeyFile(file).dropOld();
    assertThat(another().open(sealed)).contains("Li Na");
  }

  @Test
  void whoIsForgottenWhileKeysAreWrappedAnewIsNotBroughtBack() {
    keys.of(OWNER).seal("Li Na");
    List<MasterKeys.Wrapped> found = stored.wrappedWith(List.of(masters.current().current()), 10);
    keys.forget(List.of(OWNER));
    stored.replace(found);
    assertThat(stored.of(OWNER)).isEmpty();
  }

  @Test
  void aKeyThatIsThereAndCanNotBeReadIsNobodyForgotten() throws Exception {
    Sealed sealed = keys.of(OWNER).seal("Li Na");
    Files.delete(file);
    new KeyFile(file).makeIfMissing();

    PersonalData later = another();
    assertThatThrownBy(() -> later.open(sealed))
        .isInstanceOf(MasterKeyMissing.class)
        .hasMessageContaining("The master key of version");
  }

  @Test
  void aKeyThatIsMadeWhileTheMasterKeyChangesCanBeRead() throws Exception {
    keys.of(OWNER).seal("Li Na");
    List<Sealed> sealed = new CopyOnWriteArrayList<>();
    Thread making =
        Thread.ofVirtual()
            .start(
                () ->
                    IntStream.range(0, 100)
                        .forEach(n -> sealed.add(keys.of("CN01.ACME/n" + n).seal("name " + n))));
    for (int n = 0; n < 20; n++) {
      keys.of("CN01.ACME/gone" + n).seal("somebody");
      keys.forget(List.of("CN01.ACME/gone" + n));
    }
    making.join();

    assertThat(another().openAll(sealed)).hasSize(100).containsValue("name 99");
  }

  @Test
  void aBackupBringsMasterKeysBackThatAnotherFileHasNoMore() {
    Sealed sealed = keys.of(OWNER).seal("Li Na");
    KeyFile forBackups = new KeyFile(directory.resolve("backup"));
    forBackups.makeIfMissing();
    String kept = new KeyFile(file).sealedWith(forBackups);
    assertThat(kept).doesNotContain(new KeyFile(file).read().current());
    List<Document> copy = all();
    keys.of("CN01.ACME/p2").seal("Wang Wei");
    keys.forget(List.of("CN01.ACME/p2"));
    database.getCollection(StoredKeys.KEYS).drop();
    database.getCollection(StoredKeys.KEYS).insertMany(copy);
    assertThatThrownBy(() -> another().open(sealed)).isInstanceOf(MasterKeyMissing.class);

    new KeyFile(file).takeBack(kept, forBackups);

    assertThat(another().open(sealed)).contains("Li Na");
    KeyFile other = new KeyFile(directory.resolve("other"));
    other.makeIfMissing();
    assertThatThrownBy(() -> new KeyFile(file).takeBack(kept, other))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private List<Document> all() {
    return database.getCollection(StoredKeys.KEYS).find().into(new ArrayList<>());
  }

  @Test
  void aMasterKeyHas32Bytes() {
    String good = Base64.getEncoder().encodeToString(new byte[32]);
    String shorter = Base64.getEncoder().encodeToString(new byte[16]);

    assertThat(MasterKeys.of(Map.of("a", good), "a").current()).isEqualTo("a");
    assertThatThrownBy(() -> MasterKeys.of(Map.of("a", shorter), "a"))
        .hasMessage("The master key of version a is not 32 bytes in base64");
    assertThatThrownBy(() -> MasterKeys.of(Map.of("a", "no key"), "a"))
        .hasMessageContaining("version a");
    assertThatThrownBy(() -> MasterKeys.of(Map.of("a", good), "b"))
        .hasMessage("There is no master key of version b");
  }

  @Test
  void theFileOfMasterKeysIsForItsOwnerOnly() throws Exception {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }
}
