package huikuan.ledger.recipient;

import huikuan.platform.axon.RecentAggregates;
import java.util.List;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class RecipientConfiguration {

  private static final int EVENTS_BETWEEN_SNAPSHOTS = 100;

  /** In things that were told: some tens of megabytes. */
  private static final long REMEMBERED = 100_000;

  @Bean
  RecentAggregates recentLinks() {
    return RecentAggregates.weighed(REMEMBERED, CustomerLinks::weight);
  }

  /** Looking at a link costs no more as the years go by. */
  @Bean
  SnapshotTriggerDefinition linkSnapshots(Snapshotter snapshotter) {
    return new EventCountSnapshotTriggerDefinition(snapshotter, EVENTS_BETWEEN_SNAPSHOTS);
  }

  /** What recipients are made by is there later than what endpoints are made of. */
  @Bean
  WebMvcConfigurer recipientsByTheirLinks(ObjectProvider<Recipients> recipients) {
    return new WebMvcConfigurer() {
      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new RecipientArgument(recipients));
      }
    };
  }
}
