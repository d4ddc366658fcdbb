package huikuan.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import huikuan.embedded.EmbeddedMongo;
import huikuan.platform.time.DeadlineStore.Claimed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Claims of due deadlines, and their ends. */
class DeadlineStoreTest {

  private static final Instant NOW = Instant.parse("2013-01-04T01:00:00Z");
  private static final Instant LEASE = NOW.plusSeconds(60);
  private static final int ALL = 100;

  private final EmbeddedMongo mongo = EmbeddedMongo.start(null, 0);
  private final MongoClient client = MongoClients.create(mongo.uri("deadlines"));
  private final DeadlineStore store = new DeadlineStore(client.getDatabase("deadlines"));

  @AfterEach
  void close() {
    client.close();
    mongo.close();
  }

  @Test
  void theEarliestAreClaimedInTheirOrderAndByNobodyElse() {
    for (int second : new int[] {5, 3, 1, 4, 2}) {
      schedule(due(second));
    }

    List<Claimed> first = store.claim(NOW, LEASE, 3);
    List<Claimed> others = store.claim(NOW, LEASE, 3);

    assertThat(first)
        .extracting(each -> each.deadline().scope().id())
        .containsExactly("5", "4", "3");
    assertThat(others).extracting(each -> each.deadline().scope().id()).containsExactly("2", "1");
    assertThat(store.claim(NOW, LEASE, 3)).isEmpty();
  }

  @Test
  void whatIsNotDueIsNotClaimed() {
    schedule(due(-1));

    assertThat(store.claim(NOW, LEASE, ALL)).isEmpty();
  }

  @Test
  void afterItsLeaseADeadlineIsAnothersAndWhoeverHadItRemovesItNoMore() {
    schedule(due(1));
    List<Claimed> late = store.claim(NOW, LEASE, ALL);
    List<Claimed> again = store.claim(LEASE, LEASE.plusSeconds(60), ALL);

    assertThat(again).hasSize(1);
    assertThat(store.held(List.of(late.getFirst()))).isEmpty();
    store.done(late);
    assertThat(store.held(List.of(again.getFirst()))).hasSize(1);
    store.done(again);
    assertThat(store.nextDue()).isEmpty();
  }

  @Test
  void whatWasCancelledAfterItWasClaimedIsHeldNoMore() {
    schedule(due(1));
    schedule(due(2));
    List<Claimed> claimed = store.claim(NOW, LEASE, ALL);

    store.write(List.of(DeadlineStore.cancelling(claimed.getFirst().deadline().id())));

    assertThat(store.held(claimed)).containsExactly(claimed.getLast().deadline().id());
  }

  @Test
  void whatItsOwnHandlerHasScheduledAnewIsNotRemovedAsDone() {
    schedule(due(1));
    List<Claimed> claimed = store.claim(NOW, LEASE, ALL);

    Deadline anew = due(-3_600, claimed.getFirst().deadline().scope().id());
    schedule(anew);
    store.done(claimed);

    assertThat(store.held(List.of(claimed.getFirst()))).isEmpty();
    assertThat(store.nextDue()).contains(anew.dueAt());
  }

  @Test
  void whatWasHandledIsRemovedTogetherAndNothingElse() {
    List<Claimed> claimed = new ArrayList<>();
    for (int second = 1; second <= 20; second++) {
      schedule(due(second));
    }
    claimed.addAll(store.claim(NOW, LEASE, ALL));

    store.done(claimed.subList(0, 19));

    assertThat(store.held(claimed)).containsExactly(claimed.getLast().deadline().id());
  }

  private void schedule(Deadline deadline) {
    store.write(List.of(DeadlineStore.scheduling(deadline)));
  }

  private static Deadline due(long secondsAgo) {
    return due(secondsAgo, Long.toString(secondsAgo));
  }

  private static Deadline due(long secondsAgo, String saga) {
    return new Deadline(
        "step",
        new Deadline.Scope(Deadline.Scope.SAGA, "Chasing", saga),
        null,
        null,
        Map.of(),
        NOW.minusSeconds(secondsAgo));
  }
}
