package huikuan.dunning.promise;

import static huikuan.dunning.promise.PromiseExamples.ACCOUNT;
import static huikuan.dunning.promise.PromiseExamples.END;
import static huikuan.dunning.promise.PromiseExamples.NOW;
import static huikuan.dunning.promise.PromiseExamples.ON;
import static huikuan.dunning.promise.PromiseExamples.SAID;
import static huikuan.dunning.promise.PromiseExamples.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import huikuan.dunning.promise.PromiseEvent.PromiseJudged;
import huikuan.dunning.promise.PromiseEvent.PromiseMade;
import huikuan.dunning.promise.PromiseEvent.PromiseWithdrawn;
import huikuan.embedded.EmbeddedMongo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

class BrokenPromisesTest {

  private final EmbeddedMongo server = EmbeddedMongo.start(null, 0);
  private final MongoClient client = MongoClients.create(server.uri("dunning"));
  private final MongoTemplate mongo = new MongoTemplate(client, "dunning");
  private final BrokenPromises broken = new BrokenPromises(mongo);
  private int made;

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  private int counted() {
    return broken.of(ACCOUNT.customerId(), ON);
  }

  private PromiseMade made() {
    return PromiseExamples.made(++made, "500.00", ON, SAID, null);
  }

  private void judged(PromiseState verdict) {
    PromiseMade of = made();
    store(
        of,
        new PromiseJudged(
            of.arrangement(),
            ACCOUNT,
            Promise.of(of).promised(),
            verdict,
            yuan("0.00"),
            yuan("0.00"),
            yuan("500.00"),
            END));
  }

  private void withdrawn(@Nullable Boolean excused) {
    PromiseMade of = made();
    store(
        of,
        new PromiseWithdrawn(
            of.arrangement(), ACCOUNT, Promise.of(of).promised(), "they cannot", NOW, excused));
  }

  private void store(PromiseMade of, PromiseEvent then) {
    PromiseEntry entry = PromiseEntry.of(of, NOW);
    entry.apply(then, NOW);
    mongo.save(entry);
  }

  @Test
  void aPromiseThatIsTakenBackCountsAsBrokenUnlessItIsExcused() {
    judged(PromiseState.KEPT);
    judged(PromiseState.PARTLY_KEPT);
    withdrawn(true);
    assertThat(counted()).as("kept, or not their fault").isZero();
    judged(PromiseState.BROKEN);
    assertThat(counted()).isEqualTo(1);
    withdrawn(null);
    assertThat(counted()).isEqualTo(2);
    assertThat(broken.of(ACCOUNT.customerId(), ON.plusDays(1))).as("of later days").isZero();
  }
}
