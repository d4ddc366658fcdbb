package huikuan.ledger.account;

import huikuan.platform.axon.RecentAggregates;
import java.time.Duration;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.common.lock.PessimisticLockFactory;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AccountConfiguration {

  private static final int EVENTS_BETWEEN_SNAPSHOTS = 200;

  /** The approximate memory of an open item. */
  private static final int ITEM_BYTES = 250;

  private static final Duration LOCK_WAIT = Duration.ofSeconds(60);

  /** The first attempt looks, the second waits long, the third gives up. */
  private static final int LOCK_ATTEMPTS = 3;

  /** A new attempt, by default every 10 ms, queues behind all others again. */
  @Bean
  LockFactory accountLocks() {
    return PessimisticLockFactory.builder()
        .acquireAttempts(LOCK_ATTEMPTS)
        .lockAttemptTimeout((int) LOCK_WAIT.toMillis())
        .build();
  }

  /** An eighth of the memory. */
  @Bean
  RecentAggregates recentAccounts() {
    long most = Runtime.getRuntime().maxMemory() / 8 / ITEM_BYTES;
    return RecentAggregates.weighed(most, Account::weight);
  }

  @Bean
  SnapshotTriggerDefinition accountSnapshots(Snapshotter snapshotter) {
    return new EventCountSnapshotTriggerDefinition(snapshotter, EVENTS_BETWEEN_SNAPSHOTS);
  }
}
