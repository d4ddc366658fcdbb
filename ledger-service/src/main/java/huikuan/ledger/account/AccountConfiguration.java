package huikuan.ledger.account;

import huikuan.platform.eventlog.RecentAggregates;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AccountConfiguration {

  private static final int EVENTS_BETWEEN_SNAPSHOTS = 200;

  private static final int REMEMBERED = 10_000;

  @Bean
  RecentAggregates recentAccounts() {
    return new RecentAggregates(REMEMBERED);
  }

  @Bean
  SnapshotTriggerDefinition accountSnapshots(Snapshotter snapshotter) {
    return new EventCountSnapshotTriggerDefinition(snapshotter, EVENTS_BETWEEN_SNAPSHOTS);
  }
}
