package huikuan.ledger.contacts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import huikuan.contracts.Sealed;
import huikuan.ledger.RunningLedger;
import huikuan.ledger.RunningLedger.Answer;
import huikuan.platform.personal.MasterKeys;
import huikuan.platform.personal.PersonKeys;
import huikuan.platform.personal.PersonalData;
import huikuan.platform.time.SandboxClock;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** An operator adds a master key, and has the keys of people wrapped with it. */
class PersonalKeysTest {

  private static final String DATABASE = "personal-keys";
  private static final String KEYS = "/api/v1/operations/ledger/personal-keys";
  private static final String REWRAP = KEYS + "/rewrap";
  private static final String OLD = key("the key that is to be given up..");
  private static final String NEW = key("the key that takes its place....");
  private static final String GONE = key("a key that nobody has any more..");

  private static final RunningLedger LEDGER = RunningLedger.ledger();
  private static final MongoClient CLIENT = MongoClients.create(LEDGER.mongoUri(DATABASE));
  private static ConfigurableApplicationContext instance;

  private final MongoDatabase database = CLIENT.getDatabase(DATABASE);

  private static String key(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  @BeforeAll
  static void start() {
    instance =
        LEDGER.startApart(
            new SandboxClock(Instant.parse("2026-03-02T02:00:00Z")),
            DATABASE,
            "--huikuan.personal.master-keys.a=" + OLD,
            "--huikuan.personal.master-keys.b=" + NEW,
            "--huikuan.personal.current=b");
  }

  @AfterAll
  static void stop() {
    instance.close();
    CLIENT.close();
  }

  @BeforeEach
  void nobody() {
    PersonKeys.deleteAll(database);
  }

  /** Seals somebody's name as an instance that wraps with this key. */
  private Sealed seal(String version, String key, String owner) {
    return PersonKeys.of(database, MasterKeys.of(Map.of(version, key), version))
        .of(owner)
        .seal("name of " + owner);
  }

  @Test
  void keysAreWrappedAnewAndTheOldMasterKeyCanBeGivenUp() {
    Sealed before = seal("a", OLD, "CN01.ACME/p1");
    Sealed after = seal("b", NEW, "CN01.ACME/p2");
    assertThat(LEDGER.get(instance, KEYS).body().toString())
        .isEqualTo(
            "{\"current\":\"b\",\"left\":1,\"masterKeys\":["
                + "{\"version\":\"a\",\"keys\":1,\"known\":true},"
                + "{\"version\":\"b\",\"keys\":1,\"known\":true},"
                + "{\"version\":\"test\",\"keys\":0,\"known\":true}]}");

    Answer done = LEDGER.post(instance, REWRAP, "");
    assertThat(done.status()).isEqualTo(200);
    assertThat(done.body().path("wrapped").asInt()).isOne();
    assertThat(done.body().path("left").asInt()).isZero();
    assertThat(done.body().path("masterKeys").path(0).path("keys").asInt()).isZero();
    assertThat(LEDGER.post(instance, REWRAP, "").body().path("wrapped").asInt()).isZero();

    PersonalData data = instance.getBean(PersonalData.class);
    assertThat(data.open(before)).contains("name of CN01.ACME/p1");
    assertThat(data.open(after)).contains("name of CN01.ACME/p2");
    assertThat(seal("b", NEW, "CN01.ACME/p1")).as("by the new one alone").isEqualTo(before);
  }

  @Test
  void moreThanOnceAtATimeAreDone() {
    IntStream.range(0, 1_003).forEach(n -> seal("a", OLD, "CN01.MANY/p" + n));
    assertThat(LEDGER.post(instance, REWRAP, "").body().path("wrapped").asInt()).isEqualTo(1_003);
    assertThat(LEDGER.get(instance, KEYS).body().path("left").asInt()).isZero();
  }

  @Test
  void keysOfAMasterKeyThatIsNotHereStayAndAreTold() {
    seal("a", OLD, "CN01.ACME/p1");
    seal("c", GONE, "CN01.ACME/p2");
    Answer done = LEDGER.post(instance, REWRAP, "");
    assertThat(done.body().path("wrapped").asInt()).isOne();
    assertThat(done.body().path("left").asInt()).isOne();
    assertThat(done.body().path("masterKeys").path(2).toString())
        .isEqualTo("{\"version\":\"c\",\"keys\":1,\"known\":false}");
  }

  @Test
  void anotherKeyOfTheSameNameIsRefusedAndNothingIsLost() {
    Sealed sealed = seal("a", GONE, "CN01.ACME/p1");
    Answer refused = LEDGER.post(instance, REWRAP, "");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.problem()).isEqualTo("master-key-wrong");
    assertThat(refused.text("/detail")).contains("version a");
    assertThat(seal("a", GONE, "CN01.ACME/p1")).isEqualTo(sealed);
  }

  @Test
  void itIsOnRecord() {
    LEDGER.post(instance, REWRAP, "");
    Answer trail = LEDGER.get(instance, "/api/v1/audit/ledger?limit=1000");
    assertThat(trail.body().path("entries").toString())
        .contains("\"what\":\"rewrapped\"", "\"version\":\"b\"");
  }
}
