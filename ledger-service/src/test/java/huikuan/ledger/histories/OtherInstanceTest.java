package huikuan.ledger.histories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import huikuan.ledger.RunningLedger;
import huikuan.ledger.histories.Generator.Size;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.ConfigurableApplicationContext;

/** An instance that comes later, with nothing but the log, knows the same and decides the same. */
@Order(2)
class OtherInstanceTest {

  private static final int MOMENTS = 2;
  private static final int LONG = 200;
  private static final History HISTORY = Generator.history(4, new Size(150, 16));

  private static final RunningLedger LEDGER = RunningLedger.ledger();
  private static final Run RUN = new Run();
  private static final int MET = HISTORY.steps().size() * 3 / 4;
  private static ConfigurableApplicationContext other;

  @BeforeAll
  static void start() {
    RUN.post(HISTORY.part(0, MET));
    other = LEDGER.start();
  }

  @AfterAll
  static void close() {
    other.close();
  }

  /**
   * Its read model is made from the whole log; accounts it reads from snapshots and what followed.
   */
  @Test
  void nothingIsLostOnTheWayThroughLogAndSnapshots() {
    new Checks(RUN, other, 1).all(MOMENTS);
    awaitSnapshot(longest());
    int left = (HISTORY.steps().size() + MET) / 2;
    RUN.post(HISTORY.part(MET, left), other);
    RUN.post(HISTORY.part(left, HISTORY.steps().size()));
    new Checks(RUN, other, 2).all(MOMENTS);
    new Checks(RUN, LEDGER.instance(), 3).all(MOMENTS);
  }

  private static AccountName longest() {
    AccountName account =
        RUN.books().entrySet().stream()
            .filter(each -> each.getValue().entries().size() > LONG)
            .findFirst()
            .orElseThrow()
            .getKey();
    assertThat(RUN.books().get(account).entries()).hasSizeGreaterThan(LONG);
    return account;
  }

  private static void awaitSnapshot(AccountName account) {
    try (MongoClient client = MongoClients.create(LEDGER.mongoUri())) {
      await()
          .until(
              () ->
                  client
                          .getDatabase("ledger")
                          .getCollection("snapshots")
                          .countDocuments(Filters.eq("_id", RUN.id(account)))
                      > 0);
    }
  }

  static LongStream seeds() {
    return Seeds.of(4);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whateverManyPostAtOnceHappenedInSomeOrder(long seed) throws Exception {
    Run run = new Run();
    List<Doc> docs = Generator.history(seed, new Size(40, 8)).docs();
    new Crowd(run, LEDGER.instance(), other).post(docs);
    new Checks(run, LEDGER.instance(), seed).all(MOMENTS);
    new Checks(run, other, seed).all(1);
  }
}
